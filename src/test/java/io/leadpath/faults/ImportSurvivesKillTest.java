package io.leadpath.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.support.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An import that is killed again and again ends, on every row, as one that nobody disturbed. */
@Tag("full")
class ImportSurvivesKillTest {
    private static final Path REAL_EXPORT = Path.of("..", "shared", "data", "crm-export-leads.csv");

    /** What became of one row; a merged row names the row that made its lead. */
    private record RowResult(int row, String result, String reason, Integer leadOfRow) {}

    @Test
    void endsOnEveryRowAsAnUndisturbedImportDoes(@TempDir Path undisturbed, @TempDir Path killed) throws IOException {
        compare(LeadFile.withRows(400, 7), undisturbed, killed);
    }

    @Test
    void endsOnEveryRowOfARealExportAsAnUndisturbedImportDoes(@TempDir Path undisturbed, @TempDir Path killed)
            throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.exists(REAL_EXPORT), "There is no real export beside the project; skipped.");
        compare(Files.readString(REAL_EXPORT), undisturbed, killed);
    }

    private static void compare(String file, Path undisturbed, Path killed) {
        var rows = (int) file.lines().count() - 1;
        importWithoutDisturbance(file, undisturbed);
        importWithKills(file, killed, List.of(rows / 10, rows / 2, rows * 9 / 10));

        assertThat(results(killed)).hasSize(rows).isEqualTo(results(undisturbed));
        for (var folder : List.of(undisturbed, killed)) {
            assertThat(openLeadsWithoutPath(folder)).isEmpty();
            assertThat(pathsWithoutLead(folder)).isEmpty();
        }
    }

    private static void importWithoutDisturbance(String file, Path folder) {
        var server = LeadpathProcess.start(folder);
        var id = upload(server, file);
        awaitFinished(server, id);
        server.stop();
    }

    private static void importWithKills(String file, Path folder, List<Integer> killAt) {
        var server = LeadpathProcess.start(folder);
        var id = upload(server, file);
        for (int read : killAt) {
            var running = server;
            await().atMost(5, MINUTES)
                    .pollInterval(20, MILLISECONDS)
                    .until(() -> progress(running, id).get("read").asInt() >= read);
            running.kill();
            server = LeadpathProcess.start(folder);
        }
        awaitFinished(server, id);
        server.stop();
    }

    private static String upload(LeadpathProcess server, String file) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--part--\r\n";
        var answer =
                server.as("manager").send("POST", "/api/leads/imports", body, "multipart/form-data; boundary=part");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().get("id").asText();
    }

    private static void awaitFinished(LeadpathProcess server, String id) {
        await().atMost(5, MINUTES).pollInterval(200, MILLISECONDS).until(() -> "FINISHED"
                .equals(progress(server, id).get("state").asText()));
        var done = progress(server, id);
        assertThat(done.get("created").asInt()
                        + done.get("merged").asInt()
                        + done.get("rejected").asInt())
                .isEqualTo(done.get("total").asInt())
                .isEqualTo(done.get("read").asInt());
    }

    private static JsonNode progress(LeadpathProcess server, String id) {
        Caller manager = server.as("manager");
        return manager.get("/api/leads/imports/" + id).json();
    }

    private static List<RowResult> results(Path folder) {
        return JdbcClient.create(LeadpathProcess.data(folder))
                .sql("""
                        SELECT r.row_number AS "row", r.result, r.reason,
                               (SELECT MIN(c.row_number) FROM lead_import_row c WHERE c.lead_id = r.lead_id) AS lead_of_row
                          FROM lead_import_row r ORDER BY r.row_number""")
                .query((row, number) -> new RowResult(
                        row.getInt(1), row.getString(2), row.getString(3), row.getObject(4, Integer.class)))
                .list();
    }

    private static List<String> openLeadsWithoutPath(Path folder) {
        return ids(folder, """
                SELECT id FROM lead WHERE status = 'OPEN' AND id NOT IN
                       (SELECT business_key_ FROM act_ru_execution WHERE business_key_ IS NOT NULL)""");
    }

    private static List<String> pathsWithoutLead(Path folder) {
        return ids(folder, """
                SELECT business_key_ FROM act_ru_execution
                 WHERE business_key_ IS NOT NULL AND business_key_ NOT IN (SELECT id FROM lead)""");
    }

    private static List<String> ids(Path folder, String sql) {
        return JdbcClient.create(LeadpathProcess.data(folder))
                .sql(sql)
                .query(String.class)
                .list();
    }
}
