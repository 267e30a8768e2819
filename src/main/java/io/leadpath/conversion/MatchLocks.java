package io.leadpath.conversion;

import io.leadpath.lead.LeadDetails;
import io.leadpath.persistence.MatchKeys;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets conversions of leads with the same company or e-mail address wait for each other, so that the second one finds
 * what the first one made. Others wait seldom, for the few milliseconds of a conversion.
 */
@Component
class MatchLocks {
    private static final int SLOTS = 64;

    private final JdbcClient jdbc;

    MatchLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the lead's slots until the transaction ends; in ascending order, so that no two wait for each other. */
    void hold(LeadDetails lead) {
        Stream.of(MatchKeys.company(lead.company()), MatchKeys.email(lead.email()))
                .filter(Objects::nonNull)
                .map(key -> Math.floorMod(key.hashCode(), SLOTS))
                .distinct()
                .sorted()
                .forEach(slot -> jdbc.sql("SELECT slot FROM match_lock WHERE slot = :slot FOR UPDATE")
                        .param("slot", slot)
                        .query(Integer.class)
                        .single());
    }
}
