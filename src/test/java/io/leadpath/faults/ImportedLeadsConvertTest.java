package io.leadpath.faults;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.support.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole export is imported with one upload, and two hundred of its leads go the whole way over REST. */
@Tag("full")
class ImportedLeadsConvertTest {
    private static final Path REAL_EXPORT = Path.of("..", "shared", "data", "crm-export-leads.csv");
    private static final int DRIVEN = 200;

    @Test
    void drivesTwoHundredImportedLeadsToTwoHundredConversions(@TempDir Path folder) throws IOException {
        var file = Files.exists(REAL_EXPORT) ? Files.readString(REAL_EXPORT) : LeadFile.withRows(2000, 3);
        var server = LeadpathProcess.start(folder);
        var imported = importAll(server, file);
        assertThat(imported.get("total").asInt()).isEqualTo((int) file.lines().count() - 1);
        assertThat(imported.get("created").asInt()
                        + imported.get("merged").asInt()
                        + imported.get("rejected").asInt())
                .isEqualTo(imported.get("total").asInt());

        var leads = openLeads(server);
        leads.forEach(lead -> complete(
                server.as("sdr"),
                lead,
                "workLead",
                "\"outreachResult\":{\"value\":\"interested\"},\"budget\":{\"value\":\"weak\"},"
                        + "\"authority\":{\"value\":\"strong\"},\"need\":{\"value\":\"strong\"},"
                        + "\"timeline\":{\"value\":\"weak\"}"));
        leads.forEach(lead -> complete(
                server.as("sdr"),
                lead,
                "scheduleMeeting",
                "\"meetingResult\":{\"value\":\"scheduled\"},\"ae\":{\"value\":\"ae\"},\"meetingAt\":{\"value\":\""
                        + Instant.now().plusSeconds(2) + "\"}"));
        leads.forEach(lead -> complete(server.as("ae"), lead, "holdMeeting", "\"attendance\":{\"value\":\"held\"}"));
        leads.forEach(lead -> complete(server.as("ae"), lead, "reviewLead", "\"decision\":{\"value\":\"approve\"}"));
        leads.forEach(lead -> complete(
                server.as("ae"),
                lead,
                "prepareConversion",
                "\"opportunityChoice\":{\"value\":\"createNew\"},\"confirmed\":{\"value\":true},"
                        + "\"allowDuplicates\":{\"value\":true},\"duplicateReason\":{\"value\":\"Another site.\"}"));

        var manager = server.as("manager");
        await().atMost(3, MINUTES)
                .pollInterval(1, SECONDS)
                .until(() -> total(manager, "/api/leads?status=CONVERTED&size=1") == DRIVEN);
        assertThat(total(manager, "/api/opportunities?size=1")).isEqualTo(DRIVEN);
        leads.forEach(lead -> assertThat(
                        manager.post("/api/leads/" + lead + "/conversion", "{}").status())
                .isEqualTo(409));
        assertThat(total(manager, "/api/opportunities?size=1")).isEqualTo(DRIVEN);
        server.stop();
    }

    private static JsonNode importAll(LeadpathProcess server, String file) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--part--\r\n";
        var manager = server.as("manager");
        var answer = manager.send("POST", "/api/leads/imports", body, "multipart/form-data; boundary=part");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var path = "/api/leads/imports/" + answer.json().get("id").asText();
        await().atMost(5, MINUTES).pollInterval(1, SECONDS).until(() -> "FINISHED"
                .equals(manager.get(path).json().get("state").asText()));
        return manager.get(path).json();
    }

    private static List<String> openLeads(LeadpathProcess server) {
        var leads = new ArrayList<String>();
        server.as("manager")
                .get("/api/leads?status=OPEN&size=" + DRIVEN)
                .json()
                .get("items")
                .forEach(lead -> leads.add(lead.get("id").asText()));
        assertThat(leads).hasSize(DRIVEN);
        return leads;
    }

    private static void complete(Caller user, String lead, String task, String variables) {
        var query = "/engine-rest/task?processInstanceBusinessKey=" + lead + "&taskDefinitionKey=" + task;
        await(task + " of " + lead)
                .atMost(1, MINUTES)
                .until(() -> user.get(query).json().size() == 1);
        var id = user.get(query).json().get(0).get("id").asText();
        var answer = user.post("/engine-rest/task/" + id + "/complete", "{\"variables\":{" + variables + "}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static int total(Caller caller, String path) {
        return caller.get(path).json().get("total").asInt();
    }
}
