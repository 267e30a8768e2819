package io.leadpath.qualification;

import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadConverted;
import io.leadpath.lead.Leads;
import io.leadpath.persistence.Rows;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The credit for each conversion, given in its transaction, and for an opportunity that is added to it later on. */
@Repository
@Transactional
public class Credits {
    private final JdbcClient jdbc;
    private final Leads leads;
    private final HandOffs handOffs;
    private final Clock clock;

    Credits(JdbcClient jdbc, Leads leads, HandOffs handOffs, Clock clock) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.handOffs = handOffs;
        this.clock = clock;
    }

    @EventListener
    void give(LeadConverted event) {
        var lead = leads.get(event.leadId());
        Rows.insert(jdbc, "credit", credit(lead, event.conversionId(), Credit.Kind.CONVERSION, null));
    }

    /**
     * Credits an opportunity that was made later on to those who brought the lead to its conversion. The row count decides
     * who was first: on PostgreSQL a violated constraint would end the transaction.
     *
     * @return false when the lead's conversion was given such a credit before
     */
    boolean giveLate(Lead lead, String conversionId, String opportunityId) {
        var columns = Rows.columns(credit(lead, conversionId, Credit.Kind.LATE_OPPORTUNITY, opportunityId));
        var values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        return jdbc.sql("INSERT INTO credit (" + String.join(", ", columns.keySet()) + ") SELECT " + values
                                + " FROM conversion WHERE id = :conversion_id AND NOT EXISTS (SELECT 1 FROM credit given"
                                + " WHERE given.lead_id = :lead_id AND given.kind = :kind)")
                        .params(columns)
                        .update()
                == 1;
    }

    /** The credit for the lead's conversion; empty for a lead that is not converted. */
    public Optional<Credit> of(String leadId) {
        return find(leadId, Credit.Kind.CONVERSION);
    }

    /** The credit for an opportunity that was made after the lead's conversion; empty when there was none. */
    public Optional<Credit> late(String leadId) {
        return find(leadId, Credit.Kind.LATE_OPPORTUNITY);
    }

    private Credit credit(Lead lead, String conversionId, Credit.Kind kind, String opportunityId) {
        var handOff = handOffs.last(lead.id());
        return new Credit(
                UUID.randomUUID().toString(),
                lead.id(),
                conversionId,
                kind,
                basis(lead, handOff),
                handOff.map(HandOff::sdr).orElseGet(() -> owner(lead)),
                lead.state().ae(),
                clock.instant(),
                opportunityId);
    }

    private Optional<Credit> find(String leadId, Credit.Kind kind) {
        return jdbc.sql("SELECT * FROM credit WHERE lead_id = :lead AND kind = :kind")
                .param("lead", leadId)
                .param("kind", kind.name())
                .query(Rows.mapper(Credit.class))
                .optional();
    }

    private static Credit.Basis basis(Lead lead, Optional<HandOff> handOff) {
        if (lead.state().approvedAt() == null) {
            return Credit.Basis.WITHOUT_APPROVAL;
        }
        return handOff.filter(last -> last.ruling() == Ruling.OVERTURN).isPresent()
                ? Credit.Basis.OVERTURNED
                : Credit.Basis.APPROVED;
    }

    private static String owner(Lead lead) {
        return lead.state().ownerIsGroup() ? null : lead.details().owner();
    }
}
