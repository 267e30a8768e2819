package io.leadpath.account;

import io.leadpath.lead.LeadOwners;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what people know about an account. */
@Service
@Transactional
public class AccountEditing {
    private final Accounts accounts;
    private final LeadOwners owners;

    AccountEditing(Accounts accounts, LeadOwners owners) {
        this.accounts = accounts;
        this.owners = owners;
    }

    /** Writes the wanted details; a new owner must exist. What was recorded before is not judged again. */
    public Account edit(Account account, AccountDetails wanted) {
        if (!Objects.equals(wanted.owner(), account.details().owner())) {
            owners.check(wanted.owner());
        }
        return accounts.edit(account.id(), wanted, account.version());
    }
}
