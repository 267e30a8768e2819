package io.leadpath.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** The models that the product ships. */
final class Models {
    private static final Path FOLDER = Path.of("processes");

    private Models() {}

    static List<Path> files() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<BpmnModelInstance> all() {
        return files().stream()
                .map(file -> Bpmn.readModelFromFile(file.toFile()))
                .toList();
    }

    static String key(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    /** "process flow" for each sequence flow. */
    static Set<String> flows(BpmnModelInstance model) {
        return names(model, model.getModelElementsByType(SequenceFlow.class));
    }

    /** "process node" for each flow node but the frames of event sub-processes, which no token enters. */
    static Set<String> nodes(BpmnModelInstance model) {
        return names(
                model,
                model.getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> !(node instanceof SubProcess sub && sub.triggeredByEvent()))
                        .toList());
    }

    /**
     * These flows, and those to the event that came first at an event-based gateway: the engine goes to it without taking
     * the flow.
     */
    static Set<String> withEvents(BpmnModelInstance model, Set<String> flows) {
        var all = new TreeSet<>(flows);
        model.getModelElementsByType(EventBasedGateway.class).stream()
                .flatMap(gateway -> gateway.getOutgoing().stream())
                .filter(flow -> flow.getTarget().getOutgoing().stream()
                        .anyMatch(next -> flows.contains(key(model) + " " + next.getId())))
                .forEach(flow -> all.add(key(model) + " " + flow.getId()));
        return all;
    }

    /** The nodes that a token has been in when it took these flows. */
    static Set<String> nodesOn(BpmnModelInstance model, Set<String> flows) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flows.contains(key(model) + " " + flow.getId()))
                .flatMap(flow -> List.of(flow.getSource(), flow.getTarget()).stream())
                .map(node -> key(model) + " " + node.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(BpmnModelInstance model, Collection<? extends FlowElement> elements) {
        return elements.stream()
                .map(element -> key(model) + " " + element.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
