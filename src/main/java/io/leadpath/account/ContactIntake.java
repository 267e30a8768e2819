package io.leadpath.account;

import io.leadpath.lead.DoNotRecord;
import io.leadpath.persistence.MatchKeys;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way in for contacts that another system knows. One of equal e-mail address at the same account is that contact, not
 * a second one; an account that is not there is made.
 */
@Service
@Transactional
public class ContactIntake {
    private final Contacts contacts;
    private final AccountIntake accounts;
    private final DoNotRecord doNotRecord;
    private final Users users;
    private final Clock clock;

    ContactIntake(Contacts contacts, AccountIntake accounts, DoNotRecord doNotRecord, Users users, Clock clock) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.doNotRecord = doNotRecord;
        this.users = users;
        this.clock = clock;
    }

    /** The contact that was made, or that was there and had its empty fields filled. */
    public record Received(Contact contact, boolean merged, boolean accountCreated) {}

    /**
     * @param accountName of the company the contact works for; an account of that name stays as it is
     * @param details what is known; an owner who is no user is passed over
     * @param createdAt since when the other system knows the contact; null: now
     * @throws BusinessException 400 when it is not valid, 409 when the person asked not to be contacted and was erased
     */
    public Received receive(String accountName, ContactDetails details, Instant createdAt) {
        var offered = Validation.valid(details).ownedBy(owner(details.owner()));
        doNotRecord.refuse(offered.signs());
        var account = accounts.receive(AccountDetails.named(accountName), createdAt);
        var known = known(account.account(), offered);
        if (known.isPresent()) {
            return new Received(fill(known.get(), offered), true, false);
        }
        var contact = new Contact(
                UUID.randomUUID().toString(),
                account.account().id(),
                offered,
                createdAt == null ? clock.instant() : createdAt,
                0);
        contacts.add(contact);
        return new Received(contacts.get(contact.id()), false, !account.merged());
    }

    private Optional<Contact> known(Account account, ContactDetails offered) {
        return MatchKeys.email(offered.email()) == null
                ? Optional.empty()
                : contacts.withEmail(offered.email()).stream()
                        .filter(contact -> contact.accountId().equals(account.id()))
                        .findFirst();
    }

    private Contact fill(Contact known, ContactDetails offered) {
        var held = contacts.lock(known.id());
        var filled = held.details().filledFrom(offered);
        return filled.equals(held.details()) ? held : contacts.edit(held.id(), filled, held.version());
    }

    private String owner(String owner) {
        return owner == null || users.find(owner).isEmpty() ? null : owner;
    }
}
