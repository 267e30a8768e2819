package io.leadpath.records;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;

import io.leadpath.layout.Form;
import io.leadpath.opportunity.ContactRoles;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.OpportunityEditing;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms on an opportunity's page that say who takes part in it. */
@Controller
class ContactRolePages {
    private final Opportunities opportunities;
    private final OpportunityEditing editing;
    private final ContactRoles roles;
    private final OpportunityView view;

    ContactRolePages(
            Opportunities opportunities, OpportunityEditing editing, ContactRoles roles, OpportunityView view) {
        this.opportunities = opportunities;
        this.editing = editing;
        this.roles = roles;
        this.view = view;
    }

    /** Which contact a form is about. */
    private record Wanted(String contactId) {
        private Wanted {
            contactId = Values.text(contactId);
        }
    }

    @PostMapping("/opportunities/{id}/contact-roles")
    String add(
            @PathVariable String id,
            FormFields<Wanted> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return change(id, sent, roles::add, "The contact takes part.", user, model, answer, next);
    }

    @PostMapping("/opportunities/{id}/contact-roles/primary")
    String makePrimary(
            @PathVariable String id,
            FormFields<Wanted> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return change(id, sent, roles::makePrimary, "The primary contact is another one.", user, model, answer, next);
    }

    @PostMapping("/opportunities/{id}/contact-roles/remove")
    String remove(
            @PathVariable String id,
            FormFields<Wanted> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return change(id, sent, roles::remove, "The contact no longer takes part.", user, model, answer, next);
    }

    /** @param change of the opportunity's and the contact's id */
    private String change(
            String id,
            FormFields<Wanted> sent,
            BiConsumer<String, String> change,
            String done,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        user.require(EDIT_OPPORTUNITIES);
        editing.checkMayEdit(opportunities.get(id), user);
        try {
            change.accept(id, sent.read().contactId());
        } catch (BusinessException refusal) {
            answer.setStatus(refusal.httpStatus());
            return view.show(
                    id,
                    user,
                    Form.of(sent.typed()).keyed(OpportunityView.CONTACT).refused(refusal),
                    model);
        }
        next.addFlashAttribute(Form.DONE, done);
        return "redirect:/opportunities/{id}#contacts";
    }
}
