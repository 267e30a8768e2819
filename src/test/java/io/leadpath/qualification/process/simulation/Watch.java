package io.leadpath.qualification.process.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.spring.boot.starter.event.ExecutionEvent;
import org.springframework.context.event.EventListener;

/** Sees everything that happens in the engine: counts it, and notes at once what must never happen. */
class Watch {
    private final People people;
    private final Agenda agenda;
    private final Map<String, Integer> paths = new HashMap<>();
    private final Map<String, Integer> flows = new TreeMap<>();
    private final Map<String, Integer> completed = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long fingerprint;
    private Consumer<DelegateTask> onNewTask = task -> {};
    private BiConsumer<String, String> onPassed = (leadId, element) -> {};

    Watch(People people, Agenda agenda) {
        this.people = people;
        this.agenda = agenda;
    }

    void onNewTask(Consumer<DelegateTask> listener) {
        onNewTask = listener;
    }

    /** Tells business key and element whenever an element has been passed. */
    void onPassed(BiConsumer<String, String> listener) {
        onPassed = onPassed.andThen(listener);
    }

    @EventListener
    void on(ExecutionEvent event) {
        paths.putIfAbsent(event.getProcessInstanceId(), paths.size());
        if (ExecutionListener.EVENTNAME_TAKE.equals(event.getEventName())) {
            var process = event.getProcessDefinitionId().split(":")[0];
            var flow = process + " " + event.getCurrentTransitionId();
            flows.merge(flow, 1, Integer::sum);
            fingerprint = 31 * fingerprint + Objects.hash(agenda.now(), numberOf(event.getProcessInstanceId()), flow);
        } else if (ExecutionListener.EVENTNAME_END.equals(event.getEventName())) {
            onPassed.accept(event.getProcessBusinessKey(), event.getCurrentActivityId());
        }
    }

    @EventListener
    void on(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> created(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task);
            case TaskListener.EVENTNAME_COMPLETE -> completed.merge(task.getTaskDefinitionKey(), 1, Integer::sum);
            default -> {}
        }
    }

    private void created(DelegateTask task) {
        if (task.getCandidates().stream().noneMatch(link -> link.getGroupId() != null)) {
            faults.add(task.getTaskDefinitionKey() + " is nobody's");
        }
        onNewTask.accept(task);
    }

    private void assigned(DelegateTask task) {
        if (task.getAssignee() != null && people.isAway(task.getAssignee())) {
            faults.add(task.getTaskDefinitionKey() + " was given to " + task.getAssignee() + ", who was away, on "
                    + task.getExecution().getProcessBusinessKey());
        }
    }

    /** In which order the paths began: the ids of the engine differ from run to run. */
    int numberOf(String processInstanceId) {
        return paths.get(processInstanceId);
    }

    /** The same for two runs in which the same happened at the same time. */
    String fingerprint() {
        return Long.toHexString(fingerprint);
    }

    Map<String, Integer> flows() {
        return flows;
    }

    Map<String, Integer> completed() {
        return completed;
    }

    List<String> faults() {
        return faults;
    }
}
