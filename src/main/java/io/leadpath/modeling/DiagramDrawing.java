package io.leadpath.modeling;

import io.leadpath.modeling.ProcessDiagram.Box;
import io.leadpath.modeling.ProcessDiagram.Edge;
import io.leadpath.modeling.ProcessDiagram.Plane;
import io.leadpath.modeling.ProcessDiagram.Point;
import io.leadpath.modeling.ProcessDiagram.Shape;
import io.leadpath.modeling.ProcessDiagram.Standing;
import io.leadpath.modeling.ProcessDiagram.Track;
import io.leadpath.modeling.ProcessDiagram.Tracks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws one plane as SVG, in the notation and the proportions of Modeler. Colours and lines are the style sheet's;
 * whatever tells passed from present has a sign of its own besides, for those who see no colours.
 */
final class DiagramDrawing {
    private static final double MARGIN = 16;
    private static final double NAME_SIZE = 12;
    private static final double LABEL_SIZE = 11;
    private static final double LINE_HEIGHT = 1.25;
    private static final double BEND = 5;
    private static final double INNER_RING = 3;
    private static final double LABEL_WIDTH = 90;
    private static final Set<String> CONTAINERS = Set.of("participant", "lane", "group");

    private final Plane plane;
    private final Tracks tracks;
    private final StringBuilder svg = new StringBuilder();

    DiagramDrawing(Plane plane, Tracks tracks) {
        this.plane = plane;
        this.tracks = tracks;
    }

    /** What lies behind comes first. */
    String svg() {
        var extent = extent();
        put(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bpmn\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\">",
                extent.width(), extent.height(), extent.x(), extent.y(), extent.width(), extent.height());
        draw(shape -> CONTAINERS.contains(shape.type()) || shape.expanded());
        plane.edges().stream()
                .filter(edge -> !tracks.flows().contains(edge.id()))
                .forEach(this::draw);
        plane.edges().stream()
                .filter(edge -> tracks.flows().contains(edge.id()))
                .forEach(this::draw);
        draw(shape -> !CONTAINERS.contains(shape.type()) && !shape.expanded() && !isBoundary(shape));
        draw(DiagramDrawing::isBoundary);
        plane.shapes().stream()
                .filter(shape -> tracks.elements().containsKey(shape.id()))
                .forEach(shape -> badge(shape, tracks.elements().get(shape.id())));
        return svg.append("</svg>").toString();
    }

    private void draw(Predicate<Shape> layer) {
        plane.shapes().stream().filter(layer).forEach(this::draw);
    }

    private void draw(Shape shape) {
        var track = tracks.elements().get(shape.id());
        put("<g class=\"%s\" data-element=\"%s\">", "node " + shape.type() + standing(track), shape.id());
        title(shape.name(), track);
        if (shape.type().endsWith("Event")) {
            event(shape);
        } else if (shape.type().endsWith("Gateway")) {
            gateway(shape);
        } else if (shape.type().equals("textAnnotation")) {
            annotation(shape);
        } else {
            activity(shape);
        }
        svg.append("</g>");
    }

    private static String standing(Track track) {
        return track == null
                ? ""
                : switch (track.standing()) {
                    case PASSED -> " passed";
                    case PRESENT -> " present";
                    case CALLED_OFF -> " passed off";
                };
    }

    private void title(String name, Track track) {
        if (track != null) {
            put("<title>%s</title>", (name == null ? "" : name + ": ") + track.words());
        }
    }

    // Activities

    private void activity(Shape shape) {
        var box = shape.box();
        var classes = shape.type().equals("callActivity") ? "body heavy" : shape.ofEvent() ? "body dotted" : "body";
        put(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>",
                classes, box.x(), box.y(), box.width(), box.height(), CONTAINERS.contains(shape.type()) ? 0 : 10);
        if (CONTAINERS.contains(shape.type())) {
            lines(shape.name(), new Point(box.middle().x(), box.y() + MARGIN), box.width(), LABEL_SIZE, false);
            return;
        }
        if (shape.expanded()) {
            lines(shape.name(), new Point(box.middle().x(), box.y() + MARGIN), box.width(), NAME_SIZE, false);
            return;
        }
        lines(shape.name(), box.middle(), box.width() - 2 * BEND, NAME_SIZE, true);
        var corner = new Point(box.x() + 15, box.y() + 15);
        if (shape.ofEvent()) {
            put(
                    "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"9.5\"/>",
                    shape.interrupting() ? "thin" : "thin broken", corner.x(), corner.y());
            mark(BpmnSigns.trigger(shape.trigger(), false), corner, 0.55);
        } else {
            mark(BpmnSigns.task(shape.type()), corner, 1);
        }
        if (shape.type().equals("subProcess") || shape.type().equals("transaction")) {
            mark(BpmnSigns.COLLAPSED, new Point(box.middle().x(), box.bottom() - 13), 1);
        }
        if (shape.repeats() != null) {
            mark(BpmnSigns.repeats(shape.repeats()), new Point(box.middle().x() - 20, box.bottom() - 13), 1);
        }
    }

