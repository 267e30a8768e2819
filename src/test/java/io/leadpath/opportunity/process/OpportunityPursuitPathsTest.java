package io.leadpath.opportunity.process;

import static io.leadpath.notification.Topic.CLOSE_DATE_PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.activity.Activity;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.Caller;
import io.leadpath.support.Contingency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One test for each path through opportunity-pursuit, with the real delegates, decisions and database. */
@PursuitTest
@Import(Deals.class)
class OpportunityPursuitPathsTest {
    @Autowired
    Deals deals;

    @Autowired
    Leads leads;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    void startsForTheOpportunityOfAConvertedLead() {
        var manager = Caller.program(port, "manager", "manager");
        var lead = manager.post("/api/leads", "{\"lastName\":\"Osei\",\"company\":\"" + UUID.randomUUID() + "\"}")
                .json()
                .get("id")
                .asText();

        var conversion = manager.post(
                "/api/leads/" + lead + "/conversion",
                "{\"bypassReason\":\"Signed at the fair.\",\"ownerId\":\"ae2\",\"closeDate\":\"2031-03-31\"}");

        assertThat(conversion.status()).as(conversion.body()).isEqualTo(201);
        var deal = conversion.json().get("opportunityRecord").get("id").asText();
        var task = deals.task(deal);
        assertThat(task.getAssignee()).isEqualTo("ae2");
        assertThat(task.getDueDate().toInstant()).isEqualTo("2031-03-31T00:00:00Z");
        assertThat(deals.variable(deal, "opportunityId")).isEqualTo(deal);
        assertThat(deals.variable(deal, "closeDate")).isEqualTo("2031-03-31");
        assertThat(deals.variable(deal, "stage")).isEqualTo("prospecting");
    }

