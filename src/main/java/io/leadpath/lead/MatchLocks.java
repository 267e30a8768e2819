package io.leadpath.lead;

import io.leadpath.persistence.MatchKeys;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets enquiries and conversions with the same company, e-mail address or contact wait for each other, so that the
 * second one finds what the first one made. Others wait seldom. A transaction holds all slots it needs at once, and
 * before any lead or contact: then no two wait for each other.
 */
@Component
public class MatchLocks {
    /** As many as there are rows in {@code match_lock}. */
    private static final int SLOTS = 4096;

    private final JdbcClient jdbc;
    private final Leads leads;

    MatchLocks(JdbcClient jdbc, Leads leads) {
        this.jdbc = jdbc;
        this.leads = leads;
    }

    /** Holds the slots of all these until the transaction ends; in ascending order. */
    public void hold(Collection<LeadDetails> all) {
        all.stream()
                .flatMap(MatchLocks::keys)
                .map(key -> Math.floorMod(key.hashCode(), SLOTS))
                .distinct()
                .sorted()
                .forEach(slot -> jdbc.sql("SELECT slot FROM match_lock WHERE slot = :slot FOR UPDATE")
                        .param("slot", slot)
                        .query(Integer.class)
                        .single());
    }

    /** The lead as {@link Leads#lock} gives it, with its slots. */
    public Lead lock(String leadId) {
        var before = leads.get(leadId).details();
        hold(List.of(before));
        var lead = leads.lock(leadId);
        if (!lead.details().equals(before)) {
            // somebody edited the lead in between
            hold(List.of(lead.details()));
        }
        return lead;
    }

    private static Stream<String> keys(LeadDetails lead) {
        return Stream.of(MatchKeys.company(lead.company()), MatchKeys.email(lead.email()), lead.contactId())
                .filter(Objects::nonNull);
    }
}
