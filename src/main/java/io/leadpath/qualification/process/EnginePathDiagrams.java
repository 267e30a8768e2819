package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.modeling.ProcessDiagram;
import io.leadpath.modeling.ProcessDiagram.Plane;
import io.leadpath.modeling.ProcessDiagrams;
import io.leadpath.qualification.PathDiagrams;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Draws what the engine's history says about a lead into the version of the model the lead runs on. */
@Component
class EnginePathDiagrams implements PathDiagrams {
    private final HistoryService history;
    private final RuntimeService runtime;
    private final ProcessDiagrams diagrams;

    EnginePathDiagrams(@Lazy HistoryService history, @Lazy RuntimeService runtime, ProcessDiagrams diagrams) {
        this.history = history;
        this.runtime = runtime;
        this.diagrams = diagrams;
    }

    @Override
    public Optional<Diagram> of(String leadId, String stage) {
        return AsSystem.call(() -> latest(leadId).map(process -> draw(process, stage)));
    }

    private Optional<HistoricProcessInstance> latest(String leadId) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(Variables.PROCESS)
                .processInstanceBusinessKey(leadId)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    private Diagram draw(HistoricProcessInstance process, String stage) {
        var diagram = diagrams.of(process.getProcessDefinitionId());
        var steps = new PassedSteps(
                history.createHistoricActivityInstanceQuery()
                        .processInstanceId(process.getId())
                        .list(),
                waitingForTheirTurn(process));
        var shown = Optional.ofNullable(stage)
                .flatMap(diagram::plane)
                .orElse(diagram.planes().get(0));
        return new Diagram(
                shown.svg(steps.tracks(shown)),
                stages(diagram.wayTo(shown), steps),
                stages(visited(diagram, steps), steps),
                process.getProcessDefinitionVersion());
    }

    /** Elements that a job is to begin, which have no history yet: a conversion that is tried again, for instance. */
    private List<String> waitingForTheirTurn(HistoricProcessInstance process) {
        return process.getEndTime() != null
                ? List.of()
                : Optional.ofNullable(runtime.getActivityInstance(process.getId())).stream()
                        .flatMap(tree -> PassedSteps.transitions(tree).stream())
                        .toList();
    }

    private static List<Plane> visited(ProcessDiagram diagram, PassedSteps steps) {
        return diagram.planes().stream()
                .filter(plane -> plane.parent() == null || steps.presence(plane) != Presence.NEVER)
                .toList();
    }

    private static List<Stage> stages(List<Plane> planes, PassedSteps steps) {
        return planes.stream()
                .map(plane -> new Stage(plane.id(), plane.name(), steps.presence(plane)))
                .toList();
    }
}
