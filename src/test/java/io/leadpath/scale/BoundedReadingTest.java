package io.leadpath.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.lead.LeadSearch;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.persistence.SearchText;
import io.leadpath.support.Caller;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;

/**
 * What lists, search and the page of a lead read of a database with many leads, which the product made and then accepts
 * as its own. Add a request to {@link #requests} and its statements are judged like all others.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        // thousands of copied timers would fall due while other tests move the clock by a year
        properties = "camunda.bpm.job-execution.enabled=false")
@DirtiesContext
@Import(BoundedReadingTest.Recording.class)
@TestInstance(Lifecycle.PER_CLASS)
class BoundedReadingTest {
    /** Of each of the ten originals; 6,000 leads, 3,000 contacts. */
    private static final int OF_EACH = 600;
    /** Far less than there are leads; what is counted is bounded by the limit of counting. */
    private static final int FEW_ROWS = 4500;

    private static final int COUNTED_ROWS = 2 * 3 * 10_001;

    @TestConfiguration
    static class Recording {
        @Bean
        static RecordedStatements recordedStatements() {
            return new RecordedStatements();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    RecordedStatements recorded;

    @Autowired
    DataSource source;

    @Autowired
    Environment environment;

    @Autowired
    Leads leads;

    private Copies copies;
    private Caller manager;

    @BeforeEach
    void load() throws SQLException {
        if (copies == null) {
            manager = Caller.program(port, "manager", "manager");
            copies = new Copies(owner()).makeOriginals(manager);
            copies.copy(1, OF_EACH);
        }
    }

    /** On PostgreSQL the application may not collect statistics, nor switch triggers off. */
    private DataSource owner() {
        var user = environment.getProperty("spring.flyway.user");
        return user == null
                ? recorded.unrecorded()
                : new DriverManagerDataSource(
                        environment.getProperty("spring.datasource.url"),
                        user,
                        environment.getProperty("spring.flyway.password"));
    }

    List<String> requests() {
        var requests = new ArrayList<String>();
        for (var filter : List.of("", "&status=CONVERTED", "&owner=sdr", "&q=gmbh")) {
            requests.addAll(sorted("/api/leads", LeadSearch.SORT_COLUMNS.keySet(), filter));
        }
        for (var filter : List.of(
                "&status=OPEN",
                "&status=OPEN&status=WORKING&status=CONVERTED",
                "&owner=sdr2",
                "&source=WEB",
                "&q=person77",
                "&q=PERSON770",
                "&q=p770@company770.example",
                "&q=company%20gmbh%20ada1",
                "&q=gmbh&status=CONVERTED&owner=sdr",
                "&q=nobody")) {
            requests.addAll(sorted("/api/leads", List.of("createdAt", "lastActivityAt"), filter));
        }
        for (var filter : List.of("", "&q=gmbh", "&q=company77")) {
            requests.addAll(sorted("/api/accounts", Accounts.SORT_COLUMNS.keySet(), filter));
            sorted("/api/opportunities", Opportunities.SORT_COLUMNS.keySet(), filter);
            requests.addAll(sorted("/api/contacts", Contacts.SORT_COLUMNS.keySet(), filter.replace("gmbh", "ada")));
        }
        for (var lead :
                List.of(copies.copyOf(0, 7), copies.copyOf(3, 3 * OF_EACH + 7), copies.copyOf(9, 9 * OF_EACH + 7))) {
            requests.addAll(sorted("/api/leads/" + lead + "/activities", Activities.SORT_COLUMNS.keySet(), ""));
            requests.add("/leads/" + lead);
            requests.add("/api/leads/" + lead);
            requests.add("/api/leads/" + lead + "/path");
            requests.add("/api/leads/" + lead + "/duplicates");
        }
        requests.add("/leads");
        requests.add("/leads?q=gmbh");
        return requests;
    }

    private static List<String> sorted(String list, Collection<String> sorts, String filter) {
        return sorts.stream()
                .flatMap(sort ->
                        Stream.of("asc", "desc").map(direction -> list + "?sort=" + sort + "," + direction + filter))
                .toList();
    }

    @Test
    void everyListAndTheLeadPageReadFewRows() {
        var browser = Caller.browser(port, "manager");
        var findings = new ArrayList<String>();
        requests().forEach(request -> judge(request, browser, findings));
        assertThat(findings).isEmpty();
    }

    @Test
    void anEnquiryIsComparedWithFewLeads() {
        var findings = new ArrayList<String>();
        var sql = recorded.during(() -> manager.post(
                "/api/leads",
                "{\"lastName\":\"Person8\",\"company\":\"Company8 GmbH\",\"email\":\"p8@company8.example\"}"));
        judge("POST /api/leads", sql, findings);
        assertThat(findings).isEmpty();
    }

    private void judge(String request, Caller caller, List<String> findings) {
        var answers = new ArrayList<Caller.Answer>();
        judge(request, recorded.during(() -> answers.add(caller.get(request))), findings);
        assertThat(answers.get(0).status()).as(request).isEqualTo(200);
        if (request.startsWith("/api/") && answers.get(0).json().has("after")) {
            var next = request + "&after=" + answers.get(0).json().get("after").asText();
            judge(
                    next,
                    recorded.during(() -> assertThat(caller.get(next).status()).isEqualTo(200)),
                    findings);
        }
    }

    private void judge(String request, List<RecordedStatements.Query> queries, List<String> findings) {
        assertThat(queries).as(request).isNotEmpty();
        var seen = new HashSet<String>();
        try {
            var plans = new Plans(recorded.unrecorded());
            for (var query : queries) {
                if (seen.add(query.sql()) && !query.sql().toUpperCase().contains("FOR UPDATE")) {
                    var plan = plans.of(query);
                    var bound = query.sql().startsWith("SELECT COUNT(") ? COUNTED_ROWS : FEW_ROWS;
                    if (plan.rowsRead() > bound
                            || plan.isWhole("lead", "contact", "account", "opportunity", "activity")) {
                        findings.add(
                                request + " reads " + plan.rowsRead() + " rows: " + query.sql() + "\n" + plan.text());
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(request, e);
        }
    }

    @Test
    void aCopyIsFoundByItsOwnWords() {
        var found = manager.get("/api/leads?q=company8%20person8%20p8@company8.example")
                .json();

        assertThat(found.get("items").findValuesAsText("id")).contains(copies.copyOf(0, 8));
        var lead = leads.get(copies.copyOf(0, 8)).details();
        assertThat(manager.get("/api/leads?q=" + lead.email())
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(SearchText.of(lead.fullName(), lead.company(), lead.email()).split(" "))
                .containsExactlyInAnyOrder((" ada8 person8 company8 gmbh p8 example p8@company8.example").split(" "));
    }

    @Test
    void aCopyGoesOnWithItsPathAndIsConverted() {
        var open = copies.copyOf(0, 9);
        var task = manager.get("/engine-rest/task?processInstanceBusinessKey=" + open + "&taskDefinitionKey=workLead")
                .json()
                .get(0)
                .get("id")
                .asText();
        var sdr = Caller.program(port, "sdr", "sdr");
        assertThat(sdr.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"sdr\"}")
                        .status())
                .isEqualTo(204);
        var completed = sdr.post(
                "/engine-rest/task/" + task + "/complete",
                "{\"variables\":{\"outreachResult\":{\"value\":\"notInterested\"},\"comment\":{\"value\":\"No\"}}}");
        assertThat(completed.status()).as(completed.body()).isEqualTo(204);
        assertThat(manager.get("/api/leads/" + open).json().get("status").asText())
                .isNotEqualTo("OPEN");

        var worked = copies.copyOf(2, 2 * OF_EACH + 9);
        var converted = manager.post("/api/leads/" + worked + "/conversion", "{\"bypassReason\":\"A copy\"}");
        assertThat(converted.status()).as(converted.body()).isEqualTo(201);
        assertThat(manager.get("/api/leads/" + worked + "/path")
                        .json()
                        .get("steps")
                        .findValuesAsText("id"))
                .contains("leadConverted");
        var again = manager.post(
                "/api/leads/" + copies.copyOf(9, 9 * OF_EACH + 9) + "/conversion", "{\"bypassReason\":\"Again\"}");
        assertThat(again.status()).isEqualTo(409);
    }
}
