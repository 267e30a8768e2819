package io.leadpath.conversion;

import io.leadpath.lead.LeadStatus;
import io.leadpath.persistence.Rows;
import io.leadpath.shared.BusinessException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All conversions there are; they can be added, never changed. People's reasons are kept in a row beside, because an
 * erasure must be able to blank free text.
 */
@Repository
public class Conversions {
    private static final RowMapper<Conversion> MAPPER = (row, number) -> new Conversion(
            row.getString("id"),
            row.getString("lead_id"),
            LeadStatus.valueOf(row.getString("lead_status")),
            Rows.instant(row, "converted_at"),
            row.getString("converted_by"),
            OpportunityChoice.valueOf(row.getString("choice")),
            row.getString("account_id"),
            row.getBoolean("account_created"),
            row.getString("contact_id"),
            row.getBoolean("contact_created"),
            row.getString("opportunity_id"),
            row.getBoolean("opportunity_created"),
            row.getString("owner"),
            row.getBigDecimal("amount"),
            fields(row, "filled_fields"),
            fields(row, "not_carried_fields"),
            new Conversion.Reasons(
                    row.getString("no_opportunity_reason"),
                    row.getString("duplicate_reason"),
                    row.getString("bypass_reason")));
    private static final String SELECT = """
            SELECT c.*, r.no_opportunity_reason, r.duplicate_reason, r.bypass_reason
              FROM conversion c LEFT JOIN conversion_reason r ON r.conversion_id = c.id
             WHERE\s""";

    private final JdbcClient jdbc;

    Conversions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Conversion> find(String id) {
        return jdbc.sql(SELECT + "c.id = :id").param("id", id).query(MAPPER).optional();
    }

    /** The conversion, or a refusal (404). */
    public Conversion get(String id) {
        return find(id).orElseThrow(() -> BusinessException.notFound("conversion", id));
    }

    /** The conversion of that lead, if there was one. */
    public Optional<Conversion> ofLead(String leadId) {
        return jdbc.sql(SELECT + "c.lead_id = :lead")
                .param("lead", leadId)
                .query(MAPPER)
                .optional();
    }

    /**
     * The conversions that made the opportunity or joined it, and the one of the lead that got the credit for it; the
     * newest first.
     *
     * @param creditedLeadId null: no lead got it
     */
    public List<Conversion> ofOpportunity(String opportunityId, String creditedLeadId, int limit) {
        return newest("c.opportunity_id = :opportunity OR c.lead_id = :lead", limit)
                .param("opportunity", opportunityId)
                .param("lead", creditedLeadId)
                .query(MAPPER)
                .list();
    }

    /** The contact's conversions, the newest first. */
    public List<Conversion> ofContact(String contactId, int limit) {
        return newest("c.contact_id = :contact", limit)
                .param("contact", contactId)
                .query(MAPPER)
                .list();
    }

    private JdbcClient.StatementSpec newest(String condition, int limit) {
        return jdbc.sql(SELECT + condition + " ORDER BY c.converted_at DESC, c.id LIMIT :limit")
                .param("limit", limit);
    }

    void add(Conversion conversion) {
        var columns = Rows.columns(conversion);
        columns.put("filled_fields", String.join(",", conversion.filledFields()));
        columns.put("not_carried_fields", String.join(",", conversion.notCarriedFields()));
        Rows.insert(jdbc, "conversion", columns);
        if (!conversion.reasons().isEmpty()) {
            var reasons = Rows.columns(conversion.reasons());
            reasons.put("conversion_id", conversion.id());
            Rows.insert(jdbc, "conversion_reason", reasons);
        }
    }

    private static List<String> fields(ResultSet row, String column) throws SQLException {
        var names = row.getString(column);
        return names.isEmpty() ? List.of() : Arrays.asList(names.split(","));
    }
}
