package io.leadpath.lead;

import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what people know about a lead, if nobody else did so meanwhile. */
@Service
@Transactional
public class LeadEditing {
    private final Leads leads;
    private final LeadSources sources;
    private final LeadReferences references;
    private final LeadOwners owners;
    private final FieldHistory history;

    LeadEditing(Leads leads, LeadSources sources, LeadReferences references, LeadOwners owners, FieldHistory history) {
        this.leads = leads;
        this.sources = sources;
        this.references = references;
        this.owners = owners;
        this.history = history;
    }

    /**
     * Applies the change to the lead as it is now.
     *
     * @throws BusinessException 409 when the lead is converted, 412 when it is no longer at {@code expectedVersion} (null:
     *     any), 400 when the result is not valid
     */
    public Lead edit(String leadId, Long expectedVersion, UnaryOperator<LeadDetails> change, CurrentUser who) {
        var lead = leads.lock(leadId);
        refuseConverted(lead);
        if (expectedVersion != null && expectedVersion != lead.version()) {
            throw BusinessException.staleVersion("lead");
        }
        var details = Validation.valid(change.apply(lead.details()));
        sources.check(details.source());
        references.check(details);
        if (!Objects.equals(details.owner(), lead.details().owner())) {
            owners.check(details.owner());
        }
        if (details.equals(lead.details())) {
            return lead;
        }
        if (!leads.edit(leadId, details, lead.version())) {
            throw BusinessException.staleVersion("lead");
        }
        if (!Objects.equals(details.owner(), lead.details().owner())) {
            leads.update(leadId, Map.of("owner_is_group", owners.isGroup(details.owner())));
        }
        history.note(leadId, Rows.columns(lead.details()), Rows.columns(details), who);
        return leads.get(leadId);
    }

    /** A converted lead is read-only (409). */
    public static void refuseConverted(Lead lead) {
        if (lead.isConverted()) {
            throw new BusinessException(
                    ErrorCode.LEAD_ALREADY_CONVERTED,
                    "This lead was converted and can no longer be changed. Work with the account, contact and"
                            + " opportunity it became.",
                    List.of(),
                    conversionOf(lead));
        }
    }

    /** What the lead became, for whoever is refused. */
    private static Map<String, Object> conversionOf(Lead lead) {
        var became = new HashMap<String, Object>();
        became.put("leadId", lead.id());
        became.put("convertedAt", lead.state().convertedAt());
        became.put("convertedAccountId", lead.state().convertedAccountId());
        became.put("convertedContactId", lead.state().convertedContactId());
        became.put("convertedOpportunityId", lead.state().convertedOpportunityId());
        became.values().removeIf(Objects::isNull);
        return became;
    }
}
