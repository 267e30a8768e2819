package io.leadpath.records;

import static io.leadpath.security.Permission.CORRECT_CONVERSIONS;
import static io.leadpath.security.Permission.EDIT_LEADS;
import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;
import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.ContactEditing;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.conversion.Conversions;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadSources;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One contact with what belongs to it, and the form that changes it. */
@Controller
class ContactPages {
    private final Contacts contacts;
    private final ContactEditing editing;
    private final Accounts accounts;
    private final Conversions conversions;
    private final Activities activities;
    private final LeadSources sources;
    private final RelatedRecords related;
    private final Origins origins;
    private final OwnerChoices owners;

    ContactPages(
            Contacts contacts,
            ContactEditing editing,
            Accounts accounts,
            Conversions conversions,
            Activities activities,
            LeadSources sources,
            RelatedRecords related,
            Origins origins,
            OwnerChoices owners) {
        this.contacts = contacts;
        this.editing = editing;
        this.accounts = accounts;
        this.conversions = conversions;
        this.activities = activities;
        this.sources = sources;
        this.related = related;
        this.origins = origins;
        this.owners = owners;
    }

    @GetMapping("/contacts/{id}")
    String contact(@PathVariable String id, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        var contact = contacts.get(id);
        var few = RelatedRecords.newest(RelatedList.FEW);
        var deals = related.opportunitiesOfContact(id, few);
        model.addAttribute("contact", contact);
        model.addAttribute("account", accounts.get(contact.accountId()));
        model.addAttribute("mayEdit", user.may(EDIT_OPPORTUNITIES));
        model.addAttribute("mayReturn", user.may(EDIT_LEADS) && !LeadAccess.seesPartnerLeadsOnly(user));
        model.addAttribute("mayCorrect", user.may(CORRECT_CONVERSIONS));
        model.addAttribute("deals", deals);
        model.addAttribute("primaryOf", related.primaryOf(id, deals.rows()));
        model.addAttribute("leads", related.leadsOfContact(id, LeadAccess.seesPartnerLeadsOnly(user), few));
        model.addAttribute("origins", origins.of(conversions.ofContact(id, RelatedList.FEW), user));
        model.addAttribute(
                "activities",
                activities.slice(
                        Activities.Of.CONTACT, id, LeadAccess.seesPartnerLeadsOnly(user), RelatedList.lately()));
        return "contact";
    }

    @GetMapping("/contacts/{id}/edit")
    String edit(@PathVariable String id, CurrentUser user, Model model) {
        user.require(EDIT_OPPORTUNITIES);
        var contact = contacts.get(id);
        return form(contact, Form.of(contact.details()).at(contact.version()), model);
    }

    @PostMapping("/contacts/{id}/edit")
    String change(
            @PathVariable String id,
            FormFields<ContactDetails> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        user.require(EDIT_OPPORTUNITIES);
        var contact = contacts.get(id);
        try {
            sent.check(contact.version(), "contact");
            editing.edit(contact, sent.read());
        } catch (BusinessException refusal) {
            var now = contacts.get(id);
            answer.setStatus(refusal.httpStatus());
            var form = Form.of(sent.typed()).at(now.version()).refused(refusal, now.details());
            return form(now, form, model);
        }
        next.addFlashAttribute(Form.DONE, "The contact is saved.");
        return "redirect:/contacts/{id}";
    }

    private String form(Contact contact, Form form, Model model) {
        model.addAttribute("contact", contact);
        model.addAttribute(Form.NAME, form);
        model.addAttribute("sources", Choice.of(sources.sources(), form.value("source")));
        model.addAttribute("owners", owners.toGive(OwnerChoices.SELLING, false, form.value("owner")));
        return "contact-edit";
    }
}
