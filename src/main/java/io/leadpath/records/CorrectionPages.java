package io.leadpath.records;

import io.leadpath.account.Contacts;
import io.leadpath.conversion.ConversionCorrecting;
import io.leadpath.conversion.Conversions;
import io.leadpath.conversion.Corrections;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A conversion was a mistake: what will be done about it, why, and whether the contact becomes a lead again. */
@Controller
class CorrectionPages {
    private static final Set<String> FIELDS = Set.of("reason", "newLead");

    private final ConversionCorrecting correcting;
    private final Conversions conversions;
    private final Corrections corrections;
    private final Contacts contacts;
    private final Opportunities opportunities;

    CorrectionPages(
            ConversionCorrecting correcting,
            Conversions conversions,
            Corrections corrections,
            Contacts contacts,
            Opportunities opportunities) {
        this.correcting = correcting;
        this.conversions = conversions;
        this.corrections = corrections;
        this.contacts = contacts;
        this.opportunities = opportunities;
    }

    @GetMapping("/conversions/{id}/correction")
    String correction(@PathVariable String id, CurrentUser user, Model model) {
        correcting.checkCorrectable(id, user);
        return form(id, Form.empty("correction", 0), model);
    }

    @PostMapping("/conversions/{id}/correction")
    String correct(
            @PathVariable String id,
            FormFields<ConversionCorrecting.Request> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        correcting.checkCorrectable(id, user);
        try {
            var correction = correcting.correct(id, sent.read(), user);
            next.addFlashAttribute(
                    "done",
                    correction.newLeadId() == null
                            ? "The mistake is recorded."
                            : "The mistake is recorded, and the contact is a lead again.");
            return "redirect:"
                    + (correction.closedOpportunityId() == null
                            ? "/contacts/" + conversions.get(id).contactId()
                            : "/opportunities/" + correction.closedOpportunityId());
        } catch (BusinessException refusal) {
            return form(id, Form.refused("correction", sent, refusal, 0, null, FIELDS, answer), model);
        }
    }

    private String form(String id, Form form, Model model) {
        var conversion = conversions.get(id);
        model.addAttribute("conversion", conversion);
        model.addAttribute("contact", contacts.get(conversion.contactId()));
        model.addAttribute(
                "deal",
                conversion.opportunityId() == null
                        ? opportunities.ofLead(conversion.leadId()).orElse(null)
                        : opportunities.get(conversion.opportunityId()));
        model.addAttribute("chosen", conversion.opportunityId() != null && !conversion.opportunityCreated());
        model.addAttribute("corrected", corrections.of(id).orElse(null));
        model.addAttribute("form", form);
        return "correction";
    }
}
