package io.leadpath.modeling;

import io.leadpath.modeling.ProcessDiagram.Box;
import io.leadpath.modeling.ProcessDiagram.Edge;
import io.leadpath.modeling.ProcessDiagram.Plane;
import io.leadpath.modeling.ProcessDiagram.Point;
import io.leadpath.modeling.ProcessDiagram.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** Reads the drawing out of a model; what has no shape in it is not drawn. */
final class DiagramReader {
    private static final String DEFINITION = "EventDefinition";

    private DiagramReader() {}

    static ProcessDiagram read(BpmnModelInstance model) {
        var planes = new ArrayList<Plane>();
        for (var plane : model.getModelElementsByType(BpmnPlane.class)) {
            if (plane.getBpmnElement() != null) {
                planes.add(plane(plane));
            }
        }
        return new ProcessDiagram(
                planes.stream().map(plane -> withParent(plane, planes)).toList());
    }

    private static Plane plane(BpmnPlane drawn) {
        var shapes = new ArrayList<Shape>();
        var edges = new ArrayList<Edge>();
        for (var part : drawn.getDiagramElements()) {
            if (part instanceof BpmnShape shape && shape.getBpmnElement() != null) {
                shapes.add(shape(shape));
            } else if (part instanceof BpmnEdge edge && edge.getBpmnElement() != null) {
                edges.add(edge(edge));
            }
        }
        var of = drawn.getBpmnElement();
        return new Plane(of.getId(), name(of), null, shapes, edges);
    }

    private static Plane withParent(Plane plane, List<Plane> all) {
        var parent = all.stream()
                .filter(other ->
                        other.shapes().stream().anyMatch(shape -> shape.id().equals(plane.id())))
                .map(Plane::id)
                .findFirst()
                .orElse(null);
        return new Plane(plane.id(), plane.name(), parent, plane.shapes(), plane.edges());
    }

    private static Shape shape(BpmnShape drawn) {
        var element = drawn.getBpmnElement();
        return new Shape(
                element.getId(),
                name(element),
                element.getElementType().getTypeName(),
                trigger(element),
                isInterrupting(element),
                drawn.isExpanded(),
                element instanceof SubProcess process && process.triggeredByEvent(),
                repeats(element),
                box(drawn.getBounds()),
                label(drawn.getBpmnLabel()));
    }

    private static Edge edge(BpmnEdge drawn) {
        var element = drawn.getBpmnElement();
        var flow = element instanceof SequenceFlow sequence ? sequence : null;
        return new Edge(
                element.getId(),
                name(element),
                element.getElementType().getTypeName(),
                flow == null ? null : flow.getSource().getId(),
                flow == null ? null : flow.getTarget().getId(),
                flow != null && flow.getId().equals(flow.getSource().getAttributeValue("default")),
                flow != null && flow.getConditionExpression() != null && flow.getSource() instanceof Activity,
                drawn.getWaypoints().stream()
                        .map(point -> new Point(point.getX(), point.getY()))
                        .toList(),
                label(drawn.getBpmnLabel()));
    }

    private static String name(BaseElement element) {
        if (element instanceof FlowElement flow) {
            return flow.getName();
        }
        if (element instanceof Process process) {
            return process.getName();
        }
        if (element instanceof Participant participant) {
            return participant.getName();
        }
        if (element instanceof Lane lane) {
            return lane.getName();
        }
        return element instanceof TextAnnotation note && note.getText() != null
                ? note.getText().getTextContent()
                : null;
    }

    private static String trigger(BaseElement element) {
        if (element instanceof CatchEvent event) {
            return trigger(event.getEventDefinitions());
        }
        if (element instanceof ThrowEvent event) {
            return trigger(event.getEventDefinitions());
        }
        return start(element) == null ? null : trigger(start(element));
    }

    private static String trigger(Collection<EventDefinition> definitions) {
        return switch (definitions.size()) {
            case 0 -> null;
            case 1 ->
                definitions.iterator().next().getElementType().getTypeName().replace(DEFINITION, "");
            default -> "multiple";
        };
    }

    private static boolean isInterrupting(BaseElement element) {
        if (element instanceof BoundaryEvent event) {
            return event.cancelActivity();
        }
        if (element instanceof StartEvent event) {
            return event.isInterrupting();
        }
        return start(element) == null || start(element).isInterrupting();
    }

    /** What starts an event sub-process; null for everything else. */
    private static StartEvent start(BaseElement element) {
        return element instanceof SubProcess process && process.triggeredByEvent()
                ? process.getChildElementsByType(StartEvent.class).stream()
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String repeats(BaseElement element) {
        if (!(element instanceof Activity activity) || activity.getLoopCharacteristics() == null) {
            return null;
        }
        if (activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many) {
            return many.isSequential() ? "sequential" : "parallel";
        }
        return "loop";
    }

    private static Box label(BpmnLabel label) {
        return label == null || label.getBounds() == null ? null : box(label.getBounds());
    }

    private static Box box(Bounds bounds) {
        return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
