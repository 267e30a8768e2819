package io.leadpath.conversion;

import io.leadpath.lead.Leads;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers whoever comes second with what the first conversion made. */
@Component
class EarlierConversion {
    private final Leads leads;
    private final Conversions conversions;

    EarlierConversion(Leads leads, Conversions conversions) {
        this.leads = leads;
        this.conversions = conversions;
    }

    /** The refusal of a second conversion, with the ids of the first; or of one of a lead that left the path meanwhile. */
    BusinessException refusal(String leadId) {
        var lead = leads.get(leadId);
        if (!lead.isConverted()) {
            return new BusinessException(
                    ErrorCode.INVALID_STATUS, "This lead is " + lead.status() + " by now and cannot be converted.");
        }
        var ids = new LinkedHashMap<String, Object>();
        ids.put("leadId", leadId);
        ids.put("conversionId", conversions.ofLead(leadId).map(Conversion::id).orElse(null));
        ids.put("convertedAt", lead.state().convertedAt());
        ids.put("convertedAccountId", lead.state().convertedAccountId());
        ids.put("convertedContactId", lead.state().convertedContactId());
        ids.put("convertedOpportunityId", lead.state().convertedOpportunityId());
        return new BusinessException(
                ErrorCode.LEAD_ALREADY_CONVERTED,
                "This lead was converted already. Work with the account, contact and opportunity it became.",
                List.of(),
                ids);
    }
}
