package io.leadpath.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.SignedTokens;
import io.leadpath.security.Users;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept about a person is handed out in one piece, and an erasure leaves nothing of it anywhere. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "leadpath.samples=false",
            "leadpath.web-to-lead.worker=false"
        })
class PersonalDataTest {
    /** Stands in every text that is written about the person. */
    private static final String MARKER = "Zyxmarker";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String REASON = "{\"reason\":\"Asked for it by letter\"}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    Users users;

    @Autowired
    SignedTokens tokens;

    @Autowired
    RuntimeService runtime;

    @Test
    void aPersonWhoIsKnownEverywhereIsExportedInFullAndErasedWithoutATrace() {
        var person = new EverywhereKnown();
        var before = figures();
        var erasures = count("erasure");
        var marked = places(MARKER);
        assertThat(marked)
                .as("the person is known in every table that is personal")
                .containsAll(PersonalTables.ALL.stream()
                        .filter(table -> table.treatment() != PersonalTable.Treatment.KEEP)
                        .map(PersonalTable::name)
                        .filter(table -> !table.equals("partner_registration")) // a hash
                        .collect(Collectors.toSet()));

        var export = as("manager").get("/api/contacts/" + person.contact + "/personal-data");
        assertThat(export.status()).as(export.body()).isEqualTo(200);
        assertExported(export.json(), person);

        var answer = as("manager")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/contacts/" + person.contact + "/erasure", REASON);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("erasedBy").asText()).isEqualTo("manager");
        assertThat(answer.json().get("leadIds")).hasSize(person.leads.size());
        assertThat(answer.json().at("/rows/lead").asInt()).isEqualTo(person.leads.size());
        assertThat(columns(MARKER)).as("columns that still name the person").isEmpty();
        assertThat(figures()).isEqualTo(before);
        assertThat(count("erasure")).isEqualTo(erasures + 1);
    }

    @Test
    void everyTableIsEitherPersonalOrKnownNotToBe() {
        var classified = new TreeSet<>(PersonalTables.WITHOUT_PERSONS);
        PersonalTables.ALL.stream()
                .filter(table -> !table.isOfTheEngine())
                .forEach(table -> classified.add(table.name()));

        var ours = new TreeSet<String>();
        tables().forEach(table -> ours.add(table.toLowerCase(Locale.ROOT)));
        ours.removeIf(table -> table.startsWith("act_") || table.startsWith("flyway_"));

        assertThat(ours)
                .as("say in PersonalTables what is personal in a new table")
                .isEqualTo(classified);
    }