    @Test
    void goesOnToAnotherStageAndComesBackToTheTask() {
        var deal = deals.newDeal();

        deals.complete(
                deal, "ae", Map.of("pursuitResult", "advance", "stage", "needsAnalysis", "comment", "They told all."));

        assertThat(deals.waitsAt(deal)).contains("pursueOpportunity");
        assertThat(deals.passed(deal, "pursueOpportunity")).isEqualTo(2);
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.NEEDS_ANALYSIS);
        assertThat(deals.details(deal).probability()).isEqualTo(25);
        assertThat(deals.activities(deal)).singleElement().satisfies(note -> {
            assertThat(note.outcome()).isEqualTo("ADVANCE");
            assertThat(note.who()).isEqualTo("ae");
            assertThat(note.notes())
                    .contains("From Prospecting to Needs Analysis")
                    .contains("They told all.");
        });
    }

    @Test
    void endsAsWonWithTheAmount() {
        var deal = deals.newDeal();

        deals.complete(deal, "ae", Map.of("pursuitResult", "won", "amount", 2500.5));

        assertThat(deals.endedAt(deal)).isEqualTo("opportunityWon");
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.CLOSED_WON);
        assertThat(deals.details(deal).probability()).isEqualTo(100);
        assertThat(deals.details(deal).amount()).isEqualByComparingTo("2500.50");
        assertThat(deals.activities(deal)).extracting(Activity::outcome).containsExactly("WON");
    }

    @Test
    @Contingency(
            row = 40,
            elements = {"pursueOpportunity", "isWakeUpDateGiven", "opportunityLost"})
    void endsAsLostAtOnceWithoutAWakeUpDate() {
        var deal = deals.newDeal();

        deals.complete(deal, "ae", Map.of("pursuitResult", "lost", "lostReason", "Too expensive"));

        assertThat(deals.endedAt(deal)).isEqualTo("opportunityLost");
        assertThat(deals.passed(deal, "wakeUpDateArrived")).isZero();
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.CLOSED_LOST);
        assertThat(deals.details(deal).closedReason()).isEqualTo("Too expensive");
        assertThat(deals.activities(deal)).singleElement().satisfies(note -> {
            assertThat(note.outcome()).isEqualTo("LOST");
            assertThat(note.notes()).contains("Too expensive");
        });
        assertThat(leadsOf(deal)).isEmpty();
    }

    @Test
    @Contingency(
            row = 40,
            elements = {"wakeUpDateArrived", "startNewLead", "opportunityLost"})
    void startsANewLeadForTheContactWhenTheWakeUpDateComes() {
        var deal = deals.newDeal();
        var wakeUp = deals.inDays(200);

        deals.complete(
                deal,
                "ae",
                Map.of("pursuitResult", "lost", "lostReason", "No budget this year", "wakeUpAt", wakeUp.toString()));

        assertThat(deals.endedAt(deal)).isNull();
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.CLOSED_LOST);
        assertThat(deals.timer(deal, "wakeUpDateArrived").getDuedate().toInstant())
                .isEqualTo(wakeUp.atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(leadsOf(deal)).isEmpty();

        deals.timerFires(deal, "wakeUpDateArrived");

        assertThat(deals.endedAt(deal)).isEqualTo("opportunityLost");
        assertThat(leadsOf(deal)).singleElement().satisfies(lead -> {
            assertThat(lead.details().source()).isEqualTo("OTHER");
            assertThat(lead.details().lastName()).startsWith("Person");
            assertThat(lead.details().company()).startsWith("Company");
            assertThat(lead.details().description()).contains("No budget this year");
            assertThat(lead.state()).extracting("status", "statusReason").containsExactly(LeadStatus.OPEN, null);
            assertThat(deals.firstTaskOf(lead.id())).satisfies(task -> {
                assertThat(task.getTaskDefinitionKey()).isEqualTo("workLead");
                assertThat(task.getDueDate()).isAfter(ClockUtil.getCurrentTime());
            });
        });
    }

    @Test
    void startsNoLeadForAContactWhoWantsNoFurtherContact() {
        var deal = deals.newDeal("ae", true);
        deals.complete(
                deal,
                "ae",
                Map.of(
                        "pursuitResult", "lost",
                        "lostReason", "No",
                        "wakeUpAt", deals.inDays(10).toString()));

        deals.timerFires(deal, "wakeUpDateArrived");

        assertThat(deals.endedAt(deal)).isEqualTo("opportunityLost");
        assertThat(leadsOf(deal)).isEmpty();
    }

    @Test
    void startsNoLeadForADealThatShouldNeverHaveBeenOne() {
        var deal = deals.newDeal();
        deals.complete(
                deal,
                "ae",
                Map.of(
                        "pursuitResult", "lost",
                        "lostReason", "No",
                        "wakeUpAt", deals.inDays(10).toString()));
        // as before a correction ended the waiting
        jdbc.sql("UPDATE opportunity SET closed_reason = 'CREATED_IN_ERROR' WHERE id = :deal")
                .param("deal", deal)
                .update();

        deals.timerFires(deal, "wakeUpDateArrived");

        assertThat(deals.endedAt(deal)).isEqualTo("opportunityLost");
        assertThat(leadsOf(deal)).isEmpty();
    }

    @Test
    @Contingency(
            row = 39,
            elements = {"pursueOpportunity", "whatCameOfIt"})
    void movesTheCloseDateWithAReason() {
        var deal = deals.newDeal();
        var later = deals.inDays(90);

        deals.complete(
                deal,
                "ae",
                Map.of(
                        "pursuitResult",
                        "moveCloseDate",
                        "closeDate",
                        later.toString(),
                        "comment",
                        "Board meets then."));

        assertThat(deals.waitsAt(deal)).contains("pursueOpportunity");
        assertThat(deals.details(deal).closeDate()).isEqualTo(later);
        assertThat(deals.task(deal).getDueDate().toInstant()).isEqualTo(startOf(later));
        assertThat(deals.timer(deal, "closeDatePassed").getDuedate().toInstant())
                .isEqualTo(startOf(later.plusDays(1)));
        assertThat(deals.activities(deal)).singleElement().satisfies(note -> {
            assertThat(note.outcome()).isEqualTo("MOVE_CLOSE_DATE");
            assertThat(note.notes()).contains("Board meets then.");
        });
    }

    @Test
    @Contingency(
            row = 39,
            elements = {"closeDatePassed", "remindOwnerOfCloseDate", "closeDateLongPassed", "tellManagersOfCloseDate"})
    void remindsTheOwnerEveryDayPastTheCloseDateAndTellsTheManagersEveryWeek() {
        var deal = deals.newDeal("ae2");
        var closeDate = deals.details(deal).closeDate();
        assertThat(deals.timer(deal, "closeDateLongPassed").getDuedate().toInstant())
                .isEqualTo(startOf(closeDate.plusDays(7)));

        for (var day = 1; day <= 3; day++) {
            assertThat(deals.timer(deal, "closeDatePassed").getDuedate().toInstant())
                    .isEqualTo(startOf(closeDate.plusDays(day)));
            deals.timerFires(deal, "closeDatePassed");
            assertThat(told("ae2", deal)).hasSize(day);
        }
        assertThat(told("manager", deal)).isEmpty();

        deals.timerFires(deal, "closeDateLongPassed");
        assertThat(told("manager", deal)).hasSize(1);
        assertThat(deals.timer(deal, "closeDateLongPassed").getDuedate().toInstant())
                .isEqualTo(startOf(closeDate.plusDays(14)));
        assertThat(deals.waitsAt(deal)).contains("pursueOpportunity");
        assertThat(told("ae2", deal)).hasSize(3);
    }

    @Test
    void remindsFromTheNextDayOnWhereTheCloseDateHasLongPassed() {
        var deal = deals.newDeal();
        ClockUtil.setCurrentTime(java.util.Date.from(startOf(deals.inDays(500)).plusSeconds(3600)));

        deals.complete(deal, "ae", Map.of("pursuitResult", "advance", "stage", "needsAnalysis"));

        assertThat(deals.timer(deal, "closeDatePassed").getDuedate().toInstant())
                .isEqualTo(startOf(deals.inDays(1)));
    }

    @Test
    void remindsNobodyOnceTheDealIsClosed() {
        var deal = deals.newDeal();
        deals.complete(
                deal,
                "ae",
                Map.of(
                        "pursuitResult", "lost",
                        "lostReason", "No",
                        "wakeUpAt", deals.inDays(400).toString()));

        assertThatThrownBy(() -> deals.timer(deal, "closeDatePassed")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pursuitResult=maybe | must be one of: advance, won, lost, moveCloseDate",
                "pursuitResult=advance | Say in 'stage'",
                "pursuitResult=advance,stage=closedWon | closed by winning or losing",
                "pursuitResult=advance,stage=prospecting | at Prospecting already",
                "pursuitResult=advance,stage=PROPOSAL | must be one of",
                "pursuitResult=won,amount=-1 | must not be negative",
                "pursuitResult=won,amount=lots | must be an amount",
                "pursuitResult=won,amount=1e9000000 | 'amount' has too many digits",
                "pursuitResult=won,stage=proposal | goes with advance only",
                "pursuitResult=lost | Say in 'lostReason'",
                "pursuitResult=lost,lostReason=CREATED_IN_ERROR | said by correcting its conversion",
                "pursuitResult=lost,lostReason=No,wakeUpAt=2001-01-01 | must be in the future",
                "pursuitResult=moveCloseDate,closeDate=2999-01-01 | Say in 'comment'",
                "pursuitResult=moveCloseDate,comment=Why | Say in 'closeDate'",
                "pursuitResult=moveCloseDate,comment=Why,closeDate=2001-01-01 | must not lie in the past",
                "pursuitResult=won,colour=red | does not ask for 'colour'",
            })
    void refusesWrongAnswersAndStaysAsItIs(String answers, String sentence) {
        var deal = deals.newDeal();
        var given = new java.util.HashMap<String, Object>();
        for (var answer : answers.split(",")) {
            given.put(answer.split("=")[0], answer.split("=")[1]);
        }

        assertThatThrownBy(() -> deals.complete(deal, "ae", given))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(sentence);

        assertThat(deals.passed(deal, "pursueOpportunity")).isEqualTo(1);
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.PROSPECTING);
        assertThat(deals.activities(deal)).isEmpty();
    }

    @Test
    void showsTheDealInTheFormAndOnTheCardAndKeepsNoNameInTheEngine() {
        var deal = deals.newDeal();
        var path = "/engine-rest/task/" + deals.task(deal).getId() + "/form-variables";
        var ae = Caller.program(port, "ae", "ae");

        var form = ae.get(path).json();
        var title = ae.get(path + "?variableNames=leadTitle").json();

        assertThat(form.get("opportunity").get("value").asText())
                .contains(deals.details(deal).name())
                .contains("Dana");
        assertThat(form.get("stageOptions").get("value").asText())
                .contains("\"value\":\"needsAnalysis\"")
                .doesNotContain("prospecting")
                .doesNotContain("closedWon");
        assertThat(title.get("leadTitle").get("value").asText())
                .contains(deals.details(deal).name())
                .contains("Company");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM ACT_HI_VARINST WHERE TEXT_ LIKE '%Company%' OR TEXT_ LIKE '%Dana%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsTheCommentOfATaskThatAnalystsAddedWithTheDeal(
            @Autowired RepositoryService repository, @Autowired RuntimeService runtime, @Autowired TaskService tasks) {
        var deal = deals.newDeal();
        var model = Bpmn.createExecutableProcess("handOverDeal")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("handOver")
                .camundaCandidateGroups("ae")
                .endEvent()
                .done();
        var deployment = repository
                .createDeployment()
                .addModelInstance("handOverDeal.bpmn", model)
                .deploy();
        var process = runtime.startProcessInstanceByKey("handOverDeal", deal).getId();

        var task = tasks.createTaskQuery().processInstanceId(process).singleResult();
        deals.as("ae", () -> tasks.complete(task.getId(), Map.of("comment", "Told delivery.")));

        assertThat(deals.activities(deal)).extracting(Activity::notes).containsExactly("Told delivery.");
        repository.deleteDeployment(deployment.getId(), true);
    }

    private List<Lead> leadsOf(String deal) {
        return jdbc
                .sql("SELECT id FROM lead WHERE contact_id = :contact")
                .param("contact", deals.contactOf(deal))
                .query(String.class)
                .list()
                .stream()
                .map(leads::get)
                .toList();
    }

    private List<Notice> told(String user, String deal) {
        return notices.of(user, 1000).stream()
                .filter(notice -> notice.topic() == CLOSE_DATE_PASSED && deal.equals(notice.subjectId()))
                .toList();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
