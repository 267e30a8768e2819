package io.leadpath.activity;

import io.leadpath.persistence.Filter;
import io.leadpath.persistence.ListIndexes;
import io.leadpath.persistence.RecordTable;
import io.leadpath.persistence.Rows;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that was done, newest first. */
@Repository
public class Activities {
    /** To which kind of record an activity list belongs; the column that links it. */
    public enum Of {
        LEAD("lead_id"),
        ACCOUNT("account_id"),
        CONTACT("contact_id"),
        OPPORTUNITY("opportunity_id");

        private final String column;

        Of(String column) {
            this.column = column;
        }
    }

    private static final RowMapper<Activity> MAPPER = (row, number) -> new Activity(
            row.getString("id"),
            row.getString("lead_id"),
            row.getString("account_id"),
            row.getString("contact_id"),
            row.getString("opportunity_id"),
            ActivityType.valueOf(row.getString("type")),
            row.getString("outcome"),
            row.getString("notes"),
            row.getString("step"),
            row.getString("done_by"),
            Rows.instant(row, "done_at"));

    /** What a list may be sorted by, as the API spells it, and the column behind it. */
    public static final Map<String, String> SORT_COLUMNS = Map.of("when", "done_at", "type", "type", "who", "done_by");

    private static final String OF_PARTNER_LEADS_OR_NO_LEAD = "(lead_id IS NULL OR EXISTS"
            + " (SELECT 1 FROM lead l WHERE l.id = lead_id AND l.partner_account_id IS NOT NULL))";

    private final JdbcClient jdbc;
    private final RecordTable<Activity> table;

    Activities(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.table = new RecordTable<>(jdbc, "activity", MAPPER, new ListIndexes("done_at", Set.of(), Set.of()));
    }

    public void log(Activity activity) {
        var columns = Rows.columns(activity);
        columns.put("done_by", columns.remove("who"));
        columns.put("done_at", columns.remove("when"));
        Rows.insert(jdbc, "activity", columns);
    }

    /** The newest activities of a record, for forms and lists of bounded length. */
    public List<Activity> newest(Of kind, String recordId, int limit) {
        return jdbc.sql("SELECT * FROM activity WHERE " + kind.column
                        + " = :id ORDER BY done_at DESC, id DESC LIMIT :limit")
                .param("id", recordId)
                .param("limit", limit)
                .query(MAPPER)
                .list();
    }

    /**
     * The part of a record's activities that the window shows.
     *
     * @param partnerLeadsOnly leaves out what was done for leads that no partner brought in
     */
    public Slice<Activity> slice(Of kind, String recordId, boolean partnerLeadsOnly, Window window) {
        return table.slice(filter(kind, recordId, partnerLeadsOnly), window);
    }

    public long count(Of kind, String recordId, boolean partnerLeadsOnly, long limit) {
        return table.count(filter(kind, recordId, partnerLeadsOnly), limit);
    }

    private static Filter filter(Of kind, String recordId, boolean partnerLeadsOnly) {
        return new Filter().andEqual(kind.column, recordId).and(OF_PARTNER_LEADS_OR_NO_LEAD, partnerLeadsOnly);
    }

    /** Shows what was done for a lead on the records it became, too. */
    public void carryOver(String leadId, String accountId, String contactId, String opportunityId) {
        jdbc.sql("""
                UPDATE activity SET account_id = :account, contact_id = :contact, opportunity_id = :opportunity
                 WHERE lead_id = :lead""")
                .param("account", accountId)
                .param("contact", contactId)
                .param("opportunity", opportunityId)
                .param("lead", leadId)
                .update();
    }
}
