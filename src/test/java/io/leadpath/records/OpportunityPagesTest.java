package io.leadpath.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.records.SalesFloor.Converted;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.support.Caller;
import io.leadpath.support.Meanwhile;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What one sees of a deal and does with it on its page; the pursuit's task is completed by it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OpportunityPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService jobs;

    @Autowired
    Clock clock;

    @Autowired
    OpportunityPursuit pursuit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    SalesFloor floor;
    Converted made;
    String page;

    @BeforeEach
    void aDealOfTheAe() {
        floor = new SalesFloor(port);
        made = floor.converted();
        page = "/opportunities/" + made.dealId();
    }

    @Test
    void thePageTellsWhatTheDealIsAndWhereItStandsAndComesFrom() {
        var task = task().getId();

        var shown = floor.page("ae", page);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        made.name() + " Ltd",
                        "Prospecting",
                        "10 %",
                        "Not known yet",
                        "Amira Demo",
                        "Primary contact",
                        "/accounts/" + made.accountId(),
                        "/contacts/" + made.contactId(),
                        "/leads/" + made.leadId(),
                        "Without approval",
                        "/camunda/app/tasklist/default/#/?task=" + task)
                .doesNotContain("/correction");
    }

    @Test
    void aContactOfTheAccountIsAddedMadeThePrimaryOneAndTheOtherTakenOut() {
        var other = aColleague();
        assertThat(floor.page("ae", page).body()).contains("Add a contact of the account", other);

        floor.send("ae", page + "/contact-roles", Map.of("contactId", other));
        assertThat(floor.page("ae", page).body()).contains("The contact takes part.");
        assertThat(roles()).containsExactly(made.contactId() + " primary", other);

        floor.send("ae", page + "/contact-roles/primary", Map.of("contactId", other));
        assertThat(floor.page("ae", page).body()).contains("The primary contact is another one.");
        assertThat(roles()).containsExactly(other + " primary", made.contactId());

        floor.send("ae", page + "/contact-roles/remove", Map.of("contactId", made.contactId()));
        assertThat(floor.page("ae", page).body()).contains("The contact no longer takes part.");
        assertThat(roles()).containsExactly(other + " primary");
    }

    @Test
    void theOnlyPrimaryContactStaysAndNobodyIsAddedWithoutBeingChosen() {
        var refused = floor.send("ae", page + "/contact-roles", Map.of("contactId", " "));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Choose a contact.");

        assertThat(floor.send("ae", page + "/contact-roles/remove", Map.of("contactId", made.contactId()))
                        .status())
                .isEqualTo(400);
        assertThat(floor.send("ae", page + "/contact-roles/primary", Map.of("contactId", aColleague()))
                        .status())
                .isEqualTo(400);
        assertThat(roles()).containsExactly(made.contactId() + " primary");
    }

    @Test
    void whoTakesPartInAColleaguesDealIsNotChanged() {
        assertThat(floor.send("ae2", page + "/contact-roles", Map.of("contactId", aColleague()))
                        .status())
                .isEqualTo(403);
        assertThat(roles()).containsExactly(made.contactId() + " primary");
    }

    /** One more contact of the deal's account. */
    private String aColleague() {
        return floor.converted(Map.of("opportunity", "NONE", "noOpportunityReason", "x", "accountId", made.accountId()))
                .contactId();
    }

    private List<String> roles() {
        var roles = new ArrayList<String>();
        floor.read("/api" + page + "/contact-roles")
                .forEach(role -> roles.add(role.get("contactId").asText()
                        + (role.get("primaryContact").asBoolean() ? " primary" : "")));
        return roles;
    }

    @ParameterizedTest
    @CsvSource({
        "ae, true, true, false",
        "manager, true, true, true",
        "admin, true, true, true",
        "ae2, false, true, false",
        "sdr, false, true, false",
        "channel, false, false, false",
        "analyst, false, false, false"
    })
    void buttonsAreOnlyForThoseWhoMay(String user, boolean edits, boolean logs, boolean corrects) {
        var shown = floor.page(user, page).body();

        assertThat(shown.contains(page + "/edit")).as("edit").isEqualTo(edits);
        assertThat(shown.contains(page + "/won")).as("won").isEqualTo(edits);
        assertThat(shown.contains(page + "/activities\" method")).as("log").isEqualTo(logs);
        assertThat(shown.contains("/correction")).as("correct").isEqualTo(corrects);
    }

    @Test
    void anotherStageCompletesTheTaskAndOpensTheNext() {
        var before = task().getId();

        assertDone(floor.sendNow("ae", page, "/stage", Map.of("stage", "PROPOSAL", "comment", "They asked for it")));

        assertThat(task().getId()).isNotEqualTo(before);
        assertThat(floor.read("/api" + page).get("stage").asText()).isEqualTo("PROPOSAL");
        assertThat(floor.page("ae", page).body()).contains("They asked for it", "65 %");
    }

    @Test
    void theCloseDateMovesWithAComment() {
        var day = LocalDate.now(clock).plusDays(90).toString();

        assertDone(floor.sendNow("ae", page, "/close-date", Map.of("closeDate", day, "comment", "Budget comes later")));

        assertThat(floor.read("/api" + page).get("closeDate").asText()).isEqualTo(day);
        assertThat(floor.page("ae", page).body()).contains("Budget comes later");
    }

    @Test
    void aCloseDateDoesNotMoveWithoutAComment() {
        var day = LocalDate.now(clock).plusDays(90).toString();

        var refused = floor.sendNow("ae", page, "/close-date", Map.of("closeDate", day, "comment", " "));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Comment is required.", "value=\"" + day + "\"", "<details open=\"open\"");
        assertThat(floor.read("/api" + page).get("closeDate").asText()).isNotEqualTo(day);
    }

    @Test
    void aDealIsWon() {
        assertDone(floor.sendNow("ae", page, "/won", Map.of("amount", "24000.50")));

        assertThat(floor.read("/api" + page).get("stage").asText()).isEqualTo("CLOSED_WON");
        assertThat(endedAt()).isEqualTo("opportunityWon");
        assertThat(floor.page("ae", page).body())
                .contains("USD 24,000.50", "Its pursuit is over.", "Open it again")
                .doesNotContain(page + "/won");
    }

    @Test
    void aDealIsNotWonWithoutAnAmount() {
        var refused = floor.sendNow("ae", page, "/won", Map.of("amount", "", "comment", "At last"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Say in amount how much the deal is worth.", "At last");
        assertThat(floor.read("/api" + page).get("stage").asText()).isEqualTo("PROSPECTING");
    }

    @Test
    void aDealIsNotWonForAnAmountWithMoreDigitsThanAnyAmountHas() {
        var refused = floor.sendNow("ae", page, "/won", Map.of("amount", "1e9000000"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Amount has too many digits.");
    }

    @Test
    void aDealIsLostWithItsReason() {
        assertDone(floor.sendNow("ae", page, "/lost", Map.of("closedReason", "Too expensive")));

        assertThat(floor.read("/api" + page).get("closedReason").asText()).isEqualTo("Too expensive");
        assertThat(endedAt()).isEqualTo("opportunityLost");
    }

    @Test
    void aDealThatIsLostForNowWaitsForItsDay() {
        var day = LocalDate.now(clock).plusDays(200);

        assertDone(floor.sendNow(
                "ae", page, "/lost", Map.of("closedReason", "No money this year", "wakeUpAt", day.toString())));

        var timer = jobs.createJobQuery()
                .processInstanceId(process().getId())
                .timers()
                .singleResult();
        assertThat(timer.getDuedate().toInstant()).isEqualTo(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(floor.page("ae", page).body()).contains("becomes a lead again on", day + " 00:00 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01", "tomorrow"})
    void aDealIsNotLostForNowUntilADayThatHasPassedOrIsNone(String day) {
        var refused = floor.sendNow("ae", page, "/lost", Map.of("closedReason", "No money this year", "wakeUpAt", day));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Wake up at must be ", "No money this year", "value=\"" + day + "\"");
        assertThat(floor.read("/api" + page).get("stage").asText()).isEqualTo("PROSPECTING");
    }

    @Test
    void aClosedDealIsOpenedAgain() {
        floor.sendNow("ae", page, "/lost", Map.of("closedReason", "Too expensive"));

        assertDone(floor.sendNow("ae", page, "/stage", Map.of("stage", "NEGOTIATION")));

        assertThat(floor.read("/api" + page).get("closedReason").isNull()).isTrue();
        assertThat(task()).isNotNull();
    }

    @Test
    void whatWasDecidedOnAnOldPageIsNotDoneAndKept() {
        var version = floor.read("/api" + page).get("version").asText();
        floor.sendNow("ae", page, "/won", Map.of("amount", "10"));

        var refused =
                floor.send("manager", page + "/lost", Map.of("version", version, "closedReason", "They went silent"));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.body()).contains("Somebody else changed this record", "They went silent", "Closed Won");
        assertThat(floor.read("/api" + page).get("stage").asText()).isEqualTo("CLOSED_WON");
    }

    @Test
    void aDealThatIsLostInTheSameMomentIsNotWon() {
        var refused = Meanwhile.during(
                () -> floor.sendNow("ae", page, "/won", Map.of("amount", "10")),
                () -> pursuit.lose(made.dealId(), "They went silent", null, null, CurrentUser.SYSTEM),
                jdbc,
                transactions);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.body()).contains("Somebody else changed this record", "Closed Lost");
        assertThat(floor.read("/api" + page).get("stage").asText()).isEqualTo("CLOSED_LOST");
    }

    @ParameterizedTest
    @CsvSource({"stage", "close-date", "won", "lost", "edit"})
    void nobodyTakesOnAnothersDealButManagers(String deed) {
        for (var user : new String[] {"ae2", "sdr", "channel", "analyst"}) {
            assertThat(floor.sendNow(user, page, "/" + deed, Map.of()).status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(floor.sendNow("manager", page, "/" + deed, Map.of()).status())
                .isIn(302, 400);
    }

    @Test
    void whatIsKnownAboutTheDealIsEdited() {
        assertThat(floor.page("ae", page + "/edit").body()).contains("value=\"" + made.name() + " Ltd\"");

        assertDone(floor.sendNow(
                "ae",
                page,
                "/edit",
                Map.of(
                        "name",
                        "Bigger deal",
                        "amount",
                        "5000",
                        "probability",
                        "35",
                        "nextStep",
                        "Send the offer",
                        "owner",
                        "ae",
                        "source",
                        "WEB")));

        var deal = floor.read("/api" + page);
        assertThat(deal.get("name").asText()).isEqualTo("Bigger deal");
        assertThat(deal.get("probability").asInt()).isEqualTo(35);
        assertThat(floor.page("ae", page).body()).contains("Send the offer", "USD 1,750.00");
    }

    @Test
    void aDealOfATeamNamesTheTeam() {
        var changes = Map.of("name", "Of a team " + made.name(), "probability", "10", "owner", "sales-manager");
        assertDone(floor.sendNow("manager", page, "/edit", changes));

        var team = Role.SALES_MANAGER.label() + " (team)";
        assertThat(floor.page("manager", page).body()).contains("<dt>Owner</dt><dd>" + team + "</dd>");
        assertThat(floor.page("manager", "/opportunities?owner=sales-manager").body())
                .contains(team);
    }

    @Test
    void everythingThatIsWrongIsToldNextToItsField() {
        var refused = floor.sendNow(
                "ae",
                page,
                "/edit",
                Map.of("name", "", "amount", "a lot", "probability", "150", "owner", "nobody", "nextStep", "Kept"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Amount must be a number.", "value=\"a lot\"", "value=\"Kept\"");
    }

    @Test
    void anActivityIsLoggedOnTheDealAndWithWhom() {
        assertDone(floor.send(
                "sdr",
                page + "/activities",
                Map.of("type", "CALL", "outcome", "Reached", "notes", "Likes it", "contactId", made.contactId())));

        assertThat(floor.page("ae", page).body()).contains("Likes it", "Call: Reached");
        assertThat(floor.page("ae", "/contacts/" + made.contactId()).body()).contains("Likes it");
        assertThat(floor.page("ae", "/accounts/" + made.accountId()).body()).contains("Likes it");
    }

    @Test
    void anActivityNeedsItsKindAndOneOfTheContacts() {
        var refused = floor.send("ae", page + "/activities", Map.of("notes", "Kept words"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Type is required.", "Kept words");

        var stranger = Map.of("type", "CALL", "contactId", floor.converted().contactId());
        assertThat(floor.send("ae", page + "/activities", stranger).status()).isEqualTo(400);
        assertThat(floor.send("analyst", page + "/activities", Map.of("type", "CALL"))
                        .status())
                .isEqualTo(403);
        assertThat(floor.send("channel", page + "/activities", Map.of("type", "CALL"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aManagerCorrectsAConversionByMistake() {
        var form = "/conversions/" + made.conversionId() + "/correction";
        assertThat(floor.page("manager", form).body()).contains("closed as lost, created in error");

        var done = floor.send("manager", form, Map.of("reason", "Wrong company", "newLead", "true"));

        assertThat(done.location()).endsWith(page);
        var shown = floor.page("manager", page).body();
        assertThat(shown)
                .contains("Created in error", "Wrong company", "a new lead", "Closed Lost")
                .doesNotContain(form);
        assertThat(floor.page("manager", form).body()).contains("This was done already");
    }

    @Test
    void aCorrectionNeedsAReasonAndIsDoneOnceAndByManagersOnly() {
        var form = "/conversions/" + made.conversionId() + "/correction";
        for (var user : new String[] {"ae", "sdr", "channel", "analyst"}) {
            assertThat(floor.page(user, form).status()).isEqualTo(403);
            assertThat(floor.send(user, form, Map.of("reason", "Mine")).status())
                    .isEqualTo(403);
        }
        var unexplained = floor.send("manager", form, Map.of("reason", "", "newLead", "true"));
        assertThat(unexplained.status()).isEqualTo(400);
        assertThat(unexplained.body()).contains("Reason is required.", "checked=\"checked\"");

        floor.send("manager", form, Map.of("reason", "Wrong company"));
        var second = floor.send("manager", form, Map.of("reason", "Once more"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("corrected already", "Once more");
    }

    @Test
    void aDealThatIsNotThereIsTold() {
        assertThat(floor.page("ae", "/opportunities/none").status()).isEqualTo(404);
        assertThat(floor.send("ae", "/opportunities/none/won", Map.of()).status())
                .isEqualTo(404);
    }

    private void assertDone(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(answer.location()).endsWith(page);
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceBusinessKey(made.dealId()).singleResult();
    }

    private HistoricProcessInstance process() {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(made.dealId())
                .singleResult();
    }

    private String endedAt() {
        return process().getEndActivityId();
    }
}
