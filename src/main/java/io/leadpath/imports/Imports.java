package io.leadpath.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.persistence.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All imports and what became of their rows. */
@Repository
class Imports {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Imports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(FileImport started, FileCheck check, boolean partnerLeadsOnly) {
        var columns = Rows.columns(started);
        columns.put("warnings", json(started.warnings()));
        columns.put("partner_leads_only", partnerLeadsOnly);
        columns.put("date_order", check.dateOrder().name());
        columns.put("delimiter", String.valueOf(check.delimiter()));
        columns.put("header", json(check.header()));
        Rows.insert(jdbc, "lead_import", columns);
    }

    Optional<FileImport> find(String id) {
        return jdbc.sql("SELECT * FROM lead_import WHERE id = :id")
                .param("id", id)
                .query((row, number) -> fileImport(row))
                .optional();
    }

    Optional<ImportJob> findJob(String id) {
        return jdbc.sql("SELECT * FROM lead_import WHERE id = :id")
                .param("id", id)
                .query((row, number) -> job(row))
                .optional();
    }

    /** The import whose turn it is: one after the other, so that the rows of two files cannot miss each other. */
    Optional<ImportJob> oldestRunning() {
        return jdbc.sql("SELECT * FROM lead_import WHERE state = 'RUNNING' ORDER BY started_at, id"
                        + " FETCH FIRST 1 ROW ONLY")
                .query((row, number) -> job(row))
                .optional();
    }

    /** The running import, held until the transaction ends; empty when somebody else holds it or it runs no more. */
    Optional<ImportJob> lockRunning(String id) {
        return jdbc.sql("SELECT * FROM lead_import WHERE id = :id AND state = 'RUNNING' FOR UPDATE SKIP LOCKED")
                .param("id", id)
                .query((row, number) -> job(row))
                .optional();
    }

    /** The newest imports of these kinds, at most {@code limit}. */
    List<FileImport> newest(Set<ImportKind> kinds, boolean partnerLeadsOnly, int limit) {
        return jdbc.sql("SELECT * FROM lead_import WHERE kind IN (:kinds)"
                        + (partnerLeadsOnly ? " AND partner_leads_only" : "")
                        + " ORDER BY started_at DESC, id DESC LIMIT :limit")
                .param("kinds", kinds.stream().map(Enum::name).toList())
                .param("limit", limit)
                .query((row, number) -> fileImport(row))
                .list();
    }

    void record(ImportJob job, List<RowResult> results) {
        results.forEach(result -> add(job, result));
        jdbc.sql("""
                UPDATE lead_import SET read = read + :read, created = created + :created, merged = merged + :merged,
                       rejected = rejected + :rejected, accounts_created = accounts_created + :accountsCreated
                 WHERE id = :id""")
                .param("id", job.id())
                .param("read", results.size())
                .param("created", count(results, RowResult.Kind.CREATED))
                .param("merged", count(results, RowResult.Kind.MERGED))
                .param("rejected", count(results, RowResult.Kind.REJECTED))
                .param(
                        "accountsCreated",
                        results.stream()
                                .filter(result -> result.records().accountCreated())
                                .count())
                .update();
    }

    void end(String id, FileImport.State state, Instant when) {
        jdbc.sql("UPDATE lead_import SET state = :state, finished_at = :when WHERE id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("when", Rows.columnValue(when))
                .update();
    }

    /** Hands over the rejected rows in the order of the file. */
    void forEachRejected(String id, Consumer<RowResult> consumer) {
        jdbc.sql("SELECT * FROM lead_import_row WHERE import_id = :id AND result = 'REJECTED' ORDER BY row_number")
                .param("id", id)
                .query((RowCallbackHandler) row -> consumer.accept(RowResult.rejected(
                        new CsvRow(row.getInt("row_number"), strings(row.getString("original"))),
                        row.getString("reason"))));
    }

    private void add(ImportJob job, RowResult result) {
        var isRejected = result.kind() == RowResult.Kind.REJECTED;
        jdbc.sql("""
                INSERT INTO lead_import_row
                       (import_id, row_number, result, lead_id, account_id, contact_id, reason, original)
                VALUES (:import, :row, :result, :lead, :account, :contact, :reason, :original)""")
                .param("import", job.id())
                .param("row", result.row().number())
                .param("result", result.kind().name())
                .param("lead", result.records().leadId())
                .param("account", result.records().accountId())
                .param("contact", result.records().contactId())
                .param("reason", result.reason())
                .param("original", isRejected ? json(result.row().values()) : null)
                .update();
    }

    private static long count(List<RowResult> results, RowResult.Kind kind) {
        return results.stream().filter(result -> result.kind() == kind).count();
    }

    private static FileImport fileImport(ResultSet row) throws SQLException {
        return new FileImport(
                row.getString("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                FileImport.State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("read"),
                row.getInt("created"),
                row.getInt("merged"),
                row.getInt("rejected"),
                row.getInt("accounts_created"),
                strings(row.getString("warnings")),
                row.getString("started_by"),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "finished_at"));
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getString("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("started_by"),
                row.getBoolean("partner_leads_only"),
                CreatedTimes.DateOrder.valueOf(row.getString("date_order")),
                row.getString("delimiter").charAt(0),
                strings(row.getString("header")),
                row.getInt("total"),
                row.getInt("read"));
    }

    private static String json(List<String> strings) {
        try {
            return JSON.writeValueAsString(strings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> strings(String json) {
        try {
            return JSON.readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
