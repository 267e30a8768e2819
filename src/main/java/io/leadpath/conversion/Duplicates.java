package io.leadpath.conversion;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.lead.LeadDetails;
import io.leadpath.persistence.MatchKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Existing records that a conversion would make a second time: an account whose name means the same, a contact with the
 * same e-mail address. Nothing weaker blocks.
 */
@Component
class Duplicates {
    private static final int LIMIT = 20;

    private final Accounts accounts;
    private final Contacts contacts;

    Duplicates(Accounts accounts, Contacts contacts) {
        this.accounts = accounts;
        this.contacts = contacts;
    }

    /** The likeliest first, at most 20. */
    List<Match> of(LeadDetails lead, boolean newAccount, boolean newContact) {
        var sameName = newAccount ? accounts.named(lead.company()) : List.<Account>of();
        var sameEmail = newContact ? contacts.withEmail(lead.email()) : List.<Contact>of();
        return Stream.concat(
                        sameEmail.stream().map(contact -> match(lead, contact)),
                        sameName.stream().map(account -> match(lead, account)))
                .sorted(Comparator.comparingInt(Match::score).reversed())
                .limit(LIMIT)
                .toList();
    }

    private static Match match(LeadDetails lead, Account account) {
        var held = account.details();
        var reasons = new ArrayList<>(List.of("SAME_COMPANY_NAME"));
        var score = 80;
        if (isSame(host(lead.website()), host(held.website()))) {
            reasons.add("SAME_WEBSITE");
            score += 15;
        }
        if (isSame(MatchKeys.name(lead.country()), MatchKeys.name(held.billingCountry()))) {
            reasons.add("SAME_COUNTRY");
            score += 5;
        }
        return new Match(Match.Type.ACCOUNT, account.id(), held.name(), List.copyOf(reasons), score);
    }

    private static Match match(LeadDetails lead, Contact contact) {
        var held = contact.details();
        var sameName = isSame(MatchKeys.name(lead.lastName()), MatchKeys.name(held.lastName()));
        return new Match(
                Match.Type.CONTACT,
                contact.id(),
                held.fullName(),
                sameName ? List.of("SAME_EMAIL", "SAME_LAST_NAME") : List.of("SAME_EMAIL"),
                sameName ? 100 : 90);
    }

    private static String host(String website) {
        return website == null
                ? null
                : website.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^[a-z]+://", "")
                        .replaceFirst("^www\\.", "")
                        .replaceFirst("[/?#:].*$", "");
    }

    private static boolean isSame(String one, String other) {
        return one != null && !one.isEmpty() && Objects.equals(one, other);
    }
}
