package io.leadpath.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * One small mistake in a model.
 *
 * @param touched the flows ("process flow") one of which a test must take to notice
 */
record Mutation(String name, BpmnModelInstance mutant, Set<String> touched) {

    /** The model without each boundary event, and with each condition turned round. */
    static List<Mutation> of(BpmnModelInstance model) {
        var mutations = new ArrayList<Mutation>();
        model.getModelElementsByType(BoundaryEvent.class)
                .forEach(event -> mutations.add(without(model, event.getId())));
        model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .forEach(flow -> mutations.add(turned(model, flow.getId())));
        return mutations;
    }

    private static Mutation without(BpmnModelInstance model, String id) {
        var mutant = copy(model);
        BoundaryEvent event = mutant.getModelElementById(id);
        var flows = List.copyOf(event.getOutgoing());
        var touched = names(model, flows);
        flows.forEach(flow -> flow.getParentElement().removeChildElement(flow));
        event.getParentElement().removeChildElement(event);
        return new Mutation("without the boundary event " + id, mutant, touched);
    }

    private static Mutation turned(BpmnModelInstance model, String id) {
        var mutant = copy(model);
        SequenceFlow flow = mutant.getModelElementById(id);
        var condition = flow.getConditionExpression().getTextContent().strip();
        flow.getConditionExpression()
                .setTextContent("${!(" + condition.substring("${".length(), condition.length() - 1) + ")}");
        return new Mutation(
                "with the condition of " + id + " turned round",
                mutant,
                names(model, flow.getSource().getOutgoing()));
    }

    private static Set<String> names(BpmnModelInstance model, Iterable<SequenceFlow> flows) {
        var names = new TreeSet<String>();
        flows.forEach(flow -> names.add(Models.key(model) + " " + flow.getId()));
        return names;
    }

    /** Without the picture, which would miss what is taken away. */
    private static BpmnModelInstance copy(BpmnModelInstance model) {
        var copy = model.clone();
        var diagrams = copy.getDefinitions().getBpmDiagrams().stream().collect(Collectors.toList());
        diagrams.forEach(diagram -> copy.getDefinitions().removeChildElement(diagram));
        return copy;
    }
}
