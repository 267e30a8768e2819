package io.leadpath.lead.web;

import static io.leadpath.security.Permission.EDIT_LEADS;

import io.leadpath.layout.Form;
import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.FieldHistory;
import io.leadpath.lead.FieldHistory.Change;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadEditing;
import io.leadpath.lead.Leads;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms by which people record a lead and change what is known about it. */
@Controller
class LeadFormPages {
    private static final String FORM_PAGE = "lead-form";

    private final Leads leads;
    private final ConvertedLeads converted;
    private final LeadDesk desk;
    private final LeadEditing editing;
    private final FieldHistory history;
    private final LeadForm fields;

    LeadFormPages(
            Leads leads,
            ConvertedLeads converted,
            LeadDesk desk,
            LeadEditing editing,
            FieldHistory history,
            LeadForm fields) {
        this.leads = leads;
        this.converted = converted;
        this.desk = desk;
        this.editing = editing;
        this.history = history;
        this.fields = fields;
    }

    @GetMapping("/leads/new")
    String newLead(CurrentUser user, Model model) {
        user.require(EDIT_LEADS);
        return show("New lead", Form.empty(), model);
    }

    @PostMapping("/leads/new")
    String receive(
            FormFields<LeadDetails> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        user.require(EDIT_LEADS);
        try {
            var details = sent.read();
            if (LeadAccess.seesPartnerLeadsOnly(user) && details.partnerAccountId() == null) {
                throw BusinessException.invalid(
                        "partnerAccountId", ErrorCode.REQUIRED_FIELD_MISSING, "Say which partner brought the lead in.");
            }
            var received = desk.receive(details, user);
            redirect.addFlashAttribute(
                    Form.DONE,
                    received.merged()
                            ? "There is a lead in progress of this person: what you typed was added to it, and no second lead was made."
                            : "The lead is recorded and on its way.");
            redirect.addAttribute("id", received.lead().id());
            return "redirect:/leads/{id}";
        } catch (BusinessException reason) {
            response.setStatus(reason.httpStatus());
            return show("New lead", Form.of(sent.typed()).refused(reason), model);
        }
    }

    @GetMapping("/leads/{id}/edit")
    String edit(@PathVariable String id, CurrentUser user, Model model) {
        checkMayEdit(id, user);
        var lead = leads.get(id);
        model.addAttribute("lead", lead);
        return show(title(lead), Form.of(lead.details()).at(lead.version()), model);
    }

    @PostMapping("/leads/{id}/edit")
    String change(
            @PathVariable String id,
            @RequestParam long version,
            FormFields<LeadDetails> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        checkMayEdit(id, user);
        try {
            editing.edit(id, version, sent::applyTo, user);
            redirect.addFlashAttribute(Form.DONE, "Saved.");
            return "redirect:/leads/{id}";
        } catch (BusinessException reason) {
            response.setStatus(reason.httpStatus());
            var lead = leads.get(id);
            var meanwhile = history.editsAfter(id, version);
            model.addAttribute("lead", lead);
            model.addAttribute("meanwhile", meanwhile);
            var form = Form.of(merged(sent.typed(), lead.details(), meanwhile)).at(lead.version());
            return show(title(lead), form.refused(reason), model);
        }
    }

    private void checkMayEdit(String id, CurrentUser user) {
        user.require(EDIT_LEADS);
        var lead = leads.get(id);
        LeadAccess.checkReach(lead, user);
        converted.refuse(lead);
    }

    private static String title(Lead lead) {
        return "Edit " + lead.details().fullName();
    }

    private String show(String title, Form form, Model model) {
        model.addAttribute("title", title);
        model.addAttribute(Form.NAME, form);
        model.addAttribute("groups", fields.groups(form.value("owner")));
        return FORM_PAGE;
    }

    /** What was typed, and what somebody else wrote meanwhile where nothing else was typed: saving undoes neither. */
    private static Map<String, String> merged(Map<String, String> typed, LeadDetails now, List<Change> meanwhile) {
        var merged = new HashMap<>(typed);
        var current = Form.of(now);
        var seen = new HashSet<String>();
        for (var change : meanwhile) {
            var field = Codes.toVariable(change.field());
            var untouched = Objects.requireNonNullElse(change.oldValue(), "")
                    .equals(typed.getOrDefault(field, "").strip());
            if (seen.add(field) && untouched) {
                merged.put(field, current.value(field));
            }
        }
        return merged;
    }
}
