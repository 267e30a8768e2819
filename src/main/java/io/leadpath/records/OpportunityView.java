package io.leadpath.records;

import static io.leadpath.security.Permission.CORRECT_CONVERSIONS;
import static io.leadpath.security.Permission.EDIT_ALL_OPPORTUNITIES;
import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;
import static io.leadpath.security.Permission.LOG_ACTIVITIES;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.ActivityType;
import io.leadpath.conversion.Conversions;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.Place;
import io.leadpath.lead.LeadAccess;
import io.leadpath.opportunity.ContactRole;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.PursuitSteps;
import io.leadpath.opportunity.Stage;
import io.leadpath.persistence.Window;
import io.leadpath.security.CurrentUser;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the page of an opportunity shows, with its forms empty or one of them refused. */
@Component
class OpportunityView {
    /** The forms of the page by their keys. */
    static final List<String> FORMS = List.of("stage", "close-date", "won", "lost", "activity", "contact");
    /** The form that lets one more contact take part. */
    static final String CONTACT = "contact";

    private static final int MOST_CONTACTS_TO_CHOOSE = 100;

    private final Opportunities opportunities;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Activities activities;
    private final PursuitSteps steps;
    private final Conversions conversions;
    private final Origins origins;

    OpportunityView(
            Opportunities opportunities,
            Accounts accounts,
            Contacts contacts,
            Activities activities,
            PursuitSteps steps,
            Conversions conversions,
            Origins origins) {
        this.opportunities = opportunities;
        this.accounts = accounts;
        this.contacts = contacts;
        this.activities = activities;
        this.steps = steps;
        this.conversions = conversions;
        this.origins = origins;
    }

    /** A contact's part in the deal. */
    record Part(Contact contact, boolean primary) {}

    /** @param refused one of the page's forms; null: none was sent */
    String show(String id, CurrentUser user, Form refused, Model model) {
        var deal = opportunities.get(id);
        var details = deal.details();
        model.addAttribute("deal", deal);
        model.addAttribute("account", accounts.get(deal.accountId()));
        model.addAttribute(
                "partner",
                details.partnerAccountId() == null
                        ? null
                        : accounts.find(details.partnerAccountId()).orElse(null));
        model.addAttribute("mayEdit", mayEdit(deal, user));
        model.addAttribute("mayLog", mayLog(deal, user));
        model.addAttribute("mayCorrect", user.may(CORRECT_CONVERSIONS));
        model.addAttribute("tasklist", Place.TASKLIST_ADDRESS);
        model.addAttribute("step", steps.of(id).orElse(null));
        var parts = parts(id);
        model.addAttribute("parts", parts);
        model.addAttribute(
                "people",
                parts.stream()
                        .map(Part::contact)
                        .map(contact ->
                                new Choice(contact.id(), contact.details().fullName()))
                        .toList());
        model.addAttribute("colleagues", mayEdit(deal, user) ? colleagues(deal, parts) : List.of());
        model.addAttribute(
                "origins", origins.of(conversions.ofOpportunity(id, deal.originLeadId(), RelatedList.FEW), user));
        model.addAttribute(
                "activities",
                activities.slice(
                        Activities.Of.OPPORTUNITY, id, LeadAccess.seesPartnerLeadsOnly(user), RelatedList.lately()));
        model.addAttribute("types", Choice.of(ActivityType.values()));
        model.addAttribute(
                "stages",
                Arrays.stream(Stage.values())
                        .filter(stage -> !stage.isClosed() && stage != details.stage())
                        .map(stage -> new Choice(stage.name(), stage.label()))
                        .toList());
        model.addAttribute("forms", forms(deal, refused));
        return "opportunity";
    }

    private static boolean mayEdit(Opportunity deal, CurrentUser user) {
        return user.may(EDIT_ALL_OPPORTUNITIES)
                || user.may(EDIT_OPPORTUNITIES)
                        && user.id().equals(deal.details().owner());
    }

    private static boolean mayLog(Opportunity deal, CurrentUser user) {
        return user.may(LOG_ACTIVITIES)
                && (!LeadAccess.seesPartnerLeadsOnly(user) || deal.details().partnerAccountId() != null);
    }

    private List<Part> parts(String id) {
        var roles = opportunities.contactRoles(id);
        var people = contacts.all(roles.stream().map(ContactRole::contactId).toList()).stream()
                .collect(Collectors.toMap(Contact::id, contact -> contact));
        return roles.stream()
                .map(role -> new Part(people.get(role.contactId()), role.primaryContact()))
                .toList();
    }

    /** The account's contacts that do not take part yet, by name. */
    private List<Choice> colleagues(Opportunity deal, List<Part> parts) {
        var byName = new Window(Contacts.SORT_COLUMNS.get("lastName"), true, 0, MOST_CONTACTS_TO_CHOOSE, null);
        return contacts.slice(null, deal.accountId(), byName).rows().stream()
                .filter(contact ->
                        parts.stream().noneMatch(part -> part.contact().id().equals(contact.id())))
                .map(contact -> new Choice(contact.id(), contact.details().fullName()))
                .toList();
    }

    private static Map<String, Form> forms(Opportunity deal, Form refused) {
        var forms = new HashMap<String, Form>();
        FORMS.forEach(key -> forms.put(
                key, Form.of(new Known(deal.details().amount())).keyed(key).at(deal.version())));
        if (refused != null) {
            forms.put(refused.key(), refused);
        }
        return forms;
    }

    /** What the forms of a deal are filled with. */
    private record Known(BigDecimal amount) {}
}
