package io.leadpath.records;

import static io.leadpath.security.Permission.READ_LEADS;
import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.lead.LeadAccess;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.rest.PageRequest;
import io.leadpath.security.CurrentUser;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** All that belongs to a record where its own page shows the newest only; page after page by keyset. */
@Controller
class RelatedList {
    /** How many of a kind the record's own page shows. */
    static final int FEW = 10;

    private static final Map<String, String> BY_AGE = Map.of("createdAt", "created_at");
    private static final String NEWEST = "createdAt,desc";
    private static final String LATEST = "when,desc";

    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Activities activities;
    private final RelatedRecords related;

    RelatedList(
            Accounts accounts,
            Contacts contacts,
            Opportunities opportunities,
            Activities activities,
            RelatedRecords related) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.activities = activities;
        this.related = related;
    }

    /** What happened to a record last. */
    static Window lately() {
        return new Window(Activities.SORT_COLUMNS.get("when"), false, 0, FEW, null);
    }

    @GetMapping("/accounts/{id}/contacts")
    String contactsOfAccount(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        var wanted = ofAccount(id, page, user, model);
        return list("Contacts", "contacts", wanted, contacts.slice(null, id, wanted.window()), model);
    }

    @GetMapping("/accounts/{id}/opportunities")
    String opportunitiesOfAccount(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        var wanted = ofAccount(id, page, user, model);
        return list(
                "Opportunities", "opportunities", wanted, opportunities.slice(null, id, false, wanted.window()), model);
    }

    @GetMapping("/accounts/{id}/leads")
    String leadsOfAccount(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        user.require(READ_LEADS);
        var wanted = ofAccount(id, page, user, model);
        var found = related.leadsOfAccount(id, LeadAccess.seesPartnerLeadsOnly(user), wanted.window());
        return list("Leads", "leads", wanted, found, model);
    }

    @GetMapping("/accounts/{id}/activities")
    String activitiesOfAccount(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        of("/accounts/" + id, accounts.get(id).details().name(), model);
        return activities(Activities.Of.ACCOUNT, id, page, user, model);
    }

    @GetMapping("/contacts/{id}/opportunities")
    String opportunitiesOfContact(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        var wanted = ofContact(id, page, user, model);
        return list(
                "Opportunities", "opportunities", wanted, related.opportunitiesOfContact(id, wanted.window()), model);
    }

    @GetMapping("/contacts/{id}/leads")
    String leadsOfContact(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        user.require(READ_LEADS);
        var wanted = ofContact(id, page, user, model);
        var found = related.leadsOfContact(id, LeadAccess.seesPartnerLeadsOnly(user), wanted.window());
        return list("Leads", "leads", wanted, found, model);
    }

    @GetMapping("/contacts/{id}/activities")
    String activitiesOfContact(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        of("/contacts/" + id, contacts.get(id).details().fullName(), model);
        return activities(Activities.Of.CONTACT, id, page, user, model);
    }

    @GetMapping("/opportunities/{id}/activities")
    String activitiesOfOpportunity(@PathVariable String id, PageParameters page, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        of("/opportunities/" + id, opportunities.get(id).details().name(), model);
        return activities(Activities.Of.OPPORTUNITY, id, page, user, model);
    }

    private PageRequest ofAccount(String id, PageParameters page, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        of("/accounts/" + id, accounts.get(id).details().name(), model);
        return page.sortedBy(BY_AGE, NEWEST);
    }

    private PageRequest ofContact(String id, PageParameters page, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        of("/contacts/" + id, contacts.get(id).details().fullName(), model);
        return page.sortedBy(BY_AGE, NEWEST);
    }

    private static void of(String address, String name, Model model) {
        model.addAttribute("recordAddress", address);
        model.addAttribute("recordName", name);
    }

    private String activities(Activities.Of kind, String id, PageParameters page, CurrentUser user, Model model) {
        var wanted = page.sortedBy(Activities.SORT_COLUMNS, LATEST);
        var found = activities.slice(kind, id, LeadAccess.seesPartnerLeadsOnly(user), wanted.window());
        return list("What happened", "activities", wanted, found, model);
    }

    private static <R> String list(String title, String kind, PageRequest wanted, Slice<R> found, Model model) {
        var shown = Page.of(wanted, found, found.rows().size());
        var address = UriComponentsBuilder.fromPath((String) model.getAttribute("recordAddress"))
                .pathSegment(kind);
        model.addAttribute("title", title);
        model.addAttribute("kind", kind);
        model.addAttribute("page", shown);
        model.addAttribute("further", wanted.after() != null);
        model.addAttribute("firstPage", address.cloneBuilder().toUriString());
        model.addAttribute(
                "nextPage",
                address.cloneBuilder().queryParam("after", shown.after()).toUriString());
        return "related";
    }
}
