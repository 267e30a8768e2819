package io.leadpath.qualification.process.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;

/** Does what the job executor would do, in order of due dates. A job that fails ends the simulation. */
class Timers {
    private static final int MANY = 50;

    private final ManagementService jobs;
    private final Watch watch;
    private final Map<String, String> elements = new HashMap<>();
    private final Map<String, Integer> fired = new TreeMap<>();

    Timers(ManagementService jobs, Watch watch) {
        this.jobs = jobs;
        this.watch = watch;
    }

    /** @param when null: at once, as conversions are */
    record Due(Instant when, Runnable run) {}

    /** What the job executor does next; empty when nothing is left. */
    Optional<Due> next() {
        return first().map(job ->
                new Due(job.getDuedate() == null ? null : job.getDuedate().toInstant(), () -> execute(job)));
    }

    private void execute(Job job) {
        if (job.getDuedate() != null) {
            fired.merge(elementOf(job), 1, Integer::sum);
        }
        jobs.executeJob(job.getId());
    }

    Map<String, Integer> fired() {
        return fired;
    }

    /** Leads that rest go on resting, and deals are left as they are. */
    void yearIsOver() {
        for (var rest : definitions("nurtureEnded")) {
            jobs.suspendJobDefinitionById(rest.getId(), true);
        }
        jobs.suspendJobDefinitionByProcessDefinitionKey("opportunity-pursuit", true);
    }

    private List<JobDefinition> definitions(String element) {
        return jobs.createJobDefinitionQuery().activityIdIn(element).list();
    }

    /** What is to be done at once has no date and comes before all dates, in H2. */
    private Optional<Job> first() {
        var soonest = jobs.createJobQuery().active().orderByJobDuedate().asc().listPage(0, MANY).stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
        return soonest.stream()
                .filter(job -> Objects.equals(job.getDuedate(), soonest.get(0).getDuedate()))
                .min(inOrder());
    }

    private Comparator<Job> inOrder() {
        return Comparator.<Job>comparingInt(job -> watch.numberOf(job.getProcessInstanceId()))
                .thenComparing(this::elementOf);
    }

    private String elementOf(Job job) {
        return elements.computeIfAbsent(job.getJobDefinitionId(), id -> jobs.createJobDefinitionQuery()
                .jobDefinitionId(id)
                .singleResult()
                .getActivityId());
    }
}
