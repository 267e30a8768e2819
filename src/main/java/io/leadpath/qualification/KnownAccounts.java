package io.leadpath.qualification;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.lead.LeadDetails;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells which leads belong to somebody we do business with already. */
@Component
public class KnownAccounts {
    private final Accounts accounts;
    private final Contacts contacts;

    KnownAccounts(Accounts accounts, Contacts contacts) {
        this.accounts = accounts;
        this.contacts = contacts;
    }

    /**
     * The account of the contact the lead is known to be, else of the contact with the same e-mail address, else the
     * account whose name means the same; the oldest of several. Nothing weaker counts.
     */
    public Optional<Account> of(LeadDetails lead) {
        return contact(lead)
                .map(Contact::accountId)
                .flatMap(accounts::find)
                .or(() -> accounts.named(lead.company()).stream().findFirst());
    }

    private Optional<Contact> contact(LeadDetails lead) {
        return Optional.ofNullable(lead.contactId())
                .flatMap(contacts::find)
                .or(() -> contacts.withEmail(lead.email()).stream().findFirst());
    }
}
