package io.leadpath.qualification.process;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.engine.AsSystem;
import io.leadpath.qualification.PathStep;
import io.leadpath.qualification.PathStep.State;
import io.leadpath.qualification.QualificationPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads a lead's path from the engine's history; what was decided in each step stands in the lead's activities. */
@Component
class EngineQualificationPath implements QualificationPath {
    private static final int LONGEST_PATH = 1000;
    private static final Comparator<HistoricActivityInstance> IN_ORDER = Comparator.comparing(
                    HistoricActivityInstance::getStartTime)
            .thenComparing(
                    step -> ((org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity) step)
                            .getSequenceCounter());

    private final HistoryService history;
    private final TaskService tasks;
    private final Activities activities;

    EngineQualificationPath(@Lazy HistoryService history, @Lazy TaskService tasks, Activities activities) {
        this.history = history;
        this.tasks = tasks;
        this.activities = activities;
    }

    @Override
    public List<PathStep> of(String leadId) {
        return AsSystem.call(() -> {
            var decisions = decisions(leadId);
            var open = openTasks(leadId);
            return history
                    .createHistoricProcessInstanceQuery()
                    .processDefinitionKey(Variables.PROCESS)
                    .processInstanceBusinessKey(leadId)
                    .orderByProcessInstanceStartTime()
                    .asc()
                    .list()
                    .stream()
                    .flatMap(process -> steps(process.getId()).stream())
                    .map(step -> step(step, decisions, open))
                    .toList();
        });
    }

    private List<HistoricActivityInstance> steps(String processInstanceId) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(processInstanceId).list().stream()
                .filter(EngineQualificationPath::isShown)
                .sorted(IN_ORDER)
                .toList();
    }

    /** Gateways are passed in no time, except one at which the lead waits for what comes first. */
    private static boolean isShown(HistoricActivityInstance step) {
        var type = step.getActivityType();
        return !type.endsWith("Gateway") || type.equals(ActivityTypes.GATEWAY_EVENT_BASED) && step.getEndTime() == null;
    }

    /** The engine's names say what triggers an event; BPMN's say what kind of event it is. */
    private static String bpmnType(String type) {
        if (type.startsWith("boundary") || type.endsWith("BoundaryCatch")) {
            return "boundaryEvent";
        }
        if (type.endsWith("EndEvent")) {
            return "endEvent";
        }
        if (type.startsWith("start") || type.endsWith("StartEvent")) {
            return "startEvent";
        }
        if (type.startsWith("intermediate")) {
            return type.contains("Throw") ? "intermediateThrowEvent" : "intermediateCatchEvent";
        }
        return type;
    }

    private static PathStep step(
            HistoricActivityInstance step, Map<String, List<Activity>> decisions, Map<String, Task> open) {
        var state = step.isCanceled() ? State.CANCELLED : step.getEndTime() == null ? State.RUNNING : State.PASSED;
        var activity = state == State.PASSED
                ? decisions.getOrDefault(step.getActivityId(), List.of()).stream()
                        .filter(done -> isWhile(step, done.when()))
                        .findFirst()
                        .orElse(null)
                : null;
        var task = step.getTaskId() == null ? null : open.get(step.getTaskId());
        return new PathStep(
                step.getActivityId(),
                step.getActivityName(),
                bpmnType(step.getActivityType()),
                state,
                activity == null ? step.getAssignee() : activity.who(),
                activity == null ? null : activity.outcome(),
                instant(step.getStartTime()),
                instant(step.getEndTime()),
                task == null ? null : instant(task.getDueDate()),
                task == null ? null : task.getId());
    }

    private Map<String, Task> openTasks(String leadId) {
        var open = new HashMap<String, Task>();
        tasks.createTaskQuery().processInstanceBusinessKey(leadId).list().forEach(task -> open.put(task.getId(), task));
        return open;
    }

    /** The engine knows milliseconds, the records more. */
    private static boolean isWhile(HistoricActivityInstance step, Instant when) {
        var moment = when.truncatedTo(ChronoUnit.MILLIS);
        return !moment.isBefore(instant(step.getStartTime())) && !moment.isAfter(instant(step.getEndTime()));
    }

    /** Each completion of a step logged one activity while the step was open. */
    private Map<String, List<Activity>> decisions(String leadId) {
        var decisions = new HashMap<String, List<Activity>>();
        activities.newest(Activities.Of.LEAD, leadId, LONGEST_PATH).stream()
                .filter(activity -> activity.step() != null)
                .sorted(Comparator.comparing(Activity::when))
                .forEach(activity -> decisions
                        .computeIfAbsent(activity.step(), step -> new ArrayList<>())
                        .add(activity));
        return decisions;
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
