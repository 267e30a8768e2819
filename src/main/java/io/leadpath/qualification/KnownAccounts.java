package io.leadpath.qualification;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.lead.LeadDetails;
import io.leadpath.matching.Duplicates;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells which leads belong to somebody we do business with already. */
@Component
public class KnownAccounts {
    private final Accounts accounts;
    private final Contacts contacts;
    private final Duplicates duplicates;

    KnownAccounts(Accounts accounts, Contacts contacts, Duplicates duplicates) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.duplicates = duplicates;
    }

    /**
     * The account of the contact the lead is known to be, else of the contact with the same e-mail address, else the
     * account whose name means the same; the likeliest of several, then the oldest. Nothing weaker counts.
     */
    public Optional<Account> of(LeadDetails lead) {
        return Optional.ofNullable(lead.contactId())
                .flatMap(contacts::find)
                .map(Contact::accountId)
                .or(() -> matching(lead))
                .flatMap(accounts::find);
    }

    private Optional<String> matching(LeadDetails lead) {
        var matches = duplicates.blocking(lead);
        return first(MatchType.CONTACT, matches).or(() -> first(MatchType.ACCOUNT, matches));
    }

    private static Optional<String> first(MatchType type, List<Match> matches) {
        return matches.stream()
                .filter(match -> match.type() == type)
                .map(Match::accountId)
                .findFirst();
    }
}
