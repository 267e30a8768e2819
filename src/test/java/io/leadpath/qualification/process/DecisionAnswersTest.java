package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leadpath.engine.Decisions;
import io.leadpath.lead.LeadStatus;
import io.leadpath.shared.Codes;
import io.leadpath.support.NaiveWorkingTime;
import io.leadpath.support.ShippedDecision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

/** Whichever answer of a decision an analyst changes, leads of that kind fare otherwise. See ServiceLevelNumbersTest. */
@PathTest
@Import(Journey.class)
class DecisionAnswersTest {
    private static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
    private static final ShippedDecision ROUTING = new ShippedDecision("lead-routing");
    private static final ShippedDecision CRITERIA = new ShippedDecision("qualification-criteria");
    private static final ShippedDecision REJECTIONS = new ShippedDecision("rejection-handling");
    private static final ShippedDecision HOURS = new ShippedDecision("business-hours");

    /** Where a lead is after the next step that a decision answers. */
    private static final Map<String, String> PLACES = Map.of(
            "scheduleMeeting", "scheduleMeeting",
            "review", "reviewLead",
            "trial", "tryProduct",
            "nurture", "nurtureLead",
            "reroute", "workLead",
            "backToSdr", "workLead");

    @Autowired
    Journey journey;

    @Autowired
    Decisions decisions;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    RepositoryService repository;

    private WhereNumbersCount leads;
    private String deployment;

    @BeforeEach
    void itIsTuesday() {
        leads = beans.createBean(WhereNumbersCount.class);
        ClockUtil.setCurrentTime(Date.from(TUESDAY));
    }

