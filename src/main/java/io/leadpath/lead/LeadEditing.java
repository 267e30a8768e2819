package io.leadpath.lead;

import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
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
    private final ConvertedLeads converted;
    private final FieldHistory history;
    private final ApplicationEventPublisher events;

    LeadEditing(
            Leads leads,
            LeadSources sources,
            LeadReferences references,
            LeadOwners owners,
            ConvertedLeads converted,
            FieldHistory history,
            ApplicationEventPublisher events) {
        this.leads = leads;
        this.sources = sources;
        this.references = references;
        this.owners = owners;
        this.converted = converted;
        this.history = history;
        this.events = events;
    }

    /**
     * Applies the change to the lead as it is now.
     *
     * @throws BusinessException 409 when the lead is converted, 412 when it is no longer at {@code expectedVersion} (null:
     *     any), 400 when the result is not valid
     */
    public Lead edit(String leadId, Long expectedVersion, UnaryOperator<LeadDetails> change, CurrentUser who) {
        return edit(leadId, expectedVersion, change, Set.of(), who);
    }

    /**
     * As the other, when it is known which fields were given. An owner who is given is the user even where the lead waits
     * in the queue of a group that has the same id.
     */
    public Lead edit(
            String leadId,
            Long expectedVersion,
            UnaryOperator<LeadDetails> change,
            Set<String> given,
            CurrentUser who) {
        var lead = leads.lock(leadId);
        converted.refuse(lead);
        if (expectedVersion != null && expectedVersion != lead.version()) {
            throw BusinessException.staleVersion("lead");
        }
        var details = Validation.valid(change.apply(lead.details()));
        sources.check(details.source());
        references.check(details);
        var ownerIsGroup = owners.isGroup(details.owner());
        var changesOwner = !Objects.equals(details.owner(), lead.details().owner())
                || given.contains("owner") && ownerIsGroup != lead.state().ownerIsGroup();
        if (changesOwner) {
            owners.check(details.owner());
        }
        if (details.equals(lead.details()) && !changesOwner) {
            return lead;
        }
        if (!leads.edit(leadId, details, lead.version())) {
            throw BusinessException.staleVersion("lead");
        }
        if (changesOwner) {
            leads.update(leadId, Map.of("owner_is_group", ownerIsGroup));
            events.publishEvent(LeadOwnerChanged.from(lead));
        }
        history.noteEdit(leadId, lead.version() + 1, Rows.columns(lead.details()), Rows.columns(details), who);
        return leads.get(leadId);
    }
}
