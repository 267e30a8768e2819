package io.leadpath.records;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;
import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.AccountEditing;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Rating;
import io.leadpath.opportunity.Opportunities;
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

/** One account with what belongs to it, and the form that changes it. */
@Controller
class AccountPages {
    private final Accounts accounts;
    private final AccountEditing editing;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Activities activities;
    private final RelatedRecords related;
    private final OwnerChoices owners;

    AccountPages(
            Accounts accounts,
            AccountEditing editing,
            Contacts contacts,
            Opportunities opportunities,
            Activities activities,
            RelatedRecords related,
            OwnerChoices owners) {
        this.accounts = accounts;
        this.editing = editing;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.activities = activities;
        this.related = related;
        this.owners = owners;
    }

    @GetMapping("/accounts/{id}")
    String account(@PathVariable String id, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        var account = accounts.get(id);
        var few = RelatedRecords.newest(RelatedList.FEW);
        model.addAttribute("account", account);
        model.addAttribute("mayEdit", user.may(EDIT_OPPORTUNITIES));
        model.addAttribute("contacts", contacts.slice(null, id, few));
        model.addAttribute("open", opportunities.slice(null, id, true, few));
        model.addAttribute("closed", related.closedOfAccount(id, few));
        model.addAttribute("leads", related.leadsOfAccount(id, LeadAccess.seesPartnerLeadsOnly(user), few));
        model.addAttribute(
                "activities",
                activities.slice(
                        Activities.Of.ACCOUNT, id, LeadAccess.seesPartnerLeadsOnly(user), RelatedList.lately()));
        return "account";
    }

    @GetMapping("/accounts/{id}/edit")
    String edit(@PathVariable String id, CurrentUser user, Model model) {
        user.require(EDIT_OPPORTUNITIES);
        var account = accounts.get(id);
        return form(account, Form.of(account.details()).at(account.version()), model);
    }

    @PostMapping("/accounts/{id}/edit")
    String change(
            @PathVariable String id,
            FormFields<AccountDetails> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        user.require(EDIT_OPPORTUNITIES);
        var account = accounts.get(id);
        try {
            sent.check(account.version(), "account");
            editing.edit(account, sent.read());
        } catch (BusinessException refusal) {
            var now = accounts.get(id);
            answer.setStatus(refusal.httpStatus());
            var form = Form.of(sent.typed()).at(now.version()).refused(refusal, now.details());
            return form(now, form, model);
        }
        next.addFlashAttribute(Form.DONE, "The account is saved.");
        return "redirect:/accounts/{id}";
    }

    private String form(Account account, Form form, Model model) {
        model.addAttribute("account", account);
        model.addAttribute(Form.NAME, form);
        model.addAttribute("owners", owners.toGive(OwnerChoices.SELLING, false, form.value("owner")));
        model.addAttribute("ratings", Choice.of(Rating.values()));
        return "account-edit";
    }
}
