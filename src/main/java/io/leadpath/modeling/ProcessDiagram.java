package io.leadpath.modeling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A process as its analyst drew it, plane by plane: the process itself and every collapsed sub-process that has a
 * drawing of its own. Lengths are those of the drawing, which are pixels in Modeler.
 */
public final class ProcessDiagram {
    private final List<Plane> planes;

    ProcessDiagram(List<Plane> planes) {
        this.planes = List.copyOf(planes);
    }

    /** What the path of one case has to do with an element. */
    public enum Standing {
        PASSED,
        PRESENT,
        CALLED_OFF
    }

    /**
     * @param times how often the case came here
     * @param words what there is to say about it, for people
     */
    public record Track(Standing standing, int times, String words) {}

    /** What is drawn into a diagram: by element what a case did there, and the flows it took. */
    public record Tracks(Map<String, Track> elements, Set<String> flows) {
        public static final Tracks NONE = new Tracks(Map.of(), Set.of());

        public Tracks {
            elements = Map.copyOf(elements);
            flows = Set.copyOf(flows);
        }
    }

    /** A sequence flow, by the ids of what it connects. */
    public record Flow(String id, String source, String target) {}

    record Point(double x, double y) {}

    record Box(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        Point middle() {
            return new Point(x + width / 2, y + height / 2);
        }
    }

    /**
     * @param type the element as BPMN calls it: {@code userTask}
     * @param trigger what kind of event it is, or starts this event sub-process; null for none
     * @param interrupting false for what leaves the rest running, drawn with a broken line
     * @param expanded whether the contents are drawn within it
     * @param ofEvent whether it is a sub-process that an event starts
     * @param repeats {@code loop}, {@code parallel} or {@code sequential}; null when it runs once
     * @param label where its name stands; null: inside, or below
     */
    record Shape(
            String id,
            String name,
            String type,
            String trigger,
            boolean interrupting,
            boolean expanded,
            boolean ofEvent,
            String repeats,
            Box box,
            Box label) {}

    /** A line from one element to another; {@code usual} is the flow taken when no other is. */
    record Edge(
            String id,
            String name,
            String type,
            String source,
            String target,
            boolean usual,
            boolean conditional,
            List<Point> points,
            Box label) {}

    /**
     * One drawing.
     *
     * @param id the id of the process or sub-process it shows
     * @param parent the plane that shows the sub-process collapsed; null for the process itself
     */
    public record Plane(String id, String name, String parent, List<Shape> shapes, List<Edge> edges) {
        public Plane {
            shapes = List.copyOf(shapes);
            edges = List.copyOf(edges);
        }

        /** The ids of the elements that are drawn here. */
        public List<String> elements() {
            return shapes.stream().map(Shape::id).toList();
        }

        /** The flows that are drawn here. */
        public List<Flow> flows() {
            return edges.stream()
                    .filter(edge -> edge.source() != null)
                    .map(edge -> new Flow(edge.id(), edge.source(), edge.target()))
                    .toList();
        }

        /** The drawing as SVG, to be put into a page; every text of the model is escaped. */
        public String svg(Tracks tracks) {
            return new DiagramDrawing(this, tracks).svg();
        }
    }

    /** The process first, then its sub-processes in the order of the model. */
    public List<Plane> planes() {
        return planes;
    }

    public Optional<Plane> plane(String id) {
        return planes.stream().filter(plane -> plane.id().equals(id)).findFirst();
    }

    /** The innermost plane that draws the element. */
    public Optional<Plane> planeOf(String element) {
        return planes.stream()
                .filter(plane ->
                        plane.shapes().stream().anyMatch(shape -> shape.id().equals(element)))
                .findFirst();
    }

    /** The way from the process down to the plane, both included. */
    public List<Plane> wayTo(Plane plane) {
        var way = new ArrayList<Plane>();
        for (var here = plane;
                here != null;
                here = here.parent() == null ? null : plane(here.parent()).orElse(null)) {
            way.add(here);
        }
        Collections.reverse(way);
        return way;
    }
}
