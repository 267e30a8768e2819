package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadActivities;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.Leads;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Walks leads along their path as people do, and looks at where they are. */
@Component
class Journey {
    static final Map<String, Object> INTERESTED = Map.of(
            "outreachResult", "interested",
            "budget", "strong",
            "authority", "strong",
            "need", "strong",
            "timeline", "weak");

    private final LeadIntake intake;
    private final Leads leads;
    private final Activities activities;
    private final LeadActivities logged;
    private final Users users;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService jobs;
    private final IdentityService identity;
    private final ObjectMapper json;

    Journey(
            LeadIntake intake,
            Leads leads,
            Activities activities,
            LeadActivities logged,
            Users users,
            TaskService tasks,
            RuntimeService runtime,
            HistoryService history,
            ManagementService jobs,
            IdentityService identity,
            ObjectMapper json) {
        this.intake = intake;
        this.leads = leads;
        this.activities = activities;
        this.logged = logged;
        this.users = users;
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.jobs = jobs;
        this.identity = identity;
        this.json = json;
    }

    String newLead() {
        return newLead(Map.of());
    }

    String newLead(Map<String, Object> known) {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var details = new HashMap<String, Object>(Map.of(
                "lastName", "Person" + unique,
                "company", "Company " + unique,
                "email", unique + "@example.com",
                "source", "WEB"));
        details.putAll(known);
        var enquiry = new LeadIntake.Enquiry(json.convertValue(details, LeadDetails.class));
        return intake.receive(enquiry, CurrentUser.SYSTEM).lead().id();
    }

    Lead lead(String leadId) {
        return leads.get(leadId);
    }

    List<Activity> activities(String leadId) {
        return activities.newest(Activities.Of.LEAD, leadId, 100);
    }

    /** Completes the lead's task as the user, who takes it first if nobody has it. */
    void complete(String leadId, String taskId, String user, Map<String, ?> answers) {
        var task = task(leadId, taskId).getId();
        as(user, () -> tasks.complete(task, new HashMap<>(answers)));
    }

    void as(String user, Runnable work) {
        var groups = users.find(user).orElseThrow().roles().stream()
                .map(Role::groupId)
                .toList();
        identity.setAuthentication(user, groups);
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    Task task(String leadId, String taskId) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(leadId)
                .taskDefinitionKey(taskId)
                .initializeFormKeys()
                .singleResult();
        assertThat(task).as("open task " + taskId).isNotNull();
        return task;
    }

    /** The ids of the elements the lead's path waits at. */
    List<String> waitsAt(String leadId) {
        return runtime.getActiveActivityIds(process(leadId).getId());
    }

    HistoricProcessInstance process(String leadId) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(Variables.PROCESS)
                .processInstanceBusinessKey(leadId)
                .singleResult();
    }

    /** The id of the end event at which the path ended; fails while it is running. */
    String endedAt(String leadId) {
        var process = process(leadId);
        assertThat(process.getEndTime()).as("end of the path").isNotNull();
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .orderByHistoricActivityInstanceEndTime()
                .desc()
                .list()
                .stream()
                .filter(step -> step.getActivityId().equals(process.getEndActivityId()))
                .map(step -> step.getActivityId())
                .findFirst()
                .orElse(null);
    }

    /** Whether the path ever passed the element. */
    boolean passed(String leadId, String element) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(process(leadId).getId())
                        .activityId(element)
                        .count()
                > 0;
    }

    void set(String leadId, String name, Object value) {
        runtime.setVariable(process(leadId).getId(), name, value);
    }

    Object variable(String leadId, String name) {
        return runtime.getVariable(process(leadId).getId(), name);
    }

    /** Moves time to the moment the lead's timer of that event is due and lets it fire. */
    Instant timerFires(String leadId, String event) {
        var due = timerDue(leadId, event);
        timerFires(leadId, event, due.plusSeconds(1));
        return due;
    }

    /** Moves time to the moment and lets the lead's timer of that event fire. */
    void timerFires(String leadId, String event, Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
        jobs.executeJob(timer(leadId, event).getId());
    }

    /** Lets a timer ring again that failed, ten seconds later. */
    void failedTimerFires(String leadId, String event) {
        var failed = timers(leadId, event).withException().singleResult();
        ClockUtil.setCurrentTime(failed.getDuedate());
        jobs.executeJob(failed.getId());
    }

    /** When the lead's timer of that event is due. */
    Instant timerDue(String leadId, String event) {
        return timer(leadId, event).getDuedate().toInstant();
    }

    /** Whether the lead waits for a timer of that event. */
    boolean hasTimer(String leadId, String event) {
        return timers(leadId, event).count() > 0;
    }

    private Job timer(String leadId, String event) {
        var timer = timers(leadId, event).singleResult();
        assertThat(timer).as("timer of " + event).isNotNull();
        return timer;
    }

    private JobQuery timers(String leadId, String event) {
        return jobs.createJobQuery()
                .processInstanceId(process(leadId).getId())
                .activityId(event)
                .timers();
    }

    /** Runs the conversion that waits to be carried out. */
    void conversionRuns(String leadId) {
        var job = jobs.createJobQuery()
                .processInstanceId(process(leadId).getId())
                .activityId("convertLead")
                .messages()
                .singleResult();
        assertThat(job).as("conversion job").isNotNull();
        jobs.executeJob(job.getId());
    }

    void message(String leadId, String name) {
        runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(leadId)
                .correlate();
    }

    void message(String leadId, String name, Map<String, Object> variables) {
        runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(leadId)
                .setVariables(variables)
                .correlate();
    }

    /** Logs a call by hand, beside the task. */
    void logsCall(String leadId, String user) {
        logged.log(
                leadId,
                new LeadActivities.NewActivity(ActivityType.CALL, null, null, null),
                users.find(user).orElseThrow());
    }

    // Shortcuts to the places where most paths begin

    String interestedLead() {
        var lead = newLead();
        complete(lead, "workLead", "sdr", INTERESTED);
        return lead;
    }

    String bookedLead() {
        var lead = interestedLead();
        complete(lead, "scheduleMeeting", "sdr", booking());
        return lead;
    }

    static Map<String, Object> booking() {
        return Map.of("meetingResult", "scheduled", "meetingAt", inDays(2).toString(), "ae", "ae");
    }

    /** The AE is chosen by load. */
    static Map<String, Object> bookingWithoutAe() {
        return Map.of("meetingResult", "scheduled", "meetingAt", inDays(2).toString());
    }

    static Instant inDays(int days) {
        return ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(days));
    }

    String leadInMeeting() {
        var lead = bookedLead();
        timerFires(lead, "meetingBegins");
        return lead;
    }

    String leadInReview() {
        var lead = leadInMeeting();
        complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));
        return lead;
    }

    String rejectedLead(String reason) {
        var lead = leadInReview();
        complete(lead, "reviewLead", "ae", Map.of("decision", "reject", "rejectionReason", reason, "comment", "No."));
        return lead;
    }

    String disputedLead() {
        var lead = rejectedLead("noTimeline");
        complete(lead, "answerRejection", "sdr", Map.of("answer", "dispute", "argument", "They start in May."));
        return lead;
    }

    String approvedLead() {
        var lead = leadInReview();
        complete(lead, "reviewLead", "ae", Map.of("decision", "approve"));
        return lead;
    }

    String leadWhoseConversionWaits(Map<String, Object> answers) {
        var lead = approvedLead();
        complete(lead, "prepareConversion", "ae", answers);
        return lead;
    }
}
