package io.leadpath.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports over HTTP, in the whole application with its processes and log-ins. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:import-rest;DB_CLOSE_DELAY=-1")
class ImportRestTest {
    private static final String IMPORTS = "/api/leads/imports";
    private static final String BOUNDARY = "boundary-of-the-parts";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void answers202WithTheImportAndWorksItThroughInTheBackground() {
        var answer = upload("sdr", "Last Name,Email,Lead Status\nUlvang,u@one.example,New\nOkafor,bad,\nPrice,,Junk\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        var started = body(answer);
        assertThat(answer.headers().firstValue("Location"))
                .contains(IMPORTS + "/" + started.path("id").asText());
        assertThat(started.path("total").asInt()).isEqualTo(3);
        assertThat(started.path("fileName").asText()).isEqualTo("leads.csv");
        var done = awaitEnd(started);
        assertThat(done.path("read").asInt()).isEqualTo(3);
        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("merged").asInt()).isZero();
        assertThat(done.path("rejected").asInt()).isEqualTo(1);
        assertThat(done.path("warnings").isArray()).isTrue();
        assertThat(done.path("startedAt").asText()).endsWith("Z");
        assertThat(done.path("finishedAt").asText()).endsWith("Z");
    }

    @Test
    void startsTheProcessOfEveryLeadThatIsCreatedOpen() {
        awaitEnd(body(upload("sdr", "Last Name,Lead Status\nHerrera,New\nHerrera2,Contacted\nHerrera3,Lost Lead\n")));

        assertThat(processesOf("Herrera")).isEqualTo(1);
        assertThat(processesOf("Herrera2")).isEqualTo(1);
        assertThat(processesOf("Herrera3")).isZero();
    }

    @Test
    void givesTheRejectedRowsAsCsv() {
        var done = awaitEnd(body(upload("sdr", "Last Name,Email\nMünz,nobody\n")));

        var answer = get("sdr", IMPORTS + "/" + done.path("id").asText() + "/rejections");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.body())
                .isEqualToNormalizingNewlines(
                        "Last Name,Email,Rejection Reason\nMünz,nobody,'Email' is not an e-mail address.\n");
    }

    @Test
    void importsAFileOnlyOnceForOneIdempotencyKey() {
        var first = upload("sdr", "Last Name\nDrake\n", "Idempotency-Key", "import-drake");
        var second = upload("sdr", "Last Name\nDrake\n", "Idempotency-Key", "import-drake");
        var other = upload("sdr", "Last Name\nBlake\n", "Idempotency-Key", "import-drake");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(body(second).path("id")).isEqualTo(body(first).path("id"));
        assertThat(other.statusCode()).isEqualTo(422);
        awaitEnd(body(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Email\nn@acme.example\n", "Last Name\n", "Last Name\nNovak\n\"Li"})
    void refusesAFileThatCannotBeImported(String csv) {
        assertProblem(upload("sdr", csv), 400, "INVALID_FILE");
    }

    @Test
    void refusesAFileThatIsNotUtf8() {
        var answer = post("sdr", multipart("file", "Last Name\nGro\u00DF\n".getBytes(StandardCharsets.ISO_8859_1)));

        assertProblem(answer, 400, "INVALID_FILE");
        assertThat(body(answer).path("detail").asText()).contains("Line 2", "UTF-8");
    }

    @Test
    void demandsAFile() {
        assertProblem(post("sdr", multipart("upload", bytes("Last Name\nNovak\n"))), 400, "REQUIRED_FIELD_MISSING");
    }

    @Test
    void takesOneFileAtATime() {
        var part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"one.csv\"\r\n\r\n"
                + "Last Name\nNovak\n\r\n";

        var answer = post("sdr", bytes(part + part + "--" + BOUNDARY + "--\r\n"));

        assertProblem(answer, 400, "INVALID_VALUE");
        assertThat(body(answer).path("errors").path(0).path("field").asText()).isEqualTo("file");
    }

    @Test
    void refusesWhatIsNoMultipartUpload() {
        assertProblem(
                send("sdr", "POST", IMPORTS, bytes("{}"), "Content-Type", "application/json"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(
                send("sdr", "POST", IMPORTS, bytes("x"), "Content-Type", "multipart/form-data"), 400, "INVALID_FILE");
    }

    @Test
    void refusesMoreThan32MegabytesAndReadsThemToTheEnd() {
        var row = "Novak,n@acme.example\n";
        var large = "Last Name,Email\n" + row.repeat(50 * 1024 * 1024 / row.length());

        assertProblem(upload("sdr", large), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesWhoeverIsNotLoggedInOrMayNotImport() {
        assertProblem(upload("ae", "Last Name\nNovak\n"), 403, "FORBIDDEN");
        assertProblem(upload("analyst", "Last Name\nNovak\n"), 403, "FORBIDDEN");
        assertProblem(post("ae", multipart("upload", bytes(""))), 403, "FORBIDDEN");
        assertProblem(upload("nobody", "Last Name\nNovak\n"), 401, "UNAUTHORIZED");
    }

    @Test
    void letsAChannelManagerImportPartnerLeadsOnly() {
        jdbc.sql("INSERT INTO account (id, name, name_key, search_text, created_at, version)"
                        + " VALUES ('acc-1', 'Partner', 'partner', 'partner', CURRENT_TIMESTAMP, 0)")
                .update();

        var done = awaitEnd(body(upload("channel", "Last Name,Partner Account Id\nSolis,acc-1\nLi,\n")), "channel");

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void knowsNoOtherImports() {
        assertProblem(get("sdr", IMPORTS + "/nowhere"), 404, "NOT_FOUND");
        assertProblem(get("sdr", IMPORTS + "/nowhere/rejections"), 404, "NOT_FOUND");
        assertProblem(get("ae", IMPORTS + "/nowhere"), 403, "FORBIDDEN");
    }

    private long processesOf(String lastName) {
        return jdbc.sql("""
                SELECT COUNT(*) FROM act_ru_execution e JOIN lead l ON l.id = e.business_key_
                 WHERE e.parent_id_ IS NULL AND l.last_name = :name""").param("name", lastName).query(Long.class).single();
    }

    private JsonNode awaitEnd(JsonNode started) {
        return awaitEnd(started, "sdr");
    }

    private JsonNode awaitEnd(JsonNode started, String user) {
        var path = IMPORTS + "/" + started.path("id").asText();
        return await().atMost(Duration.ofSeconds(60)).until(() -> body(get(user, path)), shown -> shown.path("state")
                .asText()
                .equals("FINISHED"));
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(body(answer).path("code").asText()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    private HttpResponse<String> upload(String user, String csv, String... headers) {
        return post(user, multipart("file", bytes(csv)), headers);
    }

    private HttpResponse<String> post(String user, byte[] multipart, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "multipart/form-data; boundary=" + BOUNDARY;
        return send(user, "POST", IMPORTS, multipart, all);
    }

    private HttpResponse<String> get(String user, String path) {
        return send(user, "GET", path, new byte[0]);
    }

    private HttpResponse<String> send(String user, String method, String path, byte[] body, String... headers) {
        var login = Base64.getEncoder().encodeToString(bytes(user + ":" + user));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Authorization", "Basic " + login);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode body(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private static byte[] multipart(String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"; filename=\"leads.csv\"\r\nContent-Type: text/csv\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
