package io.leadpath.opportunity.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.activity.Activity;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.CurrentUser;
import io.leadpath.support.Caller;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A change of the record over REST and the pursuit task are one thing, whichever comes first. */
@PursuitTest
@Import(Deals.class)
class PursuitOverRestTest {
    @Autowired
    Deals deals;

    @Autowired
    OpportunityPursuit pursuit;

    @Autowired
    MissingPursuits missingPursuits;

    @Autowired
    RuntimeService runtime;

    @LocalServerPort
    int port;

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    void anotherStageCompletesTheTaskAndOpensTheNext() {
        var deal = deals.newDeal();
        var task = deals.task(deal).getId();

        change(deal, "ae", "{\"stage\":\"PROPOSAL\"}");

        assertThat(deals.task(deal).getId()).isNotEqualTo(task);
        assertThat(deals.passed(deal, "pursueOpportunity")).isEqualTo(2);
        assertThat(deals.variable(deal, "pursuitResult")).isEqualTo("advance");
        assertThat(deals.variable(deal, "stage")).isEqualTo("proposal");
        assertThat(outcomes(deal)).containsExactly("ADVANCE");
        assertThat(complete("ae", task, "won").status()).isEqualTo(404);
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.PROPOSAL);
    }

    @Test
    void closedWonAndClosedLostEndThePursuit() {
        var won = deals.newDeal();
        var lost = deals.newDeal();

        change(won, "ae", "{\"stage\":\"CLOSED_WON\"}");
        change(lost, "ae", "{\"stage\":\"CLOSED_LOST\",\"closedReason\":\"Price\"}");

        assertThat(deals.endedAt(won)).isEqualTo("opportunityWon");
        assertThat(deals.endedAt(lost)).isEqualTo("opportunityLost");
        assertThat(outcomes(won)).containsExactly("WON");
        assertThat(outcomes(lost)).containsExactly("LOST");
    }

    @Test
    void aRefusedChangeLeavesTheTaskAsItIs() {
        var deal = deals.newDeal();
        var task = deals.task(deal).getId();

        assertThat(patch(deal, "ae", "{\"stage\":\"CLOSED_LOST\"}").status()).isEqualTo(400);

        assertThat(deals.task(deal).getId()).isEqualTo(task);
    }

    @Test
    void anotherCloseDateMovesDueDateVariableAndReminders() {
        var deal = deals.newDeal();
        var day = deals.inDays(60);

        change(deal, "ae", "{\"closeDate\":\"" + day + "\"}");

        var begins = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(deals.task(deal).getDueDate().toInstant()).isEqualTo(begins);
        assertThat(deals.variable(deal, "closeDate")).isEqualTo(day.toString());
        assertThat(deals.timer(deal, "closeDatePassed").getDuedate().toInstant())
                .isEqualTo(begins.plusSeconds(24 * 3600));
        assertThat(outcomes(deal)).containsExactly("MOVE_CLOSE_DATE");
    }

    @Test
    void stageCloseDateAndOwnerAtOnceAreOneStep() {
        var deal = deals.newDeal();
        var day = deals.inDays(60);

        change(deal, "manager", "{\"stage\":\"NEGOTIATION\",\"owner\":\"ae2\",\"closeDate\":\"" + day + "\"}");

        assertThat(deals.passed(deal, "pursueOpportunity")).isEqualTo(2);
        assertThat(deals.task(deal).getAssignee()).isEqualTo("ae2");
        assertThat(deals.variable(deal, "closeDate")).isEqualTo(day.toString());
        assertThat(outcomes(deal)).containsExactly("ADVANCE");
    }

    @Test
    void anotherOwnerGetsTheSameTask() {
        var deal = deals.newDeal();
        var task = deals.task(deal).getId();

        change(deal, "ae", "{\"owner\":\"ae2\"}");
        assertThat(deals.task(deal).getId()).isEqualTo(task);
        assertThat(deals.task(deal).getAssignee()).isEqualTo("ae2");
        assertThat(deals.variable(deal, "ae")).isEqualTo("ae2");

        change(deal, "ae2", "{\"owner\":\"ae\"}");
        change(deal, "manager", "{\"owner\":\"sales-manager\"}");
        assertThat(deals.task(deal).getAssignee()).isNull();
        assertThat(deals.activities(deal)).isEmpty();
    }

    @Test
    void anythingElseLeavesTheTaskAlone() {
        var deal = deals.newDeal();
        var task = deals.task(deal).getId();

        change(deal, "ae", "{\"nextStep\":\"Send the offer\",\"amount\":7}");

        assertThat(deals.task(deal).getId()).isEqualTo(task);
    }

    @Test
    void openingAClosedDealAgainBringsTheTaskBack() {
        var ended = deals.newDeal();
        change(ended, "ae", "{\"stage\":\"CLOSED_WON\"}");
        var asleep = deals.newDeal();
        lose(asleep, 100);

        change(ended, "ae", "{\"stage\":\"NEGOTIATION\"}");
        change(asleep, "ae", "{\"stage\":\"PROPOSAL\"}");

        for (var deal : List.of(ended, asleep)) {
            assertThat(deals.task(deal).getAssignee()).isEqualTo("ae");
            assertThat(deals.runningPaths(deal)).isOne();
            assertThat(outcomes(deal)).startsWith("OPENED_AGAIN");
            deals.complete(deal, "ae", Map.of("pursuitResult", "lost", "lostReason", "Really"));
            assertThat(deals.endedAt(deal)).isEqualTo("opportunityLost");
        }
    }

    @Test
    void aLostDealThatIsWonAfterAllWakesNobodyUp() {
        var deal = deals.newDeal();
        lose(deal, 100);

        change(deal, "ae", "{\"stage\":\"CLOSED_WON\"}");

        assertThat(deals.endedAt(deal)).isEqualTo("opportunityWon");
        assertThat(deals.runningPaths(deal)).isZero();
    }

    @Test
    void aDealThatIsLostAnewWaitsForTheNewDay() {
        var deal = deals.newDeal();
        lose(deal, 100);
        var sooner = deals.inDays(50).atStartOfDay().toInstant(ZoneOffset.UTC);

        pursuit.lose(deal, "Sooner than we thought", sooner, null, CurrentUser.SYSTEM);
        assertThat(deals.timer(deal, "wakeUpDateArrived").getDuedate().toInstant())
                .isEqualTo(sooner);
        change(deal, "ae", "{\"closedReason\":\"Budget\"}");
        assertThat(deals.waitsAt(deal)).containsExactly("wakeUpDateArrived");

        pursuit.lose(deal, "For good", null, null, CurrentUser.SYSTEM);
        assertThat(deals.endedAt(deal)).isEqualTo("opportunityLost");
    }

    @Test
    void aServiceThatClosesTheDealEndsThePursuitToo() {
        var deal = deals.newDeal();

        pursuit.loseAsCreatedInError(deal, CurrentUser.SYSTEM);

        assertThat(deals.endedAt(deal)).isEqualTo("opportunityLost");
        assertThat(deals.details(deal).closedReason()).isEqualTo("CREATED_IN_ERROR");
    }

    @Test
    void theTaskWinsOverARecordReadBefore() {
        var deal = deals.newDeal();
        var etag = Caller.program(port, "ae", "ae")
                .get("/api/opportunities/" + deal)
                .header("ETag");
        deals.complete(deal, "ae", Map.of("pursuitResult", "advance", "stage", "proposal"));

        var answer = Caller.program(port, "ae", "ae")
                .with("If-Match", etag)
                .send(
                        "PATCH",
                        "/api/opportunities/" + deal,
                        "{\"stage\":\"CLOSED_WON\"}",
                        "application/merge-patch+json");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.PROPOSAL);
        assertThat(deals.waitsAt(deal)).contains("pursueOpportunity");
    }

    @Test
    void taskAndRecordAgreeAfterEveryRaceBetweenThem() throws Exception {
        for (var round = 0; round < 5; round++) {
            var deal = deals.newDeal();
            var task = deals.task(deal).getId();
            var attempts = new ArrayList<Callable<Integer>>();
            for (var caller = 0; caller < 3; caller++) {
                attempts.add(() -> complete("ae", task, "won").status());
                attempts.add(() -> patch(deal, "manager", "{\"stage\":\"CLOSED_LOST\",\"closedReason\":\"Price\"}")
                        .status());
            }
            var threads = Executors.newFixedThreadPool(attempts.size());
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(attempts)) {
                statuses.add(answer.get());
            }
            threads.shutdown();

            assertThat(statuses).isSubsetOf(200, 204, 404, 409, 412);
            assertThat(statuses.stream().filter(status -> status == 204).count())
                    .as("completions of one task")
                    .isLessThanOrEqualTo(1);
            assertThat(deals.runningPaths(deal)).isZero();
            assertThat(deals.details(deal).stage().isClosed()).isTrue();
        }
    }

    @Test
    void onlyTheOwnerAndManagersCompleteTheTask() {
        var deal = deals.newDeal("ae");
        var task = deals.task(deal).getId();

        assertThat(complete("ae2", task, "won").status()).isEqualTo(403);
        as("ae", "/unclaim", task, "");
        as("ae2", "/claim", task, "{\"userId\":\"ae2\"}");
        var refused = complete("ae2", task, "won");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("This opportunity is somebody else's.");
        assertThat(complete("sdr", task, "won").status()).isEqualTo(403);
        assertThat(deals.details(deal).owner()).isEqualTo("ae");

        as("manager", "/assignee", task, "{\"userId\":\"manager\"}");
        assertThat(deals.details(deal).owner()).as("a manager who helps out").isEqualTo("ae");
        assertThat(complete("manager", task, "won").status()).isEqualTo(204);
        assertThat(deals.endedAt(deal)).isEqualTo("opportunityWon");
    }

    @Test
    void whomAManagerAssignsTheTaskOwnsTheDeal() {
        var deal = deals.newDeal("ae");
        var task = deals.task(deal).getId();

        as("manager", "/assignee", task, "{\"userId\":\"ae2\"}");

        assertThat(deals.details(deal).owner()).isEqualTo("ae2");
        assertThat(deals.variable(deal, "ae")).isEqualTo("ae2");
        assertThat(deals.task(deal).getId()).isEqualTo(task);
        assertThat(complete("ae2", task, "won").status()).isEqualTo(204);
    }

    @Test
    void whoeverTakesTheTaskOfADealThatNobodyHasOwnsIt() {
        for (var owner : new String[] {null, "sales-manager", "left-the-company", "sdr"}) {
            var deal = deals.newDeal(owner);
            var task = deals.task(deal);
            assertThat(task.getAssignee()).isNull();

            assertThat(complete("ae2", task.getId(), "won").status()).isEqualTo(204);

            assertThat(deals.details(deal).owner()).isEqualTo("ae2");
            assertThat(deals.endedAt(deal)).isEqualTo("opportunityWon");
        }
    }

    @Test
    void dealsWithoutAProcessGetOneAtTheNextStartAndOnlyOne() {
        var deal = deals.newDeal();
        var closed = deals.newDeal();
        change(closed, "ae", "{\"stage\":\"CLOSED_WON\"}");
        runtime.deleteProcessInstance(deals.task(deal).getProcessInstanceId(), "made before there was a process");
        assertThat(deals.runningPaths(deal)).isZero();

        missingPursuits.run(null);
        missingPursuits.run(null);

        assertThat(deals.runningPaths(deal)).isOne();
        assertThat(deals.task(deal).getAssignee()).isEqualTo("ae");
        assertThat(deals.runningPaths(closed)).isZero();
    }

    @Test
    void aFailedChangeOfTheRecordMovesNothing() {
        var deal = deals.newDeal();

        assertThatThrownBy(() -> pursuit.advance(deal, Stage.PROSPECTING, null, CurrentUser.SYSTEM))
                .hasMessageContaining("already");

        assertThat(deals.passed(deal, "pursueOpportunity")).isOne();
    }

    private void lose(String deal, int wakeUpInDays) {
        deals.complete(
                deal,
                "ae",
                Map.of(
                        "pursuitResult", "lost",
                        "lostReason", "Later",
                        "wakeUpAt", deals.inDays(wakeUpInDays).toString()));
    }

    private List<String> outcomes(String deal) {
        return deals.activities(deal).stream().map(Activity::outcome).toList();
    }

    private void change(String deal, String user, String body) {
        var answer = patch(deal, user, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Caller.Answer patch(String deal, String user, String body) {
        return Caller.program(port, user, user)
                .with("If-Match", "*")
                .send("PATCH", "/api/opportunities/" + deal, body, "application/merge-patch+json");
    }

    private Caller.Answer complete(String user, String task, String result) {
        return Caller.program(port, user, user)
                .post(
                        "/engine-rest/task/" + task + "/complete",
                        "{\"variables\":{\"pursuitResult\":{\"value\":\"" + result + "\"}}}");
    }

    private void as(String user, String what, String task, String body) {
        var answer = Caller.program(port, user, user).post("/engine-rest/task/" + task + what, body);
        assertThat(answer.status()).as(what + " " + answer.body()).isEqualTo(204);
    }
}
