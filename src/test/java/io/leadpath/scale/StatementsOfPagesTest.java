package io.leadpath.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often a page asks the database, and how: the same for a long list as for a short one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.datasource.url=jdbc:h2:mem:pages;DB_CLOSE_DELAY=-1", "leadpath.samples=false"})
@Import(BoundedReadingTest.Recording.class)
class StatementsOfPagesTest {
    private static final int MORE = 6;
    private static final Pattern OF_RECORDS =
            Pattern.compile("FROM (account|contact|conversion|lead|opportunity|opportunity_contact_role)\\b");

    @LocalServerPort
    int port;

    @Autowired
    RecordedStatements recorded;

    @Autowired
    JdbcClient jdbc;

    private final String name = "Reader" + UUID.randomUUID().toString().substring(0, 8);
    private Caller manager;
    private Caller browser;
    private String account;
    private String contact;
    private String deal;

    @BeforeEach
    void aCustomerWithADealAndALead() {
        manager = Caller.program(port, "manager", "manager");
        browser = Caller.browser(port, "manager");
        var converted = post(
                "/api/leads/" + lead("First") + "/conversion",
                "{\"ownerId\": \"ae\", \"bypassReason\": \"Known for years\"}");
        account = converted.json().at("/account/id").asText();
        contact = converted.json().at("/contact/id").asText();
        deal = converted.json().at("/opportunityRecord/id").asText();
        lead("Second");
        lost(anotherDeal());
    }

    @Test
    void aLongListOfWhatBelongsToARecordAsksNoMoreThanAShortOne() {
        var lists = new String[] {
            "/accounts/" + account,
            "/accounts/" + account + "/leads",
            "/contacts/" + contact,
            "/contacts/" + contact + "/opportunities"
        };
        var before = new long[lists.length];
        for (var list = 0; list < lists.length; list++) {
            before[list] = statements(lists[list]);
        }

        for (var more = 0; more < MORE; more++) {
            lead("More" + more);
            lost(anotherDeal());
        }

        for (var list = 0; list < lists.length; list++) {
            assertThat(statements(lists[list])).as(lists[list]).isLessThanOrEqualTo(before[list]);
        }
    }

    @Test
    void thePeopleOfADealAreReadAtOnce() {
        var before = statements("/opportunities/" + deal);
        for (var more = 0; more < MORE; more++) {
            var id = UUID.randomUUID().toString();
            jdbc.sql("INSERT INTO contact (id, account_id, last_name, last_name_key, search_text, do_not_call,"
                            + " email_opt_out, created_at, version)"
                            + " VALUES (:id, :account, 'Other', 'other', 'other', FALSE, FALSE, CURRENT_TIMESTAMP, 0)")
                    .param("id", id)
                    .param("account", account)
                    .update();
            jdbc.sql("INSERT INTO opportunity_contact_role (opportunity_id, contact_id, primary_contact)"
                            + " VALUES (:deal, :contact, FALSE)")
                    .param("deal", deal)
                    .param("contact", id)
                    .update();
        }

        assertThat(statements("/opportunities/" + deal)).isLessThanOrEqualTo(before);
    }

    @Test
    void theHomePageReadsNobodyElsesMeetings() throws SQLException {
        var lead = lead("Met");
        for (var meeting = 0; meeting < 300; meeting++) {
            jdbc.sql("INSERT INTO meeting (id, uid, lead_id, sdr, ae, starts_at, booked_at, sequence)"
                            + " VALUES (:id, :id, :lead, :sdr, :ae, TIMESTAMP WITH TIME ZONE '2090-01-01 00:00:00+00',"
                            + " CURRENT_TIMESTAMP, 0)")
                    .param("id", UUID.randomUUID().toString())
                    .param("lead", lead)
                    .param("sdr", "sdr" + meeting)
                    .param("ae", "ae" + meeting)
                    .update();
        }
        var sdr = Caller.browser(port, "sdr");
        var plans = new Plans(recorded.unrecorded());

        var asked = recorded.during(() -> sdr.get("/")).stream()
                .filter(query -> query.sql().contains("FROM meeting"))
                .toList();

        assertThat(asked).isNotEmpty();
        for (var query : asked) {
            var plan = plans.of(query);
            assertThat(plan.isWhole("meeting")).as(plan.text()).isFalse();
        }
    }

    /** Those about records: who somebody is, is asked now and then only. */
    private long statements(String page) {
        return recorded.during(() -> assertThat(browser.get(page).status()).isEqualTo(200)).stream()
                .filter(query -> OF_RECORDS.matcher(query.sql()).find())
                .count();
    }

    /** Of the same company, and so the account's. */
    private String lead(String person) {
        return post("/api/leads", "{\"lastName\": \"" + person + name + "\", \"company\": \"" + name + " Ltd\"}")
                .json()
                .get("id")
                .asText();
    }

    private String anotherDeal() {
        return post("/api/contacts/" + contact + "/opportunities", "{\"name\": \"" + name + " again\"}")
                .json()
                .get("id")
                .asText();
    }

    private void lost(String id) {
        var answer = Caller.program(port, "manager", "manager")
                .with("If-Match", "*")
                .send(
                        "PATCH",
                        "/api/opportunities/" + id,
                        "{\"stage\": \"CLOSED_LOST\", \"closedReason\": \"Too late\"}",
                        "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Caller.Answer post(String path, String json) {
        var answer = manager.post(path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }
}
