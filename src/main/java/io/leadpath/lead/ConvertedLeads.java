package io.leadpath.lead;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A converted lead is read-only; whoever wants to change it is told what it became. */
@Component
public class ConvertedLeads {
    private final JdbcClient jdbc;

    ConvertedLeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws BusinessException 409 with the ids of what the lead became, when it is converted */
    public void refuse(Lead lead) {
        if (lead.isConverted()) {
            throw new BusinessException(
                    ErrorCode.LEAD_ALREADY_CONVERTED,
                    "This lead was converted and can no longer be changed. Work with the account, contact and"
                            + " opportunity it became.",
                    List.of(),
                    became(lead));
        }
    }

    /** What every refusal of a converted lead tells. It looks at the conversion's id only, which belongs to its own module. */
    public Map<String, Object> became(Lead lead) {
        var became = new LinkedHashMap<String, Object>();
        became.put("leadId", lead.id());
        became.put(
                "conversionId",
                jdbc.sql("SELECT id FROM conversion WHERE lead_id = :lead")
                        .param("lead", lead.id())
                        .query(String.class)
                        .optional()
                        .orElse(null));
        became.put("convertedAt", lead.state().convertedAt());
        became.put("convertedAccountId", lead.state().convertedAccountId());
        became.put("convertedContactId", lead.state().convertedContactId());
        became.put("convertedOpportunityId", lead.state().convertedOpportunityId());
        return became;
    }
}
