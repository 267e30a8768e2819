package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.activity.Activity;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Trials;
import io.leadpath.qualification.process.DeadlinesOfTheTable.Scenario;
import io.leadpath.qualification.process.DeadlinesOfTheTable.Seen;
import io.leadpath.qualification.process.DeadlinesOfTheTable.Steps;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.support.NaiveWorkingTime;
import io.leadpath.support.ShippedDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;

/**
 * No number of service-levels stands in the code as well: whichever an analyst changes, what it is the number of changes
 * with it. It is Tuesday, ten in the morning.
 */
@PathTest
@Import(Journey.class)
class ServiceLevelNumbersTest {
    private static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
    private static final ShippedDecision TABLE = new ShippedDecision("service-levels");

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Meetings meetings;

    @Autowired
    Trials trials;

    @Autowired
    RepositoryService repository;

    @Autowired
    Deadlines serviceLevels;

    @Autowired
    Journey journey;

    private DeadlinesOfTheTable deadlines;
    private RoundsOfTheTable rounds;
    private String deployment;

    @BeforeEach
    void itIsTuesday() {
        var leads = beans.createBean(WhereNumbersCount.class);
        deadlines = new DeadlinesOfTheTable(leads, meetings, trials);
        rounds = new RoundsOfTheTable(leads);
        ClockUtil.setCurrentTime(Date.from(TUESDAY));
    }

