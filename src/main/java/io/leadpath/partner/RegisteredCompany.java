package io.leadpath.partner;

import io.leadpath.lead.LeadDetails;
import io.leadpath.persistence.MatchKeys;
import io.leadpath.security.SignedTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a company or person is recognised when another lead of theirs comes in; null where nothing is known.
 *
 * @param emailHash the keyed fingerprint of the address: without the key nobody can try addresses until one fits
 * @param formerEmailHash what registrations were stored with before there was a key; it ends with their protection
 */
record RegisteredCompany(String companyKey, String emailHash, String formerEmailHash) {
    private static final String PURPOSE = "partner-registration";

    static RegisteredCompany of(LeadDetails lead, SignedTokens tokens) {
        var company = MatchKeys.company(lead.company());
        var email = MatchKeys.email(lead.email());
        return email == null
                ? new RegisteredCompany(company, null, null)
                : new RegisteredCompany(company, tokens.fingerprint(PURPOSE, email), formerHash(email));
    }

    private static String formerHash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
