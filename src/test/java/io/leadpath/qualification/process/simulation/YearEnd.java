package io.leadpath.qualification.process.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.Credits;
import io.leadpath.security.CurrentUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true when a year is over, and what there was in it. */
public class YearEnd {
    private static final String QUALIFICATION = "lead-qualification";
    private static final List<String> ENDS =
            List.of("leadConverted", "leadDisqualified", "leadMerged", "leadWithdrawn");
    private static final String WITHOUT_PATH = "-";
    private static final Map<String, Set<String>> REASONS = Map.of(
            "leadMerged",
            Set.of("MERGED"),
            "leadWithdrawn",
            Set.of("OPTED_OUT", "WITHDRAWN"),
            WITHOUT_PATH,
            Set.of("INVALID"));

    private final Leads leads;
    private final Credits credits;
    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService jobs;
    private final RepositoryService repository;
    private final Newcomers newcomers;
    private final Answers answers;
    private final People people;
    private final Timers timers;
    private final Watch watch;
    private final Agenda agenda;
    private final Dice dice;

    YearEnd(
            Leads leads,
            Credits credits,
            JdbcClient jdbc,
            RuntimeService runtime,
            HistoryService history,
            ManagementService jobs,
            RepositoryService repository,
            Newcomers newcomers,
            Answers answers,
            People people,
            Timers timers,
            Watch watch,
            Agenda agenda,
            Dice dice) {
        this.leads = leads;
        this.credits = credits;
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.history = history;
        this.jobs = jobs;
        this.repository = repository;
        this.newcomers = newcomers;
        this.answers = answers;
        this.people = people;
        this.timers = timers;
        this.watch = watch;
        this.agenda = agenda;
        this.dice = dice;
    }

    /** Fails for every lead that is stuck or whose record and path disagree. */
    public void isSound() {
        var paths = paths();
        var ends = ends();
        var conversions = conversions();
        assertThat(watch.faults()).as("faults seen on the way").isEmpty();
        assertThat(answers.neverGiven()).as("answers that nobody gave").isEmpty();
        assertThat(runtime.createIncidentQuery().list()).as("incidents").isEmpty();
        assertSoftly(softly -> all().forEach(lead -> {
            var path = paths.get(lead.id());
            if (path != null && path.getEndTime() == null) {
                rests(lead, path.getId(), softly);
            } else {
                ended(lead, path == null ? WITHOUT_PATH : ends.get(path.getId()), softly);
            }
            softly.assertThat(conversions.getOrDefault(lead.id(), 0L))
                    .as("conversions of %s", lead.id())
                    .isEqualTo(lead.isConverted() ? 1 : 0);
            softly.assertThat(credits.of(lead.id()).isPresent())
                    .as("credit of %s", lead.id())
                    .isEqualTo(lead.isConverted());
            softly.assertThat(lead.state().approvedBy())
                    .as("who approved %s", lead.id())
                    .isNotEqualTo(CurrentUser.SYSTEM.id());
        }));
    }

    private void rests(Lead lead, String path, SoftAssertions softly) {
        softly.assertThat(runtime.getActiveActivityIds(path))
                .as("where %s, %s, waits", lead.id(), lead.status())
                .containsExactly("nurtureLead");
        softly.assertThat(lead.status()).as("status of %s", lead.id()).isEqualTo(LeadStatus.NURTURING);
        var wakeUps = jobs.createJobQuery()
                .processInstanceId(path)
                .activityId("nurtureEnded")
                .list();
        softly.assertThat(wakeUps).as("wake-ups of %s", lead.id()).singleElement();
        wakeUps.forEach(timer -> softly.assertThat(timer.getDuedate())
                .as("when %s wakes up", lead.id())
                .isNotNull());
    }

    private void ended(Lead lead, String at, SoftAssertions softly) {
        var isConverted = "leadConverted".equals(at);
        softly.assertThat(lead.status())
                .as("status of %s, which ended at %s", lead.id(), at)
                .isEqualTo(isConverted ? LeadStatus.CONVERTED : LeadStatus.DISQUALIFIED);
        var reason = lead.state().statusReason();
        if (isConverted) {
            softly.assertThat(lead.state().approvedBy())
                    .as("who approved %s", lead.id())
                    .isNotNull();
        } else if (REASONS.containsKey(at)) {
            softly.assertThat(reason)
                    .as("reason of %s, which ended at %s", lead.id(), at)
                    .isIn(REASONS.get(at));
        } else {
            softly.assertThat(at).as("end of %s", lead.id()).isEqualTo("leadDisqualified");
            softly.assertThat(reason)
                    .as("reason of %s, which is disqualified", lead.id())
                    .isNotNull();
            REASONS.values().forEach(others -> softly.assertThat(reason)
                    .as("reason of %s, which is disqualified", lead.id())
                    .isNotIn(others));
        }
    }

    private List<Lead> all() {
        return jdbc.sql("SELECT id FROM lead ORDER BY created_at, id").query(String.class).list().stream()
                .map(leads::get)
                .toList();
    }

    private Map<String, HistoricProcessInstance> paths() {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey(QUALIFICATION).list().stream()
                .collect(Collectors.toMap(HistoricProcessInstance::getBusinessKey, path -> path));
    }

    /** By path; what the engine calls a path's end is the event sub-process, for some. */
    private Map<String, String> ends() {
        var ends = new HashMap<String, String>();
        for (var end : ENDS) {
            history.createHistoricActivityInstanceQuery()
                    .activityId(end)
                    .list()
                    .forEach(event -> ends.merge(event.getProcessInstanceId(), end, (one, other) -> one + other));
        }
        return ends;
    }

    private Map<String, Long> conversions() {
        var counts = new HashMap<String, Long>();
        jdbc.sql("SELECT lead_id, COUNT(*) AS times FROM conversion GROUP BY lead_id")
                .query(row -> {
                    counts.put(row.getString("lead_id"), row.getLong("times"));
                });
        return counts;
    }

    /** Prints what there was; the same seed prints the same. */
    public void print() {
        var out = new StringBuilder();
        out.append("A year of leads, seed ")
                .append(dice.seed())
                .append(", fingerprint ")
                .append(watch.fingerprint())
                .append(", done on ")
                .append(agenda.now());
        section(out, "Leads by status and reason", statuses());
        out.append("\nEnquiries added to a lead that was there: ").append(newcomers.merged());
        out.append("\nAbsences: ").append(people.absences());
        section(out, "Tasks completed", watch.completed());
        section(out, "Timers fired", timers.fired());
        section(out, "Answers given", answers.given());
        out.append("\nSequence flows never taken:");
        flowsNeverTaken().forEach(flow -> out.append("\n  ").append(flow));
        System.out.println(out);
    }

    private static void section(StringBuilder out, String title, Map<String, ?> counts) {
        out.append('\n').append(title).append(':');
        counts.forEach(
                (what, count) -> out.append("\n  ").append(what).append(": ").append(count));
    }

    private Map<String, Long> statuses() {
        return all().stream()
                .collect(Collectors.groupingBy(
                        lead -> lead.status()
                                + (lead.state().statusReason() == null
                                        ? ""
                                        : " " + lead.state().statusReason()),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** The engine does not tell which flow it takes behind an event-based gateway. */
    private Set<String> flowsNeverTaken() {
        var flows = new TreeSet<String>();
        for (var process :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            repository.getBpmnModelInstance(process.getId()).getModelElementsByType(SequenceFlow.class).stream()
                    .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                    .forEach(flow -> flows.add(process.getKey() + " " + flow.getId()));
        }
        flows.removeAll(watch.flows().keySet());
        return flows;
    }
}