    private void annotation(Shape shape) {
        var box = shape.box();
        put("<path class=\"thin\" d=\"M%s %sh-10v%sh10\"/>", box.x() + 10, box.y(), box.height());
        lines(shape.name(), box.middle(), box.width() - 2 * BEND, NAME_SIZE, true);
    }

    // Events and gateways

    private void event(Shape shape) {
        var middle = shape.box().middle();
        var radius = shape.box().width() / 2;
        var dashed = shape.interrupting() ? "" : " broken";
        var ends = shape.type().equals("endEvent");
        put(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
                (ends ? "body heavy" : "body") + dashed, middle.x(), middle.y(), radius);
        if (!ends && !shape.type().equals("startEvent")) {
            put(
                    "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
                    "thin" + dashed, middle.x(), middle.y(), radius - INNER_RING);
        }
        var throwing = ends || shape.type().equals("intermediateThrowEvent");
        mark(BpmnSigns.trigger(shape.trigger(), throwing), middle, radius / 18);
        label(shape.name(), shape.label(), shape.box());
    }

    private void gateway(Shape shape) {
        var box = shape.box();
        var middle = box.middle();
        put(
                "<path class=\"body\" d=\"M%s %sL%s %sL%s %sL%s %sZ\"/>",
                middle.x(), box.y(), box.right(), middle.y(), middle.x(), box.bottom(), box.x(), middle.y());
        mark(BpmnSigns.gateway(shape.type()), middle, box.width() / 50);
        label(shape.name(), shape.label(), box);
    }

    // Flows

    private void draw(Edge edge) {
        var taken = tracks.flows().contains(edge.id());
        put("<g class=\"%s\" data-element=\"%s\">", "flow " + edge.type() + (taken ? " passed" : ""), edge.id());
        if (taken) {
            put("<title>%s</title>", edge.name() == null ? "taken" : edge.name() + ": taken");
        }
        put("<path class=\"line\" d=\"%s\"/>", path(edge.points()));
        if (!edge.type().equals("association")) {
            arrow(edge.points());
        }
        if (edge.usual() || edge.conditional()) {
            start(edge);
        }
        if (edge.name() != null) {
            var middle = edge.points().get(edge.points().size() / 2);
            label(edge.name(), edge.label(), new Box(middle.x() - 20, middle.y() - 20, 40, 10));
        }
        svg.append("</g>");
    }

    /** With the rounded bends that Modeler draws; it ends where the arrow's head begins. */
    private static String path(List<Point> points) {
        var path = new StringBuilder(
                "M" + n(points.get(0).x()) + " " + n(points.get(0).y()));
        for (var i = 1; i < points.size(); i++) {
            var here = points.get(i);
            if (i == points.size() - 1) {
                var end = towards(here, points.get(i - 1), BEND);
                path.append("L").append(n(end.x())).append(" ").append(n(end.y()));
            } else {
                var from = towards(here, points.get(i - 1), BEND);
                var to = towards(here, points.get(i + 1), BEND);
                path.append("L%s %sQ%s %s %s %s"
                        .formatted(n(from.x()), n(from.y()), n(here.x()), n(here.y()), n(to.x()), n(to.y())));
            }
        }
        return path.toString();
    }

    private void arrow(List<Point> points) {
        var tip = points.get(points.size() - 1);
        var before = points.get(points.size() - 2);
        put(
                "<path class=\"head\" transform=\"translate(%s %s) rotate(%s)\" d=\"M0 0L-10 -5L-10 5Z\"/>",
                tip.x(), tip.y(), angle(before, tip));
    }

    private void start(Edge edge) {
        var from = edge.points().get(0);
        var next = edge.points().get(1);
        put(
                "<path class=\"%s\" transform=\"translate(%s %s) rotate(%s)\" d=\"%s\"/>",
                edge.usual() ? "line" : "body",
                from.x(),
                from.y(),
                angle(from, next),
                edge.usual() ? "M7 5L12 -5" : "M0 0L8 -5L16 0L8 5Z");
    }

