package io.leadpath.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.lead.Leads;
import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people prepared and the process has not carried out yet, one for each lead. It lives here and not in process
 * variables because names and reasons are personal data. A conversion removes it, whichever way it came about.
 */
@Repository
public class PreparedConversions {
    private final JdbcClient jdbc;
    private final Leads leads;
    private final ObjectMapper json;
    private final Clock clock;
    private final RowMapper<PreparedConversion> mapper;

    PreparedConversions(JdbcClient jdbc, Leads leads, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.json = json;
        this.clock = clock;
        this.mapper = (row, number) -> new PreparedConversion(
                row.getString("lead_id"),
                request(row.getString("request")),
                row.getString("prepared_by"),
                Rows.instant(row, "prepared_at"),
                row.getObject("lead_version", Long.class),
                Optional.ofNullable(row.getString("refusal_code"))
                        .map(ErrorCode::valueOf)
                        .orElse(null),
                row.getString("refusal_sentence"));
    }

    /**
     * Remembers the request for the lead as it is now, in place of an earlier one; an earlier refusal is forgotten.
     */
    @Transactional
    public void save(String leadId, ConversionRequest request, CurrentUser who) {
        save(leadId, request, null, who);
    }

    /**
     * As the other, for the lead as somebody saw it.
     *
     * @param seenVersion the version of the record that they saw; null: as it is now
     */
    @Transactional
    public void save(String leadId, ConversionRequest request, Long seenVersion, CurrentUser who) {
        var version = leads.get(leadId).version();
        delete(leadId);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("lead_id", leadId);
        columns.put("request", json(request));
        columns.put("prepared_by", who.id());
        columns.put("prepared_at", Rows.columnValue(clock.instant()));
        columns.put("lead_version", seenVersion == null ? version : Math.min(seenVersion, version));
        Rows.insert(jdbc, "prepared_conversion", columns);
    }

    public Optional<PreparedConversion> find(String leadId) {
        return jdbc.sql("SELECT * FROM prepared_conversion WHERE lead_id = :lead")
                .param("lead", leadId)
                .query(mapper)
                .optional();
    }

    /** Notes why the attempt was refused, for whoever prepares it again. */
    public void refused(String leadId, ErrorCode code, String sentence) {
        jdbc.sql("""
                UPDATE prepared_conversion SET refusal_code = :code, refusal_sentence = :sentence
                 WHERE lead_id = :lead""")
                .param("code", code.name())
                .param("sentence", sentence)
                .param("lead", leadId)
                .update();
    }

    public void delete(String leadId) {
        jdbc.sql("DELETE FROM prepared_conversion WHERE lead_id = :lead")
                .param("lead", leadId)
                .update();
    }

    private String json(ConversionRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a conversion request as JSON", e);
        }
    }

    private ConversionRequest request(String text) {
        try {
            return json.readValue(text, ConversionRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a prepared conversion", e);
        }
    }
}
