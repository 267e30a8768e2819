package io.leadpath.records;

import static io.leadpath.security.Permission.EDIT_ALL_OPPORTUNITIES;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.InWords;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.Lead;
import io.leadpath.opportunity.CloseDates;
import io.leadpath.opportunity.OpportunityOpening.NewDeal;
import io.leadpath.qualification.LateOpportunities;
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

/** A new opportunity with a contact, credited to an earlier conversion where there is one. */
@Controller
class LateOpportunityPages {
    private final LateOpportunities late;
    private final CloseDates closeDates;
    private final Contacts contacts;
    private final Accounts accounts;
    private final RelatedRecords related;
    private final OwnerChoices owners;

    LateOpportunityPages(
            LateOpportunities late,
            CloseDates closeDates,
            Contacts contacts,
            Accounts accounts,
            RelatedRecords related,
            OwnerChoices owners) {
        this.late = late;
        this.closeDates = closeDates;
        this.contacts = contacts;
        this.accounts = accounts;
        this.related = related;
        this.owners = owners;
    }

    @GetMapping("/contacts/{id}/opportunities/new")
    String newOpportunity(@PathVariable String id, CurrentUser user, Model model) {
        late.checkMayOpen(id, user);
        var form = Form.empty().with("closeDate", closeDates.byDefault().toString());
        return form(id, form, user, model);
    }

    @PostMapping("/contacts/{id}/opportunities")
    String open(
            @PathVariable String id,
            FormFields<NewDeal> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        late.checkMayOpen(id, user);
        try {
            var opened = late.open(id, sent.read(), user);
            next.addFlashAttribute(
                    Form.DONE,
                    opened.originLeadId() == null
                            ? "The opportunity is open."
                            : "The opportunity is open, and its credit is recorded.");
            return "redirect:/opportunities/" + opened.id();
        } catch (BusinessException refusal) {
            answer.setStatus(refusal.httpStatus());
            return form(id, Form.of(sent.typed()).refused(refusal), user, model);
        }
    }

    private String form(String id, Form form, CurrentUser user, Model model) {
        var contact = contacts.get(id);
        model.addAttribute("contact", contact);
        model.addAttribute("account", accounts.get(contact.accountId()));
        model.addAttribute(Form.NAME, form);
        model.addAttribute("mayNameOwner", user.may(EDIT_ALL_OPPORTUNITIES));
        model.addAttribute("owners", owners.toGive(OwnerChoices.SELLING, false, form.value("ownerId")));
        model.addAttribute(
                "leads",
                related.withoutOpportunity(id, RelatedList.FEW).stream()
                        .map(lead -> choice(lead, (InWords) model.getAttribute("say")))
                        .toList());
        return "contact-opportunity";
    }

    private static Choice choice(Lead lead, InWords say) {
        var converted = say.when(lead.state().convertedAt());
        return new Choice(lead.id(), lead.details().fullName() + ", converted " + converted + " UTC");
    }
}
