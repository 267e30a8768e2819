package io.leadpath.partner;

import io.leadpath.lead.LeadDetails;
import io.leadpath.persistence.MatchKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what a company or person is recognised when another lead of theirs comes in; null where nothing is known. */
record RegisteredCompany(String companyKey, String emailHash) {

    static RegisteredCompany of(LeadDetails lead) {
        var email = MatchKeys.email(lead.email());
        return new RegisteredCompany(MatchKeys.company(lead.company()), email == null ? null : hash(email));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
