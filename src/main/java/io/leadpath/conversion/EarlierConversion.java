package io.leadpath.conversion;

import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.Leads;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers whoever comes second with what the first conversion made. */
@Component
class EarlierConversion {
    private final Leads leads;
    private final ConvertedLeads converted;

    EarlierConversion(Leads leads, ConvertedLeads converted) {
        this.leads = leads;
        this.converted = converted;
    }

    /** The refusal of a second conversion, with the ids of the first; or of one of a lead that left the path meanwhile. */
    BusinessException refusal(String leadId) {
        var lead = leads.get(leadId);
        if (!lead.isConverted()) {
            return new BusinessException(
                    ErrorCode.INVALID_STATUS, "This lead is " + lead.status() + " by now and cannot be converted.");
        }
        return new BusinessException(
                ErrorCode.LEAD_ALREADY_CONVERTED,
                "This lead was converted already. Work with the account, contact and opportunity it became.",
                List.of(),
                converted.became(lead));
    }
}
