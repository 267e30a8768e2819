package io.leadpath.qualification;

import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadConverted;
import io.leadpath.lead.Leads;
import io.leadpath.persistence.Rows;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The credit for each conversion, given in the transaction of the conversion. */
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
        var handOff = handOffs.last(lead.id());
        Rows.insert(
                jdbc,
                "credit",
                new Credit(
                        UUID.randomUUID().toString(),
                        lead.id(),
                        event.conversionId(),
                        Credit.Kind.CONVERSION,
                        basis(lead, handOff),
                        handOff.map(HandOff::sdr).orElseGet(() -> owner(lead)),
                        lead.state().ae(),
                        clock.instant()));
    }

    /** The credit for the lead's conversion; empty for a lead that is not converted. */
    public Optional<Credit> of(String leadId) {
        return jdbc.sql("SELECT * FROM credit WHERE lead_id = :lead AND kind = :kind")
                .param("lead", leadId)
                .param("kind", Credit.Kind.CONVERSION.name())
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
