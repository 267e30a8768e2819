package io.leadpath.bulk;

import io.leadpath.bulk.BulkConversion.State;
import io.leadpath.persistence.Rows;
import io.leadpath.shared.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All bulk conversions, their leads and what became of them. */
@Repository
class BulkJobs {
    private static final RowMapper<BulkConversion> CONVERSION = Rows.mapper(BulkConversion.class);
    private static final RowMapper<BulkJob> JOB = Rows.mapper(BulkJob.class);

    private final JdbcClient jdbc;

    BulkJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lead that was refused. */
    record Failure(String leadId, ErrorCode code, String reason) {}

    void add(BulkConversion started, BulkRequest request, List<String> leadIds) {
        var columns = Rows.columns(started);
        columns.put("no_opportunity_reason", request.noOpportunityReason());
        columns.put("bypass_reason", request.bypassReason());
        columns.put("reuse_matches", request.reuseMatches());
        columns.put("allow_duplicates", request.allowDuplicates());
        columns.put("duplicate_reason", request.duplicateReason());
        Rows.insert(jdbc, "bulk_conversion", columns);
        for (int i = 0; i < leadIds.size(); i++) {
            Rows.insert(
                    jdbc,
                    "bulk_conversion_lead",
                    Map.of("bulk_id", started.id(), "place", i + 1, "lead_id", leadIds.get(i)));
        }
    }

    Optional<BulkConversion> find(String id) {
        return jdbc.sql("SELECT * FROM bulk_conversion WHERE id = :id")
                .param("id", id)
                .query(CONVERSION)
                .optional();
    }

    List<BulkConversion> newest(int limit) {
        return jdbc.sql("SELECT * FROM bulk_conversion ORDER BY started_at DESC, id DESC LIMIT :limit")
                .param("limit", limit)
                .query(CONVERSION)
                .list();
    }

    /** The one whose turn it is: one after the other, so that two that name the same lead do not race. */
    Optional<BulkJob> oldestRunning() {
        return jdbc.sql("SELECT * FROM bulk_conversion WHERE state = 'RUNNING' ORDER BY started_at, id"
                        + " FETCH FIRST 1 ROW ONLY")
                .query(JOB)
                .optional();
    }

    /** The running one, held until the transaction ends; empty when somebody else holds it or it runs no more. */
    Optional<BulkJob> lockRunning(String id) {
        return jdbc.sql("SELECT * FROM bulk_conversion WHERE id = :id AND state = 'RUNNING' FOR UPDATE SKIP LOCKED")
                .param("id", id)
                .query(JOB)
                .optional();
    }

    String leadAt(String id, int place) {
        return jdbc.sql("SELECT lead_id FROM bulk_conversion_lead WHERE bulk_id = :id AND place = :place")
                .param("id", id)
                .param("place", place)
                .query(String.class)
                .single();
    }

    void record(BulkJob job, LeadResult result) {
        jdbc.sql("""
                UPDATE bulk_conversion_lead SET conversion_id = :conversion, code = :code, reason = :reason
                 WHERE bulk_id = :id AND place = :place""")
                .param("conversion", result.conversionId())
                .param("code", result.code() == null ? null : result.code().name())
                .param("reason", result.reason())
                .param("id", job.id())
                .param("place", job.next())
                .update();
        jdbc.sql("""
                UPDATE bulk_conversion SET done = done + 1, converted = converted + :converted, failed = failed + :failed
                 WHERE id = :id""")
                .param("converted", result.isConverted() ? 1 : 0)
                .param("failed", result.isConverted() ? 0 : 1)
                .param("id", job.id())
                .update();
    }

    void finish(String id, Instant when) {
        jdbc.sql("UPDATE bulk_conversion SET state = :state, finished_at = :when WHERE id = :id")
                .param("state", State.FINISHED.name())
                .param("when", Rows.columnValue(when))
                .param("id", id)
                .update();
    }

    /** Hands over the refused leads in the order in which they were tried. */
    void forEachFailure(String id, Consumer<Failure> consumer) {
        jdbc.sql("SELECT lead_id, code, reason FROM bulk_conversion_lead"
                        + " WHERE bulk_id = :id AND reason IS NOT NULL ORDER BY place")
                .param("id", id)
                .query((RowCallbackHandler) row -> consumer.accept(new Failure(
                        row.getString("lead_id"),
                        Optional.ofNullable(row.getString("code"))
                                .map(ErrorCode::valueOf)
                                .orElse(null),
                        row.getString("reason"))));
    }
}