    private static double angle(Point from, Point to) {
        return Math.toDegrees(Math.atan2(to.y() - from.y(), to.x() - from.x()));
    }

    /** The point on the way to the other one, half of it at most. */
    private static Point towards(Point from, Point to, double far) {
        var length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        var share = length == 0 ? 0 : Math.min(far, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    // Texts and signs

    /** Beside the element, where the analyst put it, or below. */
    private void label(String name, Box label, Box element) {
        if (label == null) {
            var place = new Point(element.middle().x(), element.bottom() + MARGIN);
            lines(name, place, LABEL_WIDTH, LABEL_SIZE, false);
        } else {
            var place = new Point(label.middle().x(), label.y() + LABEL_SIZE);
            var oneLine = label.height() < 2 * LABEL_SIZE;
            lines(name, place, oneLine ? Double.MAX_VALUE : label.width(), LABEL_SIZE, false);
        }
    }

    /** @param centred whether the place is the text's middle; else its first line stands on it */
    private void lines(String text, Point place, double width, double size, boolean centred) {
        if (text == null || text.isBlank()) {
            return;
        }
        var lines = LabelLines.of(text, width, size);
        var height = size * LINE_HEIGHT;
        var first = centred ? place.y() - height * (lines.size() - 1) / 2 + size * 0.35 : place.y();
        put("<text font-size=\"%s\" text-anchor=\"middle\">", size);
        for (var i = 0; i < lines.size(); i++) {
            put("<tspan x=\"%s\" y=\"%s\">%s</tspan>", place.x(), first + i * height, lines.get(i));
        }
        svg.append("</text>");
    }

    /** Signs are ours, not the model's, and drawn around zero. */
    private void mark(String sign, Point place, double scale) {
        if (sign != null) {
            put("<g class=\"sign\" transform=\"translate(%s %s) scale(%s)\">", place.x(), place.y(), scale);
            svg.append(sign).append("</g>");
        }
    }

    /** Present: the word. Passed: a tick, with the number from the second time on; on what is no activity, only that. */
    private void badge(Shape shape, Track track) {
        var present = track.standing() == Standing.PRESENT;
        var round = shape.type().endsWith("Event") || shape.type().endsWith("Gateway");
        var times = track.times() > 1 ? track.times() + "×" : "";
        var words = present
                ? (times + " now").strip()
                : track.standing() == Standing.CALLED_OFF ? "✗" : round ? "" : times + "✓";
        if (words.isEmpty() || shape.expanded()) {
            return;
        }
        var width = LabelLines.width(words, LABEL_SIZE) + 12;
        var middle = new Point(
                shape.box().right() - (round ? 0 : width / 2 + 4), shape.box().y());
        put("<g class=\"%s\">", "mark" + standing(track));
        put(
                "<rect class=\"badge\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"16\" rx=\"8\"/>",
                middle.x() - width / 2, middle.y() - 8, width);
        put(
                "<text class=\"badge-text\" font-size=\"%s\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text>",
                LABEL_SIZE, middle.x(), middle.y() + 4, words);
        svg.append("</g>");
    }

    private static boolean isBoundary(Shape shape) {
        return shape.type().equals("boundaryEvent");
    }

    private Box extent() {
        var boxes = Stream.concat(
                        plane.shapes().stream().flatMap(shape -> Stream.of(shape.box(), shape.label())),
                        plane.edges().stream()
                                .flatMap(edge -> Stream.concat(
                                        Stream.of(edge.label()),
                                        edge.points().stream().map(point -> new Box(point.x(), point.y(), 0, 0)))))
                .filter(Objects::nonNull)
                .toList();
        var left = boxes.stream().mapToDouble(Box::x).min().orElse(0) - MARGIN;
        var top = boxes.stream().mapToDouble(Box::y).min().orElse(0) - MARGIN;
        var right = boxes.stream().mapToDouble(Box::right).max().orElse(0) + MARGIN;
        var bottom = boxes.stream().mapToDouble(Box::bottom).max().orElse(0) + MARGIN;
        return new Box(left, top, right - left, bottom - top);
    }

    /** Numbers are rounded, texts escaped: nothing from a model reaches the page in another way. */
    private void put(String template, Object... values) {
        var safe = Stream.of(values)
                .map(value -> value instanceof Number number
                        ? n(number.doubleValue())
                        : HtmlUtils.htmlEscape(value.toString(), "UTF-8"))
                .toArray();
        svg.append(template.formatted(safe));
    }

    private static String n(double number) {
        return BigDecimal.valueOf(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
