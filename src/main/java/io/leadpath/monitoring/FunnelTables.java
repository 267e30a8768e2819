package io.leadpath.monitoring;

import io.leadpath.persistence.Rows;
import io.leadpath.qualification.RejectionReason;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts in the database: a fixed number of statements, whatever the number of leads, and no lead is loaded. Each count
 * begins with the leads of the days, by the index on when they were received.
 */
@Repository
class FunnelTables {
    /** Who works the lead: whoever handed it over last, or else who owns it; as the credit for a conversion goes. */
    private static final String SDR = """
            COALESCE((SELECT h.sdr FROM hand_off h WHERE h.lead_id = l.id
                       ORDER BY h.decided_at DESC, h.id DESC FETCH FIRST 1 ROW ONLY),
                     CASE WHEN l.owner_is_group THEN NULL ELSE l.owner END)""";

    /** The reasons, as SQL, with which a lead went to another team. */
    private static final String ANOTHER_TEAM = Arrays.stream(RejectionReason.values())
            .filter(RejectionReason::saysAnotherTeam)
            .map(reason -> "'" + reason + "'")
            .collect(Collectors.joining(", "));

    private static final Map<String, String> GROUPS =
            Map.of("source", "l.source", "sdr", SDR, "ae", "l.ae", "partner", "l.partner_account_id");

    /** Each counts something of the leads {@code c} by group and code; amounts where there are any. */
    private static final List<String> COUNTS = List.of("""
            SELECT c.grp, 'received' AS figure, NULL AS code, COUNT(*) AS number, 0.00 AS amount
              FROM {leads} c GROUP BY c.grp""", """
            SELECT c.grp, 'returning', NULL, COUNT(c.contact_id), 0.00
              FROM {leads} c GROUP BY c.grp""", """
            SELECT c.grp, 'worked', NULL, COUNT(*), 0.00
              FROM {leads} c
             WHERE EXISTS (SELECT 1 FROM lead_field_history h
                            WHERE h.lead_id = c.id AND h.field = 'status' AND h.new_value = 'WORKING')
             GROUP BY c.grp""", """
            SELECT c.grp, 'approved', NULL, COUNT(c.approved_at), 0.00
              FROM {leads} c GROUP BY c.grp""", """
            SELECT c.grp, 'meetings', COALESCE(m.attendance, 'PENDING'), COUNT(*), 0.00
              FROM {leads} c JOIN meeting m ON m.lead_id = c.id GROUP BY c.grp, m.attendance""", """
            SELECT c.grp, 'reviewed', NULL, COUNT(DISTINCT h.lead_id), 0.00
              FROM {leads} c JOIN hand_off h ON h.lead_id = c.id
             WHERE h.decision = 'APPROVE'
                OR h.decision = 'REJECT'
                   AND (COALESCE(h.rejection_reason, 'OTHER') NOT IN ({anotherTeam}) OR h.ruling = 'OVERTURN')
                OR h.decision = 'NEEDS_INFORMATION'
                   AND NOT EXISTS (SELECT 1 FROM hand_off r
                                    WHERE r.lead_id = h.lead_id AND r.rejection_reason IN ({anotherTeam}))
             GROUP BY c.grp""", """
            SELECT c.grp, 'rejected', COALESCE(h.rejection_reason, 'OTHER'), COUNT(*), 0.00
              FROM {leads} c JOIN hand_off h ON h.lead_id = c.id
             WHERE h.decision = 'REJECT' GROUP BY c.grp, h.rejection_reason""", """
            SELECT c.grp, 'disputed', NULL, COUNT(*), 0.00
              FROM {leads} c JOIN hand_off h ON h.lead_id = c.id WHERE h.answer = 'DISPUTE' GROUP BY c.grp""", """
            SELECT c.grp, 'overturned', NULL, COUNT(*), 0.00
              FROM {leads} c JOIN hand_off h ON h.lead_id = c.id WHERE h.ruling = 'OVERTURN' GROUP BY c.grp""", """
            SELECT c.grp, 'converted', v.choice, COUNT(*), 0.00
              FROM {leads} c JOIN conversion v ON v.lead_id = c.id GROUP BY c.grp, v.choice""", """
            SELECT c.grp, 'corrected', NULL, COUNT(*), 0.00
              FROM {leads} c JOIN conversion v ON v.lead_id = c.id
              JOIN correction k ON k.conversion_id = v.id GROUP BY c.grp""", """
            SELECT c.grp, 'lateCredits', NULL, COUNT(*), 0.00
              FROM {leads} c JOIN credit k ON k.lead_id = c.id
             WHERE k.kind = 'LATE_OPPORTUNITY' GROUP BY c.grp""", """
            SELECT o.grp, 'opportunities', o.fate, COUNT(*), SUM(o.amount)
              FROM (SELECT c.grp, COALESCE(d.amount, 0.00) AS amount,
                           CASE WHEN d.stage = 'CLOSED_LOST' AND d.closed_reason = 'CREATED_IN_ERROR' THEN 'IN_ERROR'
                                WHEN d.stage IN ('CLOSED_WON', 'CLOSED_LOST') THEN d.stage ELSE 'OPEN' END AS fate
                      FROM {leads} c JOIN opportunity d ON d.origin_lead_id = c.id) o
             GROUP BY o.grp, o.fate""");

