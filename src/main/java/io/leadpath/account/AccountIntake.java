package io.leadpath.account;

import io.leadpath.security.Users;
import io.leadpath.shared.Validation;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way in for accounts that another system knows. One whose name means the same is that account, not a second one. */
@Service
@Transactional
public class AccountIntake {
    private final Accounts accounts;
    private final Users users;
    private final Clock clock;

    AccountIntake(Accounts accounts, Users users, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.clock = clock;
    }

    /** The account that was made, or that was there and had its empty fields filled. */
    public record Received(Account account, boolean merged) {}

    /**
     * @param details what is known; an owner who is no user is passed over
     * @param createdAt since when the other system knows the account; null: now
     */
    public Received receive(AccountDetails details, Instant createdAt) {
        var offered = Validation.valid(details).ownedBy(owner(details.owner()));
        var known = named(offered.name());
        if (known.isPresent()) {
            return new Received(fill(known.get(), offered), true);
        }
        var account =
                new Account(UUID.randomUUID().toString(), offered, createdAt == null ? clock.instant() : createdAt, 0);
        accounts.add(account);
        return new Received(accounts.get(account.id()), false);
    }

    /** Where several names mean the same, the one that is spelled the same goes first, then the oldest account. */
    private Optional<Account> named(String name) {
        return accounts.named(name).stream()
                .min(Comparator.comparing(account -> !account.details().name().equalsIgnoreCase(name)));
    }

    private Account fill(Account known, AccountDetails offered) {
        var held = accounts.lock(known.id());
        var filled = held.details().filledFrom(offered);
        return filled.equals(held.details()) ? held : accounts.edit(held.id(), filled, held.version());
    }

    private String owner(String owner) {
        return owner == null || users.find(owner).isEmpty() ? null : owner;
    }
}
