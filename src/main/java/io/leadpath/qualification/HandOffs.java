package io.leadpath.qualification;

import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All hand-offs from SDRs to account executives. */
@Repository
public class HandOffs {
    private static final RowMapper<HandOff> MAPPER = Rows.mapper(HandOff.class);

    private final JdbcClient jdbc;
    private final Users users;

    HandOffs(JdbcClient jdbc, Users users) {
        this.jdbc = jdbc;
        this.users = users;
    }

    void add(HandOff handOff) {
        Rows.insert(jdbc, "hand_off", handOff);
    }

    /** Adds the later parts of a hand-off: the answer, the ruling. */
    void update(String id, Map<String, ?> columns) {
        var values = new HashMap<String, Object>();
        columns.forEach((column, value) -> values.put(column, Rows.columnValue(value)));
        var assignments = Rows.assignments(values);
        values.put("id", id);
        jdbc.sql("UPDATE hand_off SET " + assignments + " WHERE id = :id")
                .params(values)
                .update();
    }

    /** The lead's hand-offs, oldest first. */
    public List<HandOff> of(String leadId) {
        return jdbc.sql("SELECT * FROM hand_off WHERE lead_id = :lead ORDER BY decided_at, id")
                .param("lead", leadId)
                .query(MAPPER)
                .list();
    }

    /** Who rejected the lead, for whatever reason: account executives, or managers in their place. */
    public Set<String> rejectedBy(String leadId) {
        return of(leadId).stream()
                .filter(handOff -> handOff.decision() == ReviewDecision.REJECT)
                .map(HandOff::ae)
                .collect(Collectors.toSet());
    }

    /**
     * Whether the user rejected the lead as an account executive in its last review and was not upheld: a second opinion
     * was asked for, or the rejection was overturned. Others go on with such a lead, if there are any: where every
     * account executive was overruled, each of them may.
     */
    public boolean isOverruled(String leadId, CurrentUser user) {
        if (!user.has(Role.AE)) {
            return false;
        }
        var newestFirst = new ArrayList<>(of(leadId));
        Collections.reverse(newestFirst);
        var overruled = newestFirst.stream()
                .takeWhile(handOff -> !endedItsReview(handOff))
                .filter(handOff -> handOff.ruling() != null)
                .map(HandOff::ae)
                .collect(Collectors.toSet());
        return overruled.contains(user.id()) && !overruled.containsAll(users.withRole(Role.AE));
    }

    /** A rejection that was left standing: what came before it has no bearing on a later review. */
    private static boolean endedItsReview(HandOff handOff) {
        return handOff.decision() == ReviewDecision.REJECT
                && (handOff.ruling() == null || handOff.ruling() == Ruling.UPHOLD);
    }

    public Optional<HandOff> last(String leadId) {
        var all = of(leadId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
