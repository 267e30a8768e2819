package io.leadpath.records;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.account.ReturningContacts;
import io.leadpath.account.ReturningContacts.NewInterest;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
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

/** A known contact is interested again: a form, and the lead that comes of it. */
@Controller
class ReturningContactPages {
    private final ReturningContacts returning;
    private final Contacts contacts;
    private final Accounts accounts;
    private final LeadSources sources;

    ReturningContactPages(ReturningContacts returning, Contacts contacts, Accounts accounts, LeadSources sources) {
        this.returning = returning;
        this.contacts = contacts;
        this.accounts = accounts;
        this.sources = sources;
    }

    @GetMapping("/contacts/{id}/leads/new")
    String newInterest(@PathVariable String id, CurrentUser user, Model model) {
        returning.checkMayReturn(id, user);
        return form(id, Form.empty(), model);
    }

    @PostMapping("/contacts/{id}/leads")
    String comeBack(
            @PathVariable String id,
            FormFields<NewInterest> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        returning.checkMayReturn(id, user);
        try {
            var received = returning.enquireAgain(id, sent.read(), user);
            next.addFlashAttribute(
                    Form.DONE,
                    received.merged()
                            ? "This person's lead is in progress already; the new interest was added to it."
                            : "The contact is a lead again.");
            return "redirect:/leads/" + received.lead().id();
        } catch (BusinessException refusal) {
            answer.setStatus(refusal.httpStatus());
            return form(id, Form.of(sent.typed()).refused(refusal), model);
        }
    }

    private String form(String id, Form form, Model model) {
        var contact = contacts.get(id);
        model.addAttribute("contact", contact);
        model.addAttribute("account", accounts.get(contact.accountId()));
        model.addAttribute("sources", Choice.of(sources.sources()));
        model.addAttribute(Form.NAME, form);
        return "contact-interest";
    }
}
