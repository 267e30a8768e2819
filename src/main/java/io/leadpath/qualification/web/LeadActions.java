package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.LOG_ACTIVITIES;
import static io.leadpath.security.Permission.MERGE_LEADS;

import io.leadpath.layout.Form;
import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadActivities;
import io.leadpath.lead.LeadActivities.NewActivity;
import io.leadpath.lead.LeadMerging;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.LeadMessages.Message;
import io.leadpath.qualification.OptOuts;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms and buttons on a lead's page. Each leads back to the page, which says what was done. */
@Controller
class LeadActions {
    private static final String PAGE = "redirect:/leads/{id}";

    private final Leads leads;
    private final ConvertedLeads converted;
    private final LeadActivities log;
    private final LeadMerging merging;
    private final MessageDesk desk;
    private final OptOuts optOuts;

    LeadActions(
            Leads leads,
            ConvertedLeads converted,
            LeadActivities log,
            LeadMerging merging,
            MessageDesk desk,
            OptOuts optOuts) {
        this.leads = leads;
        this.converted = converted;
        this.log = log;
        this.merging = merging;
        this.desk = desk;
        this.optOuts = optOuts;
    }

    @PostMapping("/leads/{id}/activities")
    String log(@PathVariable String id, FormFields<NewActivity> fields, CurrentUser user, RedirectAttributes redirect) {
        user.require(LOG_ACTIVITIES);
        LeadAccess.checkReach(leads.get(id), user);
        var done = Form.post(fields.typed(), redirect, () -> {
            var logged = log.log(id, fields.read(), user);
            return Codes.words(logged.type()) + " logged.";
        });
        return done ? PAGE : PAGE + "#log";
    }

    @PostMapping("/leads/{id}/re-engage")
    String reengage(@PathVariable String id, CurrentUser user, RedirectAttributes redirect) {
        desk.checkMaySend(id, user);
        Form.post(Map.of(), redirect, () -> {
            desk.send(id, Message.LeadReengaged, null);
            return "The lead is taken up again.";
        });
        return PAGE;
    }

    @PostMapping("/leads/{id}/withdraw")
    String withdraw(@PathVariable String id, CurrentUser user, RedirectAttributes redirect) {
        desk.checkMaySend(id, user);
        Form.post(Map.of(), redirect, () -> {
            desk.send(id, Message.LeadWithdrawn, null);
            return "The lead has withdrawn; its path has ended.";
        });
        return PAGE;
    }

    @PostMapping("/leads/{id}/opt-out")
    String optOut(@PathVariable String id, CurrentUser user, RedirectAttributes redirect) {
        desk.checkMaySend(id, user);
        Form.post(Map.of(), redirect, () -> {
            optOuts.optOut(id, user);
            return "The lead gets no more calls and mails; its path has ended.";
        });
        return PAGE;
    }

    @PostMapping("/leads/{id}/merge")
    String merge(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String into,
            CurrentUser user,
            RedirectAttributes redirect) {
        user.require(MERGE_LEADS);
        converted.refuse(leads.get(id));
        Form.post(Map.of("into", into), redirect, () -> {
            if (into.isBlank()) {
                throw BusinessException.invalid(
                        "into", ErrorCode.REQUIRED_FIELD_MISSING, "Choose the lead that goes on.");
            }
            merging.merge(id, into, user);
            return "Merged. This lead has ended; the other one goes on.";
        });
        return PAGE;
    }
}