    @Test
    void aConvertedPersonStaysConvertedAndEverythingElseStaysRefused() {
        var lead = approved(unique());
        var made = convert(lead, "{}");
        assertThat(as("manager").post("/api/leads/" + lead + "/erasure", REASON).status())
                .isEqualTo(201);

        var read = as("manager").get("/api/leads/" + lead).json();
        assertThat(read.get("status").asText()).isEqualTo("CONVERTED");
        assertThat(read.get("lastName").asText()).isEqualTo("Erased");
        assertThat(read.get("convertedContactId").asText())
                .isEqualTo(made.at("/contact/id").asText());
        assertThat(as("manager")
                        .get("/api/contacts/" + made.at("/contact/id").asText())
                        .json()
                        .get("lastName")
                        .asText())
                .isEqualTo("Erased");
        assertThat(as("manager")
                        .with("If-Match", "*")
                        .send("PATCH", "/api/leads/" + lead, "{\"title\":\"CFO\"}", "application/json")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aLeadInProgressIsWithdrawnFirst() {
        var lead = lead(unique(), Map.of());

        assertThat(as("manager").post("/api/leads/" + lead + "/erasure", REASON).status())
                .isEqualTo(201);

        var read = as("manager").get("/api/leads/" + lead).json();
        assertThat(read.get("status").asText()).isEqualTo("DISQUALIFIED");
        assertThat(read.get("statusReason").asText()).isEqualTo("WITHDRAWN");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(lead)
                        .count())
                .isZero();
    }

    @Test
    void whoOptedOutIsNotRecordedAgainAndOthersAre() {
        var name = unique();
        var optedOut =
                lead(name, Map.of("email", name + "@example.com", "phone", "+1 (555) 010-7788", "doNotCall", true));
        var other = unique();
        var erased = lead(other, Map.of("email", other + "@example.com"));
        as("manager").post("/api/leads/" + optedOut + "/erasure", REASON);
        as("manager").post("/api/leads/" + erased + "/erasure", REASON);

        var byEmail = as("sdr")
                .post(
                        "/api/leads",
                        "{\"lastName\":\"New\",\"email\":\" " + name.toUpperCase(Locale.ROOT) + "@Example.com \"}");
        assertThat(byEmail.status()).as(byEmail.body()).isEqualTo(409);
        assertThat(byEmail.json().get("code").asText()).isEqualTo("CONFLICT");
        assertThat(byEmail.body()).doesNotContain(optedOut, "erased");
        assertThat(as("sdr")
                        .post("/api/leads", "{\"lastName\":\"" + name + "\",\"mobile\":\"1 555 010 7788\"}")
                        .status())
                .isEqualTo(409);
        assertThat(as("sdr")
                        .post("/api/leads", "{\"lastName\":\"Colleague\",\"phone\":\"+1 555 010 7788\"}")
                        .status())
                .as("somebody else at the same number")
                .isEqualTo(201);
        assertThat(as("sdr")
                        .post("/api/leads", "{\"lastName\":\"New\",\"email\":\"" + other + "@example.com\"}")
                        .status())
                .isEqualTo(201);

        var progress = imported("Last Name,Email\nNew," + name + "@example.com\n");
        assertThat(progress.get("rejected").asInt()).isOne();
        assertThat(rowsThatName(name)).isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM do_not_record WHERE LOWER(fingerprint) LIKE :name")
                        .param("name", "%" + name.toLowerCase(Locale.ROOT) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoOptedOutIsNotImportedAsAContactEitherAndTheFileIsNotKept() {
        var name = unique();
        erased(name, Map.of("email", name + "@example.com", "emailOptOut", true));

        var progress = imported(
                "contacts", "Last Name,Account Name,Email\n%s,%s Ltd,%s@example.com\n".formatted(name, name, name));

        assertThat(progress.get("rejected").asInt()).isOne();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM contact WHERE LOWER(email) LIKE :name")
                        .param("name", name.toLowerCase(Locale.ROOT) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(rowsThatName(name)).isZero();
        assertThat(as("manager")
                        .get("/api/contacts/imports/" + progress.get("id").asText() + "/rejections")
                        .body())
                .contains("asked not to be contacted")
                .doesNotContain(name);
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        var name = unique();
        erased(name, Map.of("phone", "+44 20 7946 0991", "doNotCall", true));

        assertRefused(name, "\"phone\":\"020 7946 0991\",\"country\":\"GB\"");
        assertRefused(name, "\"mobile\":\"0044 (0)20 79460991\"");
        assertThat(as("sdr")
                        .post(
                                "/api/leads",
                                "{\"lastName\":\"" + name + "\",\"phone\":\"030 7946 0991\",\"country\":\"DE\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anEntryOfBareDigitsStillHolds() {
        var name = unique();
        jdbc.sql("INSERT INTO do_not_record (fingerprint, noted_at) VALUES (:print, CURRENT_TIMESTAMP)")
                .param(
                        "print",
                        tokens.fingerprint("do-not-record", "phone|442079460992|" + name.toLowerCase(Locale.ROOT)))
                .update();

        assertRefused(name, "\"phone\":\"+44 20 7946 0992\"");
    }

    @Test
    void refusesInTheContractsOrder() {
        var lead = lead(unique(), Map.of("firstName", "Ann"));
        var name =
                as("manager").get("/api/leads/" + lead).json().get("lastName").asText();
        for (var kind : List.of("leads", "contacts")) {
            var nowhere = "/api/" + kind + "/nowhere/erasure";
            assertProblem(Caller.nobody(port).post(nowhere, "{"), 401, "UNAUTHORIZED");
            assertProblem(as("ae").post(nowhere, "{"), 403, "FORBIDDEN");
            assertProblem(as("manager").post(nowhere, "{"), 404, "NOT_FOUND");
            assertProblem(as("ae").get("/api/" + kind + "/nowhere/personal-data"), 403, "FORBIDDEN");
            assertProblem(as("manager").get("/api/" + kind + "/nowhere/personal-data"), 404, "NOT_FOUND");
        }
        var path = "/api/leads/" + lead + "/erasure";
        assertProblem(as("manager").post(path, "{}"), 400, "REQUIRED_FIELD_MISSING");
        assertProblem(as("manager").post(path, "{\"reason\":\"" + name + " asked\"}"), 400, "INVALID_VALUE");
        assertThat(as("manager").post(path, REASON).status()).isEqualTo(201);
        assertProblem(as("manager").post(path, "{}"), 400, "REQUIRED_FIELD_MISSING");
        assertProblem(as("manager").post(path, REASON), 409, "CONFLICT");
    }

    /** One person with texts in every kind of record there is. */
    private final class EverywhereKnown {
        private final String email = MARKER + "@example.com";
        private final Set<String> leads = new TreeSet<>();
        private final String contact;

        private EverywhereKnown() {
            rejectedRow();
            var individual = lead(everything(null));
            log(individual);
            approve(individual);
            var made = convert(individual, "{\"amount\":1200}");
            contact = made.at("/contact/id").asText();
            var conversion = made.get("conversionId").asText();
            var opportunity = made.at("/opportunityRecord/id").asText();
            patch(
                    "/api/opportunities/" + opportunity,
                    "{\"nextStep\":\"Call " + MARKER + "\",\"stage\":\"CLOSED_LOST\",\"closedReason\":\"" + MARKER
                            + " left\"}");
            patch("/api/contacts/" + contact, "{\"title\":\"" + MARKER + "\",\"mailingStreet\":\"" + MARKER + "\"}");
            correct(conversion);
            var second = lead(everything("Acme " + UUID.randomUUID()));
            approve(second);
            convert(
                    second,
                    "{\"opportunity\":\"NONE\",\"noOpportunityReason\":\"" + MARKER + "\",\"accountId\":\""
                            + made.at("/account/id").asText() + "\",\"contactId\":\"" + contact + "\"}");
            var next = lead(everything("Acme " + UUID.randomUUID()));
            log(next);
            prepare(next);
            convertedInBulk(next);
            handOff(next);
            mails(next);
            remembered();
            leads.addAll(jdbc.sql("SELECT id FROM lead WHERE LOWER(email) = LOWER(:email)")
                    .param("email", email)
                    .query(String.class)
                    .list());
            Caller.nobody(port)
                    .post("/public/leads", "{\"consent\":true,\"lastName\":\"x\",\"email\":\"" + email + "\"}");
        }

        private Map<String, Object> everything(String company) {
            var fields = new TreeMap<String, Object>();
            for (var component : LeadDetails.class.getRecordComponents()) {
                if (component.getType() == String.class) {
                    fields.put(component.getName(), MARKER);
                }
            }
            List.of("partnerAccountId", "contactId", "owner", "source").forEach(fields::remove);
            fields.put("source", "WEB");
            fields.put("postalCode", MARKER);
            fields.put("website", "https://" + MARKER + ".example.com");
            fields.put("email", email);
            fields.put("emailOptOut", true);
            fields.put("company", company);
            return fields;
        }

        private String lead(Map<String, Object> fields) {
            return PersonalDataTest.this.lead(fields);
        }

        private void log(String lead) {
            var answer = as("sdr")
                    .post(
                            "/api/leads/" + lead + "/activities",
                            "{\"type\":\"CALL\",\"outcome\":\"" + MARKER + " was in\",\"notes\":\"" + MARKER + "\"}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            var edited = patch("/api/leads/" + lead, "{\"title\":\"" + MARKER + " the second\"}");
            assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        }

        private void convertedInBulk(String lead) {
            var bulk = UUID.randomUUID().toString();
            jdbc.sql("INSERT INTO bulk_conversion (id, state, total, done, converted, failed, started_by, started_at,"
                            + " no_opportunity_reason, bypass_reason, reuse_matches, allow_duplicates, duplicate_reason)"
                            + " SELECT :bulk, 'COMPLETED', 1, 1, 0, 1, 'manager', created_at, :text, :text, TRUE, TRUE,"
                            + " :text FROM lead WHERE id = :lead")
                    .param("bulk", bulk)
                    .param("text", "Knows " + MARKER)
                    .param("lead", lead)
                    .update();
            jdbc.sql(
                            "INSERT INTO bulk_conversion_lead (bulk_id, place, lead_id, code) VALUES (:bulk, 1, :lead, 'NONE')")
                    .param("bulk", bulk)
                    .param("lead", lead)
                    .update();
        }

        private void prepare(String lead) {
            jdbc.sql("INSERT INTO prepared_conversion (lead_id, request, prepared_by, prepared_at)"
                            + " SELECT id, '{\"opportunityName\":\"" + MARKER + "\"}', 'ae', created_at FROM lead"
                            + " WHERE id = :lead")
                    .param("lead", lead)
                    .update();
        }

        private void correct(String conversion) {
            var answer = as("manager")
                    .post(
                            "/api/conversions/" + conversion + "/correction",
                            "{\"reason\":\"" + MARKER + " was wrong\"}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            jdbc.sql("""
                    INSERT INTO partner_registration (id, lead_id, partner_account_id, email_hash, registered_at,
                           registered_by, protected_until, extensions)
                    SELECT 'registration', c.lead_id, c.account_id, 'hash', c.converted_at, 'channel', c.converted_at, 0
                      FROM conversion c WHERE c.id = :id""").param("id", conversion).update();
        }

        private void handOff(String lead) {
            jdbc.sql("""
                    INSERT INTO hand_off (id, lead_id, evidence, ae, decision, ae_comment, decided_at, argument,
                           ruling_comment)
                    SELECT 'hand-off', id, :text, 'ae', 'REJECT', :text, created_at, :text, :text FROM lead
                     WHERE id = :lead""").param("text", MARKER).param("lead", lead).update();
            jdbc.sql("""
                    INSERT INTO meeting (id, lead_id, starts_at, attendance, notes, booked_at, uid)
                    SELECT 'meeting', id, created_at, 'HELD', :text, created_at, 'uid' FROM lead WHERE id = :lead""").param("text", MARKER).param("lead", lead).update();
            jdbc.sql("UPDATE lead_import_row SET lead_id = :lead, reason = :text WHERE result = 'CREATED'")
                    .param("text", MARKER)
                    .param("lead", lead)
                    .update();
        }

        private void mails(String lead) {
            for (var state : List.of("WAITING", "DELIVERED")) {
                jdbc.sql("""
                        INSERT INTO outbox_entry (id, kind, subject_id, recipient, title, payload, state, attempts,
                               due_at, created_at)
                        SELECT :state, 'none', id, :text, :text, :text, :state, 0, created_at, created_at FROM lead
                         WHERE id = :lead""")
                        .param("state", state)
                        .param("text", email)
                        .param("lead", lead)
                        .update();
            }
        }

        private void rejectedRow() {
            imported("First Name,Last Name,Email,Employees\n,New Somebody,,\n" + MARKER + "," + MARKER + "," + email
                    + ",many\n");
        }

        private void remembered() {
            as("manager")
                    .with("Idempotency-Key", UUID.randomUUID().toString())
                    .post("/api/leads", "{\"lastName\":\"" + MARKER + "\",\"email\":\"" + email + "\"}");
        }
    }

    private void assertExported(JsonNode export, EverywhereKnown person) {
        var texts = export.toString();
        assertThat(export.get("contactIds").toString()).contains(person.contact);
        assertThat(export.get("leadIds")).hasSize(person.leads.size());
        var names = new ArrayList<String>();
        export.get("records").fields().forEachRemaining(record -> {
            if (record.getValue().toString().contains(MARKER)) {
                names.add(record.getKey());
            }
        });
        assertThat(names)
                .contains(
                        "lead",
                        "leadFieldHistory",
                        "contact",
                        "account",
                        "opportunity",
                        "activity",
                        "handOff",
                        "meeting",
                        "conversionReason",
                        "correction",
                        "outboxEntry",
                        "leadImportRow",
                        "preparedConversion",
                        "webSubmission")
                .doesNotContain("leadWord", "idempotencyKey");
        assertThat(export.at("/records/conversion")).isNotEmpty();
        assertThat(texts).doesNotContain("emailKey", "searchText");
    }

    /** What reports count: nothing of it may change with an erasure. */
    private Map<String, Object> figures() {
        var figures = new TreeMap<String, Object>();
        for (var sql : List.of(
                "SELECT COUNT(*) FROM lead",
                "SELECT COUNT(*) FROM lead WHERE status = 'CONVERTED'",
                "SELECT COUNT(*) FROM lead WHERE source = 'WEB'",
                "SELECT COUNT(*) FROM lead_field_history WHERE field NOT IN ('status', 'status_reason')",
                "SELECT COUNT(*) FROM contact",
                "SELECT COUNT(*) FROM account",
                "SELECT COUNT(*) FROM conversion",
                "SELECT COUNT(*) FROM credit",
                "SELECT COUNT(*) FROM meeting",
                "SELECT COUNT(*) FROM hand_off WHERE decision = 'REJECT'",
                "SELECT COUNT(*) FROM correction",
                "SELECT SUM(amount) FROM conversion",
                "SELECT SUM(amount) FROM opportunity",
                "SELECT COUNT(*) FROM opportunity WHERE stage = 'CLOSED_LOST' AND closed_reason IS NOT NULL",
                "SELECT COUNT(*) FROM opportunity_contact_role WHERE primary_contact",
                "SELECT COUNT(*) FROM activity WHERE type = 'CALL'",
                "SELECT COUNT(*) FROM act_hi_procinst",
                "SELECT COUNT(*) FROM act_hi_taskinst",
                "SELECT COUNT(*) FROM act_hi_decinst")) {
            figures.put(
                    sql,
                    jdbc.sql(sql)
                            .query((row, number) -> String.valueOf(row.getObject(1)))
                            .single());
        }
        return figures;
    }

    /** The tables in which the text stands. */
    private Set<String> places(String text) {
        return columns(text).stream()
                .map(column -> column.substring(0, column.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every column of every table in which the text stands, in whichever case. */
    private Set<String> columns(String text) {
        var found = new TreeSet<String>();
        for (var table : tables()) {
            jdbc.sql("SELECT * FROM \"" + table + "\"")
                    .query((row, number) -> {
                        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            if (text(row, i).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                                found.add((table + "." + row.getMetaData().getColumnName(i)).toLowerCase(Locale.ROOT));
                            }
                        }
                        return number;
                    })
                    .list();
        }
        return found;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column);
        if (value == null) {
            return "";
        }
        var isBinary = value instanceof byte[] || value instanceof Blob;
        return isBinary ? new String(row.getBytes(column), StandardCharsets.UTF_8) : row.getString(column);
    }

    private List<String> tables() {
        return jdbc.sql("""
                SELECT table_name FROM information_schema.tables
                 WHERE UPPER(table_schema) = 'PUBLIC' AND table_type = 'BASE TABLE'""").query(String.class).list();
    }

    private void erased(String lastName, Map<String, Object> fields) {
        var answer = as("manager").post("/api/leads/" + lead(lastName, fields) + "/erasure", REASON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void assertRefused(String lastName, String fields) {
        assertProblem(
                as("sdr").post("/api/leads", "{\"lastName\":\"" + lastName + "\"," + fields + "}"), 409, "CONFLICT");
    }

    private long rowsThatName(String name) {
        return jdbc.sql("SELECT COUNT(*) FROM lead_import_row WHERE LOWER(original) LIKE :name")
                .param("name", "%" + name.toLowerCase(Locale.ROOT) + "%")
                .query(Long.class)
                .single();
    }

    private JsonNode imported(String file) {
        return imported("leads", file);
    }

    private JsonNode imported(String kind, String file) {
        var body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--x--\r\n";
        var location = as("manager")
                .send("POST", "/api/" + kind + "/imports", body, "multipart/form-data; boundary=x")
                .location();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        as("manager").get(location).json().get("state").asText().equals("FINISHED"));
        return as("manager").get(location).json();
    }

    private String lead(String lastName, Map<String, Object> fields) {
        var all = new TreeMap<>(fields);
        all.put("lastName", lastName);
        return lead(all);
    }

    private String lead(Map<String, Object> fields) {
        var details = JSON.convertValue(fields, LeadDetails.class);
        return intake.receive(new LeadIntake.Enquiry(details), users.find("sdr").orElseThrow())
                .lead()
                .id();
    }

    private String approved(String lastName) {
        var lead = lead(lastName, Map.of());
        approve(lead);
        return lead;
    }

    private void approve(String lead) {
        var ae = users.find("ae").orElseThrow();
        lifecycle.assignAe(lead, "ae", ae);
        lifecycle.approve(lead, ae);
    }

    private JsonNode convert(String lead, String body) {
        var answer = as("manager").post("/api/leads/" + lead + "/conversion", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private Answer patch(String path, String body) {
        return as("manager").with("If-Match", "*").send("PATCH", path, body, "application/json");
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    private static String unique() {
        return "Person" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).as(answer.body()).isEqualTo(code);
    }
}
