package io.leadpath.conversion.web;

import io.leadpath.conversion.ConversionCorrecting;
import io.leadpath.layout.Form;
import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.Leads;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which a manager says, on the page of a converted lead, that the conversion was a mistake. */
@Controller
class LeadCorrectionPages {
    private final Leads leads;
    private final ConvertedLeads converted;
    private final ConversionCorrecting correcting;

    LeadCorrectionPages(Leads leads, ConvertedLeads converted, ConversionCorrecting correcting) {
        this.leads = leads;
        this.converted = converted;
        this.correcting = correcting;
    }

    @PostMapping("/leads/{id}/correction")
    String correct(
            @PathVariable String id,
            FormFields<ConversionCorrecting.Request> fields,
            CurrentUser user,
            RedirectAttributes redirect) {
        user.require(Permission.CORRECT_CONVERSIONS);
        var lead = leads.get(id);
        Form.post(fields.typed(), redirect, () -> {
            if (!lead.isConverted()) {
                throw new BusinessException(ErrorCode.INVALID_STATUS, "This lead was not converted.");
            }
            correcting.correct((String) converted.became(lead).get("conversionId"), fields.read(), user);
            return "The mistake is recorded.";
        });
        return "redirect:/leads/{id}#became";
    }
}