    @AfterEach
    void theShippedDecisionsAreInForceAgain() {
        ClockUtil.reset();
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    static List<String> routingRules() {
        return ROUTING.rules();
    }

    static List<String> routingRulesBySize() {
        return ROUTING.rules().stream()
                .filter(rule -> !ROUTING.cell(rule, "employees").isEmpty())
                .toList();
    }

    static List<String> criteria() {
        return CRITERIA.rules();
    }

    static List<String> rejections() {
        return REJECTIONS.rules();
    }

    @ParameterizedTest
    @MethodSource("routingRules")
    void aLeadIsAsUrgentAsItsRuleSays(String rule) {
        var shipped = Integer.parseInt(ROUTING.cell(rule, "priority"));
        assertThat(priority(leadOf(rule))).isEqualTo(shipped);

        deploy(ROUTING, ROUTING.with(rule, "priority", String.valueOf(shipped - 1)));

        assertThat(priority(leadOf(rule))).isEqualTo(shipped - 1);
    }

    @ParameterizedTest
    @MethodSource("routingRules")
    void aLeadIsTouchedByTheDeadlineThatItsRuleNames(String rule) {
        assertThat(journey.variable(journey.newLead(leadOf(rule)), "serviceLevel"))
                .isNotEqualTo("firstTouchUnrouted");

        deploy(ROUTING, ROUTING.with(rule, "serviceLevel", "\"firstTouchUnrouted\""));

        assertThat(journey.variable(journey.newLead(leadOf(rule)), "serviceLevel"))
                .isEqualTo("firstTouchUnrouted");
    }

    @ParameterizedTest
    @MethodSource("routingRulesBySize")
    void aCompanyIsLargeFromTheSizeOnThatItsRuleNames(String rule) {
        var shipped = Integer.parseInt(ROUTING.cell(rule, "employees").replaceAll("\\D", ""));
        var lead = new HashMap<>(leadOf(rule));
        var priority = priority(lead);

        deploy(ROUTING, ROUTING.with(rule, "employees", ">= " + (shipped + 1)));

        assertThat(priority(lead)).isNotEqualTo(priority);
        lead.put("employees", shipped + 1);
        assertThat(priority(lead)).isEqualTo(priority);
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void aLeadGoesWhereTheCriteriaSay(String rule) {
        var shipped = CRITERIA.word(rule, "nextStep");
        assertThat(goes(rule, shipped)).as(shipped).isTrue();
        assertThat(goes(rule, another(shipped))).as(another(shipped)).isFalse();

        deploy(CRITERIA, CRITERIA.with(rule, "nextStep", "\"" + another(shipped) + "\""));

        assertThat(goes(rule, another(shipped))).as(another(shipped)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void aRejectedLeadGoesWhereTheHandlingSays(String rule) {
        var reason = REJECTIONS.word(rule, "rejectionReason").split(",")[0];
        var shipped = REJECTIONS.word(rule, "nextStep");
        assertThat(isAt(rejected(reason), shipped)).as(shipped).isTrue();

        deploy(REJECTIONS, REJECTIONS.with(rule, "nextStep", "\"" + another(shipped) + "\""));

        assertThat(isAt(rejected(reason), another(shipped)))
                .as(another(shipped))
                .isTrue();
    }

    @Test
    void aRejectedLeadRestsAsManyDaysAsTheHandlingSays() {
        deploy(REJECTIONS, REJECTIONS.with("notNow", "days", "30"));

        var lead = rejected("noTimeline");

        assertThat(journey.timerDue(lead, "nurtureEnded")).isCloseTo(Journey.inDays(30), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @CsvSource({"nextStep, '\"for\" + \"get\"'", "nextStep, ''", "days, -7"})
    void aRejectedLeadRestsWhenTheHandlingComputesWhatNobodyKnows(String output, String cell) {
        deploy(REJECTIONS, REJECTIONS.with("notNow", output, cell));

        var lead = rejected("noTimeline");

        assertThat(leads.waitsAt(lead, "nurtureLead")).isTrue();
        assertThat(journey.lead(lead).status()).isEqualTo(LeadStatus.NURTURING);
    }

    /** A hot lead is to be touched within an hour of work. */
    @ParameterizedTest
    @CsvSource({
        "workingDays, closes, 18:00, 2026-12-01T16:30:00Z, 2026-12-01T17:30:00Z",
        "workingDays, opens, 08:00, 2026-12-01T07:00:00Z, 2026-12-01T09:00:00Z",
        "holidays, dayOfYear, 12-02, 2026-12-01T16:30:00Z, 2026-12-03T09:30:00Z"
    })
    void workIsDoneWhenTheCalendarSays(String rule, String column, String cell, Instant received, Instant due) {
        ClockUtil.setCurrentTime(Date.from(received));
        var shipped = NaiveWorkingTime.after(received, "PT1H");
        assertThat(journey.timerDue(leads.hotLead(), "touchOverdue"))
                .isEqualTo(shipped)
                .isNotEqualTo(due);

        deploy(HOURS, HOURS.with(rule, column, "\"" + cell + "\""));

        assertThat(journey.timerDue(leads.hotLead(), "touchOverdue")).isEqualTo(due);
    }

    private int priority(Map<String, Object> known) {
        return journey.task(journey.newLead(known), "workLead").getPriority();
    }

    /** What is known about a lead for which the rule of lead-routing is meant. */
    private static Map<String, Object> leadOf(String rule) {
        var known = new HashMap<String, Object>();
        for (var input : ROUTING.inputs()) {
            var word = ROUTING.word(rule, input).split(",")[0];
            if (!word.isEmpty()) {
                known.put(
                        input,
                        switch (input) {
                            case "source" -> Codes.toRecord(word);
                            case "rating" -> word.toUpperCase(Locale.ROOT);
                            case "employees" -> Integer.parseInt(word.replaceAll("\\D", ""));
                            default ->
                                throw new AssertionError("The rule '" + rule + "' of lead-routing asks for '" + input
                                        + "'. Say here what lead that is.");
                        });
            }
        }
        return known;
    }

    /** Whether a lead for which the rule of the criteria is meant takes the step. */
    private boolean goes(String rule, String nextStep) {
        ClockUtil.setCurrentTime(Date.from(TUESDAY));
        var facts = new HashMap<String, Object>();
        CRITERIA.inputs()
                .forEach(input -> facts.put(input, CRITERIA.word(rule, input).split(",")[0]));
        facts.values().removeIf(""::equals);
        var result = facts.get("outreachResult");
        if (result == null) {
            // No answer that people can give reaches this rule today: each has a rule of its own.
            var answer = decisions.evaluate(CRITERIA.key(), unknownBut("outreachResult", "somethingNew"));
            return nextStep.equals(answer.get("nextStep"));
        }
        return isAt(
                switch (result.toString()) {
                    case "cannotMeet" -> leads.leadWithoutDate(4);
                    case "noShow" -> leadThatStaysAway();
                    default -> leadThatSaid(facts);
                },
                nextStep);
    }

    private static Map<String, Object> unknownBut(String input, Object value) {
        var facts = new HashMap<String, Object>();
        CRITERIA.inputs().forEach(other -> facts.put(other, null));
        facts.put(input, value);
        return facts;
    }

    /** Nothing is tried once more for it. */
    private String leadThatSaid(Map<String, Object> facts) {
        var answers = new HashMap<String, Object>(Map.of("comment", "They said so."));
        if ("interested".equals(facts.get("outreachResult"))) {
            CRITERIA.inputs().forEach(grade -> answers.put(grade, "weak"));
        }
        answers.putAll(facts);
        var lead = journey.newLead();
        List.of("attempts", "contactSearches", "decisionMakerSearches").forEach(count -> journey.set(lead, count, 100));
        journey.complete(lead, "workLead", "sdr", answers);
        return lead;
    }

    private String leadThatStaysAway() {
        var lead = leads.missedTwice();
        journey.timerFires(lead, "noShowUndecided");
        return lead;
    }

    private String rejected(String reason) {
        ClockUtil.setCurrentTime(Date.from(TUESDAY));
        var lead = journey.rejectedLead(reason.isEmpty() ? "other" : reason);
        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));
        return lead;
    }

    private boolean isAt(String lead, String nextStep) {
        return switch (nextStep) {
            case "disqualify" -> journey.passed(lead, "leadDisqualified");
            case "merge" -> journey.passed(lead, "mergeLead");
            default -> leads.waitsAt(lead, PLACES.get(nextStep));
        };
    }

    /** A lead that is to be merged and has nothing to be merged into is disqualified too. */
    private static String another(String nextStep) {
        return Set.of("disqualify", "merge").contains(nextStep) ? "nurture" : "disqualify";
    }

    private void deploy(ShippedDecision decision, String table) {
        deployment = repository
                .createDeployment()
                .addString(decision.resource(), table)
                .deploy()
                .getId();
    }
}
