package io.leadpath.conversion;

import static io.leadpath.shared.ErrorCode.INVALID_CROSS_REFERENCE;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.lead.Lead;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds the records that a conversion reuses, and refuses those that do not exist or do not belong together. */
@Component
class ReusedRecords {
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;

    ReusedRecords(Accounts accounts, Contacts contacts, Opportunities opportunities) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
    }

    /** Each null where a new record is to be made, or none. */
    record Reused(Account account, Contact contact, Opportunity opportunity) {}

    /**
     * @param hold whether to hold the records against changes by others until the transaction ends; always account
     *     first, then contact, then opportunity, so that no two conversions wait for each other
     */
    Reused find(Lead lead, ConversionRequest request, boolean hold) {
        var problems = new ArrayList<Problem>();
        var opportunity = named(request.opportunityId(), "opportunityId", "opportunity", opportunities::find, problems);
        var returning = Optional.ofNullable(lead.details().contactId()).flatMap(contacts::find);
        var account = request.accountId() != null
                ? named(request.accountId(), "accountId", "account", accounts::find, problems)
                : Optional.ofNullable(opportunity)
                        .map(Opportunity::accountId)
                        .or(() -> returning.map(Contact::accountId))
                        .flatMap(accounts::find)
                        .orElse(null);
        var contact = request.contactId() != null
                ? named(request.contactId(), "contactId", "contact", contacts::find, problems)
                : returning.filter(known -> belongs(known.accountId(), account)).orElse(null);
        if (account != null && contact != null && !belongs(contact.accountId(), account)) {
            problems.add(elsewhere("contactId", "contact"));
        }
        if (account != null && opportunity != null && !belongs(opportunity.accountId(), account)) {
            problems.add(elsewhere("opportunityId", "opportunity"));
        }
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
        return hold ? held(account, contact, opportunity) : new Reused(account, contact, opportunity);
    }

    private Reused held(Account account, Contact contact, Opportunity opportunity) {
        return new Reused(
                account == null ? null : accounts.lock(account.id()),
                contact == null ? null : contacts.lock(contact.id()),
                opportunity == null ? null : opportunities.lock(opportunity.id()));
    }

    private static <R> R named(
            String id, String field, String what, Function<String, Optional<R>> find, List<Problem> problems) {
        if (id == null) {
            return null;
        }
        var found = find.apply(id);
        if (found.isEmpty()) {
            problems.add(new Problem(
                    field, INVALID_CROSS_REFERENCE, "'" + field + "': there is no " + what + " with this id."));
        }
        return found.orElse(null);
    }

    private static boolean belongs(String accountId, Account account) {
        return account != null && Objects.equals(accountId, account.id());
    }

    private static Problem elsewhere(String field, String what) {
        return new Problem(
                field,
                INVALID_CROSS_REFERENCE,
                "'" + field + "': this " + what + " belongs to another account; choose one of the account's own.");
    }
}