    private static final String STEPS = """
            SELECT {grp} AS grp, t.TASK_DEF_KEY_ AS step, MAX(t.NAME_) AS name,
                   COUNT(t.END_TIME_) AS ended, COUNT(*) - COUNT(t.END_TIME_) AS waiting,
                   PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY t.DURATION_) AS median,
                   PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY t.DURATION_) AS p90,
                   SUM(CASE WHEN t.DUE_DATE_ < COALESCE(t.END_TIME_, :now) THEN 1 ELSE 0 END) AS breaches
              FROM {leads} c
              JOIN ACT_HI_PROCINST p ON p.BUSINESS_KEY_ = c.id
              JOIN ACT_HI_TASKINST t ON t.PROC_INST_ID_ = p.PROC_INST_ID_
             GROUP BY {by} t.TASK_DEF_KEY_
             ORDER BY MIN(t.START_TIME_), t.TASK_DEF_KEY_""";

    private final JdbcClient jdbc;

    FunnelTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The leads to be counted.
     *
     * @param conditions further SQL about the lead {@code l}, any of which must hold; empty: every lead counts
     */
    record Leads(Instant from, Instant until, String groupBy, List<String> conditions, String user) {
        private String sql() {
            return "(SELECT l.id, l.approved_at, l.contact_id, " + GROUPS.get(groupBy) + " AS grp FROM lead l"
                    + " WHERE l.created_at >= :from AND l.created_at < :until"
                    + (conditions.isEmpty() ? "" : " AND (" + String.join(" OR ", conditions) + ")") + ")";
        }

        private Map<String, Object> parameters() {
            var parameters = new HashMap<String, Object>();
            parameters.put("from", Rows.columnValue(from));
            parameters.put("until", Rows.columnValue(until));
            if (conditions.stream().anyMatch(condition -> condition.contains(":user"))) {
                parameters.put("user", user);
            }
            return parameters;
        }
    }

    static final String OF_SDR = "(" + SDR + ") = :user";
    static final String OF_AE = "l.ae = :user";
    static final String OF_PARTNERS = "l.partner_account_id IS NOT NULL";

    /** One number of a group, and for opportunities what they are worth together. */
    record Count(String group, String figure, String code, long number, BigDecimal amount) {}

    List<Count> counts(Leads leads) {
        return jdbc.sql(COUNTS.stream()
                        .map(count -> count.replace("{leads}", leads.sql()).replace("{anotherTeam}", ANOTHER_TEAM))
                        .collect(Collectors.joining(" UNION ALL ")))
                .params(leads.parameters())
                .query((row, number) -> new Count(
                        row.getString("grp"),
                        row.getString("figure"),
                        row.getString("code"),
                        row.getLong("number"),
                        row.getBigDecimal("amount")))
                .list();
    }

    record StepOfGroup(String group, Figures.Step step) {}

    /** In the order in which they came up first. */
    List<StepOfGroup> steps(Leads leads, Instant now) {
        return steps(STEPS.replace("{grp}", "c.grp").replace("{by}", "c.grp,"), leads, now);
    }

    /** As {@link #steps}, over all groups: a median cannot be added up. */
    List<Figures.Step> stepsOfAll(Leads leads, Instant now) {
        return steps(STEPS.replace("{grp}", "NULL").replace("{by}", ""), leads, now).stream()
                .map(StepOfGroup::step)
                .toList();
    }

    private List<StepOfGroup> steps(String sql, Leads leads, Instant now) {
        return jdbc.sql(sql.replace("{leads}", leads.sql()))
                .params(leads.parameters())
                // the engine's columns hold the time of this machine, without a zone
                .param("now", Timestamp.from(now))
                .query((row, number) -> new StepOfGroup(row.getString("grp"), step(row)))
                .list();
    }

    private static Figures.Step step(ResultSet row) throws SQLException {
        return new Figures.Step(
                row.getString("step"),
                row.getString("name"),
                row.getLong("ended"),
                row.getLong("waiting"),
                seconds(row.getBigDecimal("median")),
                seconds(row.getBigDecimal("p90")),
                row.getLong("breaches"));
    }

    private static Long seconds(BigDecimal milliseconds) {
        return milliseconds == null ? null : milliseconds.longValue() / 1000;
    }

    Map<String, String> accountNames(Collection<String> ids) {
        var names = new HashMap<String, String>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT id, name FROM account WHERE id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        names.put(row.getString("id"), row.getString("name"));
                    });
        }
        return names;
    }
}
