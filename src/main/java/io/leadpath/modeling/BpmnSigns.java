package io.leadpath.modeling;

/** The small signs of the notation, drawn around zero: within 18 pixels for tasks and events, 25 for gateways. */
final class BpmnSigns {
    static final String COLLAPSED =
            "<rect class=\"pen\" x=\"-7\" y=\"-7\" width=\"14\" height=\"14\"/><path class=\"pen bold\" d=\"M0 -4V4M-4 0H4\"/>";

    private static final String USER =
            "<path class=\"pen\" d=\"M-8 8.5V4.5C-8 1 -5 -.5 0 -.5S8 1 8 4.5V8.5ZM-4.2 8V5M4.2 8V5\"/>"
                    + "<circle class=\"paper\" cx=\"0\" cy=\"-4.2\" r=\"4.3\"/>"
                    + "<path class=\"ink\" d=\"M-4.3 -4.2A4.3 4.3 0 0 1 4.3 -4.2Q1.5 -4.4 .8 -6Q-1 -4.2 -4.3 -4.2Z\"/>";
    private static final String SERVICE = cog(-2, -2, 6.2) + cog(3.5, 3.5, 5);
    private static final String RULE =
            "<path class=\"pen\" d=\"M-9 -6H9V7H-9Z\"/><path class=\"shade\" d=\"M-9 -6H9V-2.4H-9Z\"/>"
                    + "<path class=\"pen\" d=\"M-9 -2.4H9M-9 2.3H9M-3.5 -2.4V7\"/>";
    private static final String ENVELOPE =
            "<path class=\"%s\" d=\"M-9 -6H9V6.5H-9Z\"/><path class=\"%s\" d=\"M-9 -6L0 1.5L9 -6\"/>";

    private BpmnSigns() {}

    /** Null for a task of no kind. */
    static String task(String type) {
        return switch (type) {
            case "userTask" -> USER;
            case "serviceTask" -> SERVICE;
            case "businessRuleTask" -> RULE;
            case "sendTask" -> ENVELOPE.formatted("ink", "fold");
            case "receiveTask" -> ENVELOPE.formatted("pen", "pen");
            case "scriptTask" ->
                "<path class=\"pen\" d=\"M-3 -8H8C3 -3 10 2 4 8H-7C-1 2 -8 -3 -3 -8ZM-3.5 -4H3M-3 0H4M-2.5 4H4.5\"/>";
            case "manualTask" -> "<path class=\"pen\" d=\"M-9 -1L-2 -6H2L-1 -3H8V-.5H1H9V2H1H8V4.5H1H6V7H-5L-9 4Z\"/>";
            default -> null;
        };
    }

    /** Null for an event without a trigger. A thrown one is filled. */
    static String trigger(String trigger, boolean thrown) {
        var pen = thrown ? "ink" : "pen";
        if (trigger == null) {
            return null;
        }
        return switch (trigger) {
            case "timer" ->
                "<circle class=\"pen\" r=\"10.5\"/><path class=\"pen\" d=\"M0 -10.5V-8M0 10.5V8M-10.5 0H-8M10.5 0H8M1.5 -7L0 0L5 .8\"/>";
            case "message" -> ENVELOPE.formatted(pen, thrown ? "fold" : "pen");
            case "error" -> "<path class=\"" + pen + "\" d=\"M-8.5 8.5L-4 -7L2.5 1L8 -8.5L4.5 7.5L-2.5 -.5Z\"/>";
            case "terminate" -> "<circle class=\"ink\" r=\"10.5\"/>";
            case "escalation" -> "<path class=\"" + pen + "\" d=\"M0 -9.5L7 8L0 1.5L-7 8Z\"/>";
            case "signal" -> "<path class=\"" + pen + "\" d=\"M0 -9L9 6.5H-9Z\"/>";
            case "conditional" ->
                "<path class=\"pen\" d=\"M-7 -9H7V9H-7ZM-4.5 -5.5H4.5M-4.5 -1.8H4.5M-4.5 1.8H4.5M-4.5 5.5H4.5\"/>";
            case "compensate" -> "<path class=\"" + pen + "\" d=\"M-10 0L-1 -7V7ZM-1 0L8 -7V7Z\"/>";
            case "link" -> "<path class=\"" + pen + "\" d=\"M-9 -4H1V-8L9 0L1 8V4H-9Z\"/>";
            case "cancel" ->
                "<path class=\"" + pen + "\" d=\"M-8 -5L-5 -8L0 -3L5 -8L8 -5L3 0L8 5L5 8L0 3L-5 8L-8 5L-3 0Z\"/>";
            default -> "<path class=\"" + pen + "\" d=\"M0 -9.5L9 -3L5.6 7.8H-5.6L-9 -3Z\"/>";
        };
    }

    static String gateway(String type) {
        return switch (type) {
            case "parallelGateway" -> "<path class=\"pen strong\" d=\"M0 -11V11M-11 0H11\"/>";
            case "inclusiveGateway" -> "<circle class=\"pen bold\" r=\"12\"/>";
            case "complexGateway" -> "<path class=\"pen strong\" d=\"M0 -12V12M-12 0H12M-8 -8L8 8M-8 8L8 -8\"/>";
            case "eventBasedGateway" ->
                "<circle class=\"pen\" r=\"13.5\"/><circle class=\"pen\" r=\"10.8\"/>"
                        + "<path class=\"pen\" d=\"M0 -7.5L7.1 -2.3L4.4 6.1H-4.4L-7.1 -2.3Z\"/>";
            default -> "<path class=\"pen strong\" d=\"M-6 -8.5L6 8.5M-6 8.5L6 -8.5\"/>";
        };
    }

    static String repeats(String how) {
        return switch (how) {
            case "parallel" -> "<path class=\"pen bold\" d=\"M-4 -6V6M0 -6V6M4 -6V6\"/>";
            case "sequential" -> "<path class=\"pen bold\" d=\"M-6 -4H6M-6 0H6M-6 4H6\"/>";
            default -> "<path class=\"pen bold\" d=\"M-2 6A6 6 0 1 1 3 5M-6 6H-2V2\"/>";
        };
    }

    /** A toothed ring with a hole. */
    private static String cog(double x, double y, double radius) {
        var teeth = new StringBuilder();
        var steps = 16;
        for (var i = 0; i < steps * 2; i++) {
            var angle = Math.PI * (i - 0.5) / steps;
            var far = i / 2 % 2 == 0 ? radius : radius * 0.74;
            teeth.append(i == 0 ? "M" : "L")
                    .append(Math.round((x + far * Math.cos(angle)) * 10) / 10.0)
                    .append(" ")
                    .append(Math.round((y + far * Math.sin(angle)) * 10) / 10.0);
        }
        return "<path class=\"paper\" d=\"" + teeth + "Z\"/><circle class=\"pen\" cx=\"" + x + "\" cy=\"" + y
                + "\" r=\"" + Math.round(radius * 3.5) / 10.0 + "\"/>";
    }
}
