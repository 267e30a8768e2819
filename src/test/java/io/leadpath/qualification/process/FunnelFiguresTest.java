package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** A small world of leads that took known ways, and every figure of the funnel about it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:funnel;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "leadpath.samples=false"
        })
@Import(Journey.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelFiguresTest {
    /** A Monday, when work begins. */
    private static final Instant BASE = Instant.parse("2031-03-03T09:00:00Z");

    private static final String DAYS = "from=2031-03-03&to=2031-03-04";

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    Accounts accounts;

    @Autowired
    ObjectMapper json;

    private String partner;

    @BeforeAll
    void leadsThatTookKnownWays() {
        partner = account("Partner Ltd");
        won();
        overturned();
        rejected();
        noShow();
        creditedLateAndLost();
        convertedByMistake();
        convertedIntoAnExistingOpportunity();
        convertedAndOpen();
        at(BASE);
        journey.newLead(Map.of("source", "PARTNER_REFERRAL", "partnerAccountId", partner));
        at(Instant.parse("2031-03-04T23:59:59Z"));
        var withoutSource = new HashMap<String, Object>();
        withoutSource.put("source", null);
        journey.newLead(withoutSource);
        // not counted: the second before, and the second after
        at(Instant.parse("2031-03-02T23:59:59Z"));
        journey.newLead();
        at(Instant.parse("2031-03-05T00:00:00Z"));
        journey.newLead();
    }

    @BeforeEach
    void aMonthLater() {
        at(BASE.plus(Duration.ofDays(30)));
    }

    @AfterAll
    void backToNow() {
        ClockUtil.reset();
    }

    @Test
    void everyLeadMeetingDecisionConversionAndOpportunityOfTheDaysIsCountedOnce() {
        var total = funnel("manager", DAYS).get("total");

        counts(total, "received", 10);
        counts(total, "worked", 8);
        counts(total, "meetingsBooked", 8);
        counts(total, "meetingsHeld", 7);
        counts(total, "meetingsNoShow", 1);
        counts(total, "reviewed", 7);
        counts(total, "approved", 6);
        counts(total, "rejected", 2);
        assertThat(total.get("rejectedByReason")).hasToString("{\"NO_NEED\":1,\"NO_TIMELINE\":1}");
        counts(total, "disputed", 1);
        counts(total, "overturned", 1);
        counts(total, "converted", 5);
        assertThat(total.get("convertedByChoice")).hasToString("{\"CREATE_NEW\":3,\"CHOOSE_EXISTING\":1,\"NONE\":1}");
        counts(total, "lateCredits", 1);
        counts(total, "corrected", 1);
        counts(total, "won", 1);
        assertThat(total.get("wonAmount").decimalValue()).isEqualByComparingTo("1000");
        counts(total, "lost", 1);
        assertThat(total.get("lostAmount").decimalValue()).isEqualByComparingTo("300");
        counts(total, "createdInError", 1);
        counts(total, "openOpportunities", 1);
        assertThat(total.get("openAmount").decimalValue()).isEqualByComparingTo("50");
    }

    @Test
    void leadsOfContactsWhoCameBackAreCountedAmongThoseReceived() {
        at(Instant.parse("2031-05-10T09:00:00Z"));
        var contact = as("manager")
                .get("/api/contacts?sort=createdAt,asc&size=1")
                .json()
                .at("/items/0/id")
                .asText();
        post("/api/contacts/" + contact + "/leads", "{\"source\": \"WEB\"}");
        journey.newLead();

        var funnel = funnel("manager", "from=2031-05-10&to=2031-05-10");

        counts(funnel.get("total"), "received", 2);
        counts(funnel.get("total"), "returning", 1);
        counts(funnel.at("/groups/0"), "returning", 1);
    }

    @Test
    void ratesArePartsOfOneAndWhatWasCreatedInErrorIsNeitherWonNorLost() {
        var rates = funnel("manager", DAYS).at("/total/rates");

        assertThat(rates.get("worked").decimalValue()).isEqualByComparingTo("0.8");
        assertThat(rates.get("meetingsHeld").decimalValue()).isEqualByComparingTo("0.875");
        assertThat(rates.get("approved").decimalValue()).isEqualByComparingTo("0.8571");
        assertThat(rates.get("converted").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(rates.get("won").decimalValue()).isEqualByComparingTo("0.5");
    }

    @Test
    void whatWentToAnotherTeamCountsNeitherAgainstTheSdrNorInTheRate() {
        var weeksBefore = Instant.parse("2031-01-15T09:00:00Z");
        var approved = inReview(weeksBefore, 10, "sdr", Map.of());
        approve(approved);
        var sentOn = inReview(weeksBefore, 20, "sdr", Map.of());
        journey.complete(sentOn, "reviewLead", "ae", Map.of("decision", "needsInformation", "comment", "Which plant?"));
        journey.complete(sentOn, "supplyInformation", "sdr", Map.of("comment", "The one in Graz."));
        reject(sentOn, "wrongTerritory");
        journey.complete(sentOn, "answerRejection", "sdr", Map.of("answer", "accept"));

        var sdr = funnel("manager", "from=2031-01-15&to=2031-01-15&groupBy=sdr").at("/groups/0");

        counts(sdr, "received", 2);
        counts(sdr, "reviewed", 1);
        counts(sdr, "approved", 1);
        counts(sdr, "rejected", 0);
        assertThat(sdr.get("rejectedByReason")).hasToString("{\"WRONG_TERRITORY\":1}");
        assertThat(sdr.at("/rates/approved").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void aManagerWhoTakesALeadBackFromAnotherTeamHasReviewedIt() {
        var lead = inReview(Instant.parse("2031-01-20T09:00:00Z"), 10, "sdr", Map.of());
        reject(lead, "wrongSegment");
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "dispute", "argument", "It is ours."));
        journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "overturn"));

        var total = funnel("manager", "from=2031-01-20&to=2031-01-20").get("total");

        counts(total, "reviewed", 1);
        counts(total, "overturned", 1);
        assertThat(total.at("/rates/approved").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void everyStepHasItsMedianItsNinetiethPercentileAndItsBreachedDeadlines() {
        var total = funnel("manager", DAYS).get("total");

        var worked = step(total, "workLead");
        counts(worked, "ended", 8);
        counts(worked, "open", 1);
        counts(worked, "medianSeconds", 45 * 60);
        counts(worked, "p90Seconds", 73 * 60);
        counts(worked, "deadlineBreaches", 1);
        assertThat(worked.get("name").asText()).isEqualTo("Work lead");
        var answered = step(total, "answerRejection");
        counts(answered, "ended", 2);
        counts(answered, "medianSeconds", 5 * 24 * 3600);
        counts(answered, "deadlineBreaches", 1);
        var partners = step(total, "reviewPartnerLead");
        counts(partners, "ended", 0);
        counts(partners, "open", 1);
        counts(partners, "deadlineBreaches", 1);
        assertThat(partners.get("medianSeconds").isNull()).isTrue();
        counts(step(total, "reviewLead"), "ended", 7);
        counts(step(total, "reviewLead"), "deadlineBreaches", 0);
        assertThat(total.get("deadlineBreaches").asLong())
                .isEqualTo(StreamSupport.stream(total.get("steps").spliterator(), false)
                        .mapToLong(step -> step.get("deadlineBreaches").asLong())
                        .sum());
    }

    @Test
    void anOpenTaskIsNoBreachBeforeItsDueDate() {
        at(BASE.plus(Duration.ofDays(1)));

        counts(step(funnel("manager", DAYS).get("total"), "reviewPartnerLead"), "deadlineBreaches", 0);
    }

    @Test
    void leadsAreGroupedBySourceTheLargestGroupFirstAndThoseWithoutOneLast() {
        var funnel = funnel("manager", DAYS);

        assertThat(funnel.get("groupBy").asText()).isEqualTo("source");
        assertThat(keys(funnel)).isEqualTo("WEB 7, PARTNER_REFERRAL 1, PHONE_INQUIRY 1, null 1");
        var web = funnel.get("groups").get(0);
        assertThat(web.get("name").asText()).isEqualTo("Web");
        counts(web, "converted", 5);
        counts(web, "won", 1);
        counts(step(web, "workLead"), "ended", 7);
    }

    @Test
    void leadsAreGroupedByWhoeverWorksThem() {
        assertThat(keys(funnel("manager", DAYS + "&groupBy=sdr"))).isEqualTo("sdr 7, sdr2 1, null 2");
        assertThat(funnel("manager", DAYS + "&groupBy=sdr").at("/groups/0/name").asText())
                .isEqualTo("Sofia Demo");
    }

    @Test
    void leadsAreGroupedByAccountExecutive() {
        assertThat(keys(funnel("manager", DAYS + "&groupBy=ae"))).isEqualTo("ae 7, ae2 1, null 2");
    }

    @Test
    void leadsAreGroupedByPartner() {
        var funnel = funnel("analyst", DAYS + "&groupBy=partner");

        assertThat(keys(funnel)).isEqualTo(partner + " 1, null 9");
        assertThat(funnel.at("/groups/0/name").asText()).isEqualTo("Partner Ltd");
    }

    @ParameterizedTest
    @CsvSource({
        "sdr,     sdr,     7, sdr 7",
        "sdr2,    sdr,     1, sdr2 1",
        "ae,      ae,      7, ae 7",
        "ae2,     ae,      1, ae2 1",
        "channel, source,  1, PARTNER_REFERRAL 1"
    })
    void whoeverWorksWithLeadsSeesTheOwnFiguresAlone(String user, String groupBy, int received, String groups) {
        var funnel = funnel(user, DAYS + "&groupBy=" + groupBy);

        counts(funnel.get("total"), "received", received);
        assertThat(keys(funnel)).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource({"manager", "analyst", "admin"})
    void whoeverAnswersForAllSeesEverything(String user) {
        counts(funnel(user, DAYS).get("total"), "received", 10);
    }

    @Test
    void theLastNinetyDaysAreCountedUnlessOthersAreAskedFor() {
        at(Instant.parse("2031-05-31T12:00:00Z"));
        var all = funnel("manager", "");
        assertThat(all.get("from").asText()).isEqualTo("2031-03-03");
        assertThat(all.get("to").asText()).isEqualTo("2031-05-31");
        assertThat(all.get("zone").asText()).isEqualTo("UTC");
        counts(all.get("total"), "received", 11);
        assertThat(funnel("manager", "to=2031-03-04").get("from").asText()).isEqualTo("2030-12-05");
    }

    @Test
    void daysWithoutLeadsHaveFiguresOfZeroAndNoRates() {
        var funnel = funnel("manager", "from=2031-01-01&to=2031-01-01");

        counts(funnel.get("total"), "received", 0);
        assertThat(funnel.at("/total/rates/worked").isNull()).isTrue();
        assertThat(funnel.get("groups")).isEmpty();
        assertThat(funnel.at("/total/steps")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday,                 from",
        "to=2031-02-30,                  to",
        "groupBy=owner,                  groupBy",
        "from=2031-03-04&to=2031-03-03,  from",
        "from=2031-03-04&from=2031-03-05,from"
    })
    void aValueThatCannotBeIsRefused(String query, String field) {
        var answer = get("manager", query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("code").asText()).isEqualTo("INVALID_VALUE");
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void theFiguresNeedALogIn() {
        assertThat(Caller.nobody(port).get("/api/funnel").status()).isEqualTo(401);
        assertThat(get("manager", "size=3").status()).isEqualTo(400);
    }

    @Test
    void thePageShowsTheSameFiguresAndKeepsTheFilterInItsAddress() {
        var page = Caller.browser(port, "manager").get("/funnel?" + DAYS + "&groupBy=partner");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("value=\"2031-03-03\"", "value=\"2031-03-04\"", "Partner Ltd", "85.71 %", "45 min")
                .contains("<option value=\"partner\" selected=\"selected\">")
                .contains("Came back", "USD 1,000.00")
                .containsPattern("<th scope=\"row\">All</th>\\s*<td>10</td>\\s*<td>0</td>\\s*<td>8</td>");
    }

    @Test
    void thePageSaysWhatToDoWhereThereIsNothingAndWhatIsWrongWithADay() {
        var browser = Caller.browser(port, "sdr");

        assertThat(browser.get("/funnel?from=2031-01-01&to=2031-01-01").body())
                .contains("No lead was received on these days")
                .contains("the leads that you work with");
        var refused = browser.get("/funnel?from=2031-03-04&to=2031-03-03");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body()).contains("must not be later than");
    }

    // The ways the leads took

    private void won() {
        var lead = inReview(10, "sdr", Map.of());
        approve(lead);
        journey.complete(
                lead,
                "prepareConversion",
                "ae",
                Map.of("opportunityChoice", "createNew", "amount", 1000, "confirmed", true));
        journey.conversionRuns(lead);
        var deal = journey.lead(lead).state().convertedOpportunityId();
        patchDeal(deal, "{\"stage\": \"CLOSED_WON\"}");
    }

    private void overturned() {
        var lead = inReview(20, "sdr", Map.of());
        reject(lead, "noTimeline");
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "dispute", "argument", "They start in May."));
        journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "overturn"));
    }

    private void rejected() {
        var lead = inReview(30, "sdr", Map.of("source", "PHONE_INQUIRY"));
        reject(lead, "noNeed");
        at(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(10)));
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));
    }

    private void noShow() {
        var lead = inMeeting(BASE, 40, "sdr", Map.of());
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "noShow"));
    }

    private void creditedLateAndLost() {
        var lead = inReview(50, "sdr2", Map.of());
        approve(lead);
        var made = convert(lead, "{\"opportunity\": \"NONE\", \"noOpportunityReason\": \"Clicked too fast\"}");
        var late = post(
                "/api/contacts/" + made.at("/contact/id").asText() + "/opportunities",
                "{\"name\": \"Late\", \"amount\": 300, \"originLeadId\": \"" + lead + "\"}");
        patchDeal(late.get("id").asText(), "{\"stage\": \"CLOSED_LOST\", \"closedReason\": \"Price\"}");
    }

    private void convertedByMistake() {
        var lead = inReview(60, "sdr", Map.of());
        approve(lead);
        var made = convert(lead, "{\"amount\": 7777}");
        post("/api/conversions/" + made.get("conversionId").asText() + "/correction", "{\"reason\": \"Mistake\"}");
    }

    private void convertedIntoAnExistingOpportunity() {
        var lead = inReview(70, "sdr", Map.of());
        approve(lead);
        var made = opportunityOfAnEarlierLead();
        convert(lead, "{\"opportunity\": \"CHOOSE_EXISTING\", \"opportunityId\": \"" + made + "\"}");
    }

    private void convertedAndOpen() {
        var lead = inReview(80, "sdr", Map.of());
        approve(lead);
        convert(lead, "{\"amount\": 50}");
    }

    /** An opportunity that no lead of these days made. */
    private String opportunityOfAnEarlierLead() {
        var now = ClockUtil.getCurrentTime().toInstant();
        at(Instant.parse("2031-02-03T09:00:00Z"));
        var other = journey.newLead();
        var made = post("/api/leads/" + other + "/conversion", "{\"bypassReason\": \"Signed\", \"amount\": 99999}");
        at(now);
        return made.at("/opportunityRecord/id").asText();
    }

    private String inMeeting(Instant base, int minutes, String sdr, Map<String, Object> known) {
        at(base);
        var lead = journey.newLead(known);
        at(base.plus(Duration.ofMinutes(minutes)));
        journey.complete(lead, "workLead", sdr, Journey.INTERESTED);
        journey.complete(lead, "scheduleMeeting", sdr, Journey.booking());
        journey.timerFires(lead, "meetingBegins");
        return lead;
    }

    private String inReview(int minutes, String sdr, Map<String, Object> known) {
        return inReview(BASE, minutes, sdr, known);
    }

    private String inReview(Instant base, int minutes, String sdr, Map<String, Object> known) {
        var lead = inMeeting(base, minutes, sdr, known);
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));
        return lead;
    }

    private void approve(String lead) {
        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve"));
    }

    private void reject(String lead, String reason) {
        journey.complete(
                lead, "reviewLead", "ae", Map.of("decision", "reject", "rejectionReason", reason, "comment", "No."));
    }

    private JsonNode convert(String lead, String body) {
        return post("/api/leads/" + lead + "/conversion", body);
    }

    private JsonNode post(String path, String body) {
        var answer = as("manager").post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private void patchDeal(String deal, String body) {
        var answer = as("manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/opportunities/" + deal, body, "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String account(String name) {
        at(BASE);
        var id = UUID.randomUUID().toString();
        accounts.add(new Account(id, json.convertValue(Map.of("name", name), AccountDetails.class), BASE, 0));
        return id;
    }

    private static void at(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    private JsonNode funnel(String user, String query) {
        var answer = get(user, query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer get(String user, String query) {
        return as(user).get("/api/funnel?" + query);
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private static JsonNode step(JsonNode figures, String id) {
        return StreamSupport.stream(figures.get("steps").spliterator(), false)
                .filter(step -> step.get("step").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void counts(JsonNode figures, String name, long expected) {
        assertThat(figures.path(name).asLong(-1)).as(name).isEqualTo(expected);
    }

    private static String keys(JsonNode funnel) {
        return StreamSupport.stream(funnel.get("groups").spliterator(), false)
                .map(group ->
                        group.get("key").asText() + " " + group.get("received").asText())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }
}
