package io.leadpath.qualification;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadSearch;
import io.leadpath.lead.LeadStatus;
import io.leadpath.persistence.Window;
import io.leadpath.security.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The same e-mail address or the same company name; nothing weaker. */
@Component
class EqualRecords implements LikelyDuplicates {
    private static final int LONGEST_LIST = 20;
    private static final String NEWEST = LeadSearch.SORT_COLUMNS.get("createdAt");

    private final LeadSearch leads;
    private final Contacts contacts;
    private final Accounts accounts;

    EqualRecords(LeadSearch leads, Contacts contacts, Accounts accounts) {
        this.leads = leads;
        this.contacts = contacts;
        this.accounts = accounts;
    }

    @Override
    public List<Duplicate> of(Lead lead, CurrentUser user) {
        var found = new ArrayList<Duplicate>();
        addLeads(lead, lead.details().email(), "SAME_EMAIL", user, found);
        if (lead.details().company() != null) {
            addLeads(
                    lead,
                    lead.details().lastName() + " " + lead.details().company(),
                    "SAME_PERSON_AND_COMPANY",
                    user,
                    found);
        }
        contacts.withEmail(lead.details().email())
                .forEach(contact -> found.add(new Duplicate(
                        "Contact",
                        contact.details().fullName(),
                        "/contacts/" + contact.id(),
                        List.of("SAME_EMAIL"),
                        null)));
        accounts.named(lead.details().company())
                .forEach(account -> found.add(new Duplicate(
                        "Account",
                        account.details().name(),
                        "/accounts/" + account.id(),
                        List.of("SAME_COMPANY_NAME"),
                        null)));
        return found.stream().limit(LONGEST_LIST).toList();
    }

    private void addLeads(Lead lead, String words, String reason, CurrentUser user, List<Duplicate> found) {
        if (words == null) {
            return;
        }
        var criteria = new LeadSearch.Criteria(
                words, LeadStatus.IN_PROGRESS, null, null, LeadAccess.seesPartnerLeadsOnly(user));
        leads.slice(criteria, new Window(NEWEST, false, 0, LONGEST_LIST, null)).rows().stream()
                .filter(other -> !other.id().equals(lead.id())
                        && found.stream().noneMatch(one -> other.id().equals(one.lead())))
                .map(other -> new Duplicate(
                        "Lead",
                        other.details().personAndCompany(),
                        "/leads/" + other.id(),
                        List.of(reason),
                        other.id()))
                .forEach(found::add);
    }
}