    @AfterEach
    void theShippedTableIsInForceAgain() {
        ClockUtil.reset();
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    static List<String> rules() {
        return TABLE.rules();
    }

    /** Those that make a task more urgent. */
    static List<String> rulesThatRaisePriority() {
        return rules().stream()
                .filter(rule -> !TABLE.cell(rule, "raisesPriorityBy").isEmpty())
                .toList();
    }

    /** Those that say by being there that something happens once more. */
    static List<String> rulesOfRounds() {
        return rules().stream().filter(ServiceLevelNumbersTest::isOfARound).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theDeadlineMovesWithItsNumber(String rule) {
        var scenario = scenario(rule);
        var before = look(scenario, rule);
        assertThat(before.deadlines()).as(rule).containsOnly(expected(before, rule, TABLE.word(rule, "duration")));

        var longer = longer(TABLE.word(rule, "duration"));
        deploy(TABLE.with(rule, "duration", "\"" + longer + "\""));

        var after = look(scenario, rule);
        assertThat(after.deadlines())
                .as(rule + " of " + longer)
                .containsOnly(expected(after, rule, longer))
                .doesNotContainAnyElementsOf(before.deadlines());
    }

    @ParameterizedTest
    @MethodSource("rulesThatRaisePriority")
    void aTaskBecomesAsMuchMoreUrgentAsItsNumberSays(String rule) {
        var steps = (Steps) scenario(rule);
        var shipped = Integer.parseInt(TABLE.cell(rule, "raisesPriorityBy"));
        assertThat(steps.raisesPriorityBy(lastRound(rule))).as(rule).isEqualTo(shipped);

        deploy(TABLE.with(rule, "raisesPriorityBy", String.valueOf(shipped - 3)));

        ClockUtil.setCurrentTime(Date.from(TUESDAY));
        assertThat(steps.raisesPriorityBy(lastRound(rule)))
                .as(rule + " changed")
                .isEqualTo(shipped - 3);
    }

    @ParameterizedTest
    @MethodSource("rulesOfRounds")
    void aRoundEndsWithItsRow(String rule) {
        var deadline = TABLE.word(rule, "deadline");
        var round = lastRound(rule);
        var offered = rounds.of(deadline)
                .or(() ->
                        deadlines.of(deadline).filter(Steps.class::isInstance).map(scenario -> ((Steps) scenario)::has))
                .orElseThrow(() -> new AssertionError("The rule '" + rule + "' of service-levels allows a round of '"
                        + deadline + "', but RoundsOfTheTable does not look whether it is offered. Add a scenario."));
        assertThat(offered.test(round)).as(rule + " of the shipped table").isTrue();

        deploy(
                round > firstRound(rule)
                        ? TABLE.with(rule, "round", "[" + firstRound(rule) + ".." + (round - 1) + "]")
                        : TABLE.without(rule));

        ClockUtil.setCurrentTime(Date.from(TUESDAY));
        assertThat(offered.test(round)).as(rule + " taken away").isFalse();
    }

    static List<String> names() {
        return rules().stream()
                .map(rule -> TABLE.word(rule, "deadline"))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aDeadlineIsKnownByItsNameAlone(String deadline) {
        var rules = rules().stream()
                .filter(rule -> TABLE.word(rule, "deadline").equals(deadline))
                .toList();
        var rule = rules.stream()
                .filter(any -> round(any).isEmpty() || lastRound(any) == 0)
                .findFirst()
                .orElseGet(() -> rules.get(rules.size() - 1));
        var begins = new Seen(TUESDAY, false, List.of());

        assertThat(serviceLevels.at(deadline).toInstant())
                .isEqualTo(expected(begins, rule, TABLE.word(rule, "duration")));
    }

    @Test
    void aRunningTaskIsEscalatedAlsoWhenItsDeadlineWasLengthenedMeanwhile() {
        var lead = journey.newLead(Map.of("rating", "HOT", "owner", "sdr2"));
        deploy(TABLE.with("firstTouchHot1", "duration", "\"PT2H\""));

        journey.timerFires(lead, "touchOverdue");

        assertThat(escalationsOf(lead)).containsExactly("REASSIGN_AND_TELL_MANAGER");
        assertThat(journey.task(lead, "workLead").getAssignee()).isNotEqualTo("sdr2");
    }

    @Test
    void eachStepOfARunningTaskIsDoneOnceAlsoWhenItsDeadlineWasShortenedMeanwhile() {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        deploy(TABLE.with("firstTouch2", "duration", "\"PT16H\""));

        journey.timerFires(lead, "touchOverdue");
        assertThat(escalationsOf(lead)).containsExactly("REMIND");
        journey.timerFires(lead, "touchOverdue");

        assertThat(escalationsOf(lead)).containsExactlyInAnyOrder("REMIND", "REASSIGN");
        assertThat(journey.hasTimer(lead, "touchOverdue")).isFalse();
    }

    @Test
    void aStepThatFailedIsDoneWhenItIsTriedAgain() {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        deploy(TABLE.with("firstTouch1", "action", ""));
        assertThatThrownBy(() -> journey.timerFires(lead, "touchOverdue")).hasStackTraceContaining("service-levels");
        assertThat(escalationsOf(lead)).isEmpty();

        repository.deleteDeployment(deployment, true);
        deployment = null;
        journey.failedTimerFires(lead, "touchOverdue");

        assertThat(escalationsOf(lead)).containsExactly("REMIND");
    }

    @ParameterizedTest
    @CsvSource({"PT48H, REASSIGN", "PT100H, REASSIGN", "PT8H, REASSIGN"})
    void onlyTheLastOfTheStepsIsDoneWhoseMomentsPassedWhileNothingRan(String now, String done) {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        deploy(TABLE.with("firstTouch2", "duration", "\"" + now + "\""));

        journey.timerFires(lead, "touchOverdue", Instant.parse("2026-12-20T10:00:00Z"));

        assertThat(escalationsOf(lead)).containsExactly(done);
        assertThat(journey.hasTimer(lead, "touchOverdue")).isFalse();
    }

    @Test
    void theStepsThatAreLeftAreDoneWhenOthersWereTakenAwayMeanwhile() {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        deploy(TABLE.without("firstTouch2"));

        journey.timerFires(lead, "touchOverdue", Instant.parse("2026-12-20T10:00:00Z"));

        assertThat(escalationsOf(lead)).containsExactly("REMIND");
    }

    @Test
    void aStepThatWasTakenAwayMeanwhileIsNotDone() {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        journey.timerFires(lead, "touchOverdue");
        deploy(TABLE.without("firstTouch2"));

        journey.timerFires(lead, "touchOverdue");

        assertThat(escalationsOf(lead)).containsExactly("REMIND");
    }

    private List<String> escalationsOf(String lead) {
        return journey.activities(lead).stream()
                .filter(activity -> "escalateTouch".equals(activity.step()))
                .map(Activity::outcome)
                .toList();
    }

    @Test
    void noScenarioIsLeftOverFromARowThatIsGone() {
        var inTheTable =
                rules().stream().map(rule -> TABLE.word(rule, "deadline")).collect(Collectors.toSet());

        assertThat(inTheTable).containsAll(deadlines.known()).containsAll(rounds.known());
    }

    private Seen look(Scenario scenario, String rule) {
        ClockUtil.setCurrentTime(Date.from(TUESDAY));
        return scenario.lookAt(firstRound(rule));
    }

    private Scenario scenario(String rule) {
        var deadline = TABLE.word(rule, "deadline");
        return deadlines
                .of(deadline)
                .orElseThrow(() -> new AssertionError("The rule '" + rule + "' of service-levels is about '" + deadline
                        + "', but no scenario of DeadlinesOfTheTable sees that deadline. Add one."));
    }

    private void deploy(String table) {
        deployment = repository
                .createDeployment()
                .addString(TABLE.resource(), table)
                .deploy()
                .getId();
    }

    private static Instant expected(Seen seen, String rule, String time) {
        if (seen.isBefore()) {
            return seen.counted().minus(amount(time));
        }
        return TABLE.cell(rule, "businessTime").equals("true")
                ? NaiveWorkingTime.after(seen.counted(), time)
                : seen.counted().plus(amount(time));
    }

    /** An hour or a day more. */
    private static String longer(String time) {
        return time.contains("T")
                ? Duration.parse(time).plusHours(1).toString()
                : Period.parse(time).plusDays(1).toString();
    }

    private static TemporalAmount amount(String time) {
        return time.contains("T") ? Duration.parse(time) : Period.parse(time);
    }

    private static int firstRound(String rule) {
        var round = round(rule);
        return round.isEmpty() ? 0 : Integer.parseInt(round.split("\\.\\.")[0]);
    }

    private static int lastRound(String rule) {
        var bounds = round(rule).split("\\.\\.");
        return Integer.parseInt(bounds[bounds.length - 1]);
    }

    private static String round(String rule) {
        return TABLE.cell(rule, "round").replaceAll("[\\[\\]]", "");
    }

    /**
     * Not the first step of several, without which none would be left to begin with; not the length of something that
     * happens in any case; and not how often a deal past its close date calls.
     */
    private static boolean isOfARound(String rule) {
        var isStep = !TABLE.cell(rule, "action").isEmpty();
        return !round(rule).isEmpty()
                && lastRound(rule) > (isStep ? 1 : 0)
                && !TABLE.word(rule, "deadline").equals("closeDatePassed");
    }
}
