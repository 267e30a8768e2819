package io.leadpath.records;

import io.leadpath.account.Contacts;
import io.leadpath.conversion.Conversion;
import io.leadpath.conversion.ConversionCorrecting;
import io.leadpath.conversion.Conversions;
import io.leadpath.conversion.Corrections;
import io.leadpath.layout.Form;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A conversion was a mistake: what will be done about it, why, and whether the contact becomes a lead again. */
@Controller
class CorrectionPages {
    private static final String FROM_LEAD = "lead";

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

    /** @param from {@code lead}: the page of the lead, where it goes back to; absent: the contact's or the deal's */
    @GetMapping("/conversions/{id}/correction")
    String correction(
            @PathVariable String id, @RequestParam(required = false) String from, CurrentUser user, Model model) {
        correcting.checkCorrectable(id, user);
        return form(id, from, Form.empty(), model);
    }

    @PostMapping("/conversions/{id}/correction")
    String correct(
            @PathVariable String id,
            @RequestParam(required = false) String from,
            FormFields<ConversionCorrecting.Request> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        correcting.checkCorrectable(id, user);
        try {
            var correction = correcting.correct(id, sent.read(), user);
            next.addFlashAttribute(
                    Form.DONE,
                    correction.newLeadId() == null
                            ? "The mistake is recorded."
                            : "The mistake is recorded, and the contact is a lead again.");
            return "redirect:"
                    + (isLead(from) || correction.closedOpportunityId() == null
                            ? back(conversions.get(id), from)
                            : "/opportunities/" + correction.closedOpportunityId());
        } catch (BusinessException refusal) {
            answer.setStatus(refusal.httpStatus());
            return form(id, from, Form.of(sent.typed()).refused(refusal), model);
        }
    }

    private static boolean isLead(String from) {
        return FROM_LEAD.equals(from);
    }

    private static String back(Conversion conversion, String from) {
        return isLead(from) ? "/leads/" + conversion.leadId() : "/contacts/" + conversion.contactId();
    }

    private String form(String id, String from, Form form, Model model) {
        var conversion = conversions.get(id);
        model.addAttribute("conversion", conversion);
        model.addAttribute("from", isLead(from) ? from : null);
        model.addAttribute("back", back(conversion, from));
        model.addAttribute("contact", contacts.get(conversion.contactId()));
        model.addAttribute(
                "deal",
                conversion.opportunityId() == null
                        ? opportunities.ofLead(conversion.leadId()).orElse(null)
                        : opportunities.get(conversion.opportunityId()));
        model.addAttribute("chosen", conversion.opportunityId() != null && !conversion.opportunityCreated());
        model.addAttribute("corrected", corrections.of(id).orElse(null));
        model.addAttribute(Form.NAME, form);
        return "correction";
    }
}
