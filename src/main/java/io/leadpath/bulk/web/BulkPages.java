package io.leadpath.bulk.web;

import io.leadpath.bulk.BulkConversions;
import io.leadpath.bulk.BulkRequest;
import io.leadpath.lead.LeadStatus;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From the filter of the list of leads to a bulk conversion, and how it goes. */
@Controller
class BulkPages {
    private static final int FIRST_LEADS = 20;
    private static final int NEWEST = 10;

    private final BulkConversions bulk;

    BulkPages(BulkConversions bulk) {
        this.bulk = bulk;
    }

    /** What the form holds: the criteria, and what is asked of whoever starts. */
    record Form(
            String q,
            Set<LeadStatus> status,
            String owner,
            String source,
            String noOpportunityReason,
            String bypassReason,
            boolean reuseMatches) {
        BulkRequest request() {
            return new BulkRequest(
                    null, q, status, owner, source, noOpportunityReason, bypassReason, reuseMatches, false, null);
        }
    }

    @GetMapping("/conversions/bulk")
    String prepare(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) Set<LeadStatus> status,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String source,
            CurrentUser user,
            Model model) {
        user.require(Permission.CONVERT_IN_BULK);
        return form(new Form(q, status, owner, source, null, null, true), user, model);
    }

    @PostMapping("/conversions/bulk")
    String start(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) Set<LeadStatus> status,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String source,
            @RequestParam(required = false) String noOpportunityReason,
            @RequestParam(required = false) String bypassReason,
            @RequestParam(defaultValue = "false") boolean reuseMatches,
            @RequestParam(defaultValue = "false") boolean confirmed,
            CurrentUser user,
            Model model,
            HttpServletResponse response) {
        user.require(Permission.CONVERT_IN_BULK);
        var form = new Form(q, status, owner, source, noOpportunityReason, bypassReason, reuseMatches);
        try {
            if (!confirmed) {
                throw BusinessException.invalid(
                        "confirmed",
                        ErrorCode.REQUIRED_FIELD_MISSING,
                        "Say that you have looked at these leads: a conversion cannot be undone.");
            }
            return "redirect:/conversions/bulk/"
                    + bulk.start(form.request(), user).id();
        } catch (BusinessException refusal) {
            model.addAttribute("refusal", refusal);
            response.setStatus(refusal.httpStatus());
            return form(form, user, model);
        }
    }

    @GetMapping("/conversions/bulk/{id}")
    String show(@PathVariable String id, CurrentUser user, Model model) {
        addProgress(id, user, model);
        return "bulk-conversion";
    }

    /** The part of the page that changes. */
    @GetMapping("/conversions/bulk/{id}/progress")
    String progress(@PathVariable String id, CurrentUser user, Model model) {
        addProgress(id, user, model);
        return "bulk-conversion :: progress";
    }

    private void addProgress(String id, CurrentUser user, Model model) {
        model.addAttribute("bulk", bulk.get(id, user));
    }

    private String form(Form form, CurrentUser user, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("selection", bulk.select(form.request(), FIRST_LEADS, user));
        model.addAttribute("earlier", bulk.newest(NEWEST, user));
        return "bulk-conversions";
    }
}
