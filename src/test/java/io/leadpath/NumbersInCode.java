package io.leadpath;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds numbers that the business would argue about where developers write: how long, and how often. */
final class NumbersInCode {
    private static final String NUMBER = "\\d[\\d_]*[lLdDfF]?";
    private static final String ABOVE_ONE = "(?:[2-9]|[1-9]\\d[\\d_]*)[lLdDfF]?(?![\\w.])";
    private static final String COMPARES = "(?:[<>]=?|==|!=)";

    /** PT4H, P14D, R3/PT10S, or several with commas between. */
    private static final Pattern ISO_TIME =
            Pattern.compile("(?:R\\d*/)?P(?=T?\\d)(?:\\d+[YMWD])*(?:T(?:\\d+[HM])*(?:[\\d.]+S)?)?");

    /** 20s, 5m, as Spring's settings are written. */
    private static final Pattern SHORT_TIME = Pattern.compile("\\d+(?:ns|us|ms|s|m|h|d)");

    /** As databases write it. */
    private static final Pattern SQL_TIME = Pattern.compile("(?i)\\binterval\\s+'?\\d|\\bdateadd\\s*\\(");

    private static final String TEXT_BLOCK = "\"\"\"[\\s\\S]*?\"\"\"";
    private static final String TEXT = "\"(?:\\\\.|[^\"\\\\\\n])*+\"";
    private static final String CHARACTER = "'(?:\\\\.|[^'\\\\])++'";
    private static final String COMMENT = "/\\*[\\s\\S]*?\\*/|//[^\\n]*";
    private static final Pattern WORDS = Pattern.compile(TEXT_BLOCK + "|" + TEXT + "|" + CHARACTER + "|" + COMMENT);
    private static final Pattern CONSTANT =
            Pattern.compile("static final (?:int|long|double|Integer|Long) ([A-Z][A-Z0-9_]*) = ([^;]*);");

    private NumbersInCode() {}

    /**
     * A line with such a number.
     *
     * @param isThreshold it compares a count; else it is a time
     */
    record Found(String file, int line, String text, boolean isThreshold) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + text;
        }
    }

    /** What is found in a Java source; what comments and messages say is no number in force. */
    static List<Found> inJava(String file, String source) {
        var code = WORDS.matcher(source).replaceAll(match -> withoutWords(match.group()));
        var numbers = "(?:" + NUMBER + constants(code) + ")";
        var times = Pattern.compile("\"TIME\""
                + "|\\b(?:Duration|Period)\\s*\\.\\s*of\\w*\\(\\s*" + numbers
                + "|\\.\\s*(?:plus|minus)(?:[A-Z]\\w*)?\\(\\s*" + numbers + "\\s*[,)]"
                + "|\\b" + numbers + "\\s*,\\s*(?:TimeUnit|ChronoUnit)\\b"
                + "|\\b(?:TimeUnit|ChronoUnit)\\s*\\.\\s*\\w+\\s*\\.\\s*\\w+\\(\\s*" + numbers
                + "|\\b(?:fixedDelay|fixedRate|initialDelay)\\s*=\\s*" + numbers);
        var found = found(file, source, code, times, false);
        found.addAll(found(file, source, code, thresholds(constants(code)), true));
        return found;
    }

    /** What is found in a model: in the bodies and attributes that the engine evaluates or takes as a time. */
    static List<Found> inBpmn(String file, String model) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
        var found = new ArrayList<Found>();
        collect(file, document.getDocumentElement(), found);
        return found;
    }

    /** What is found among settings: values that are times. */
    static List<Found> inYaml(String file, String settings) {
        var found = new ArrayList<Found>();
        var lines = settings.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).replaceAll("(^|\\s)#.*", "").strip();
            var value = line.replaceFirst("^[^:]*:\\s*", "").replace("\"", "");
            if (!line.isEmpty() && isTime(value)) {
                found.add(new Found(file, i + 1, line, false));
            }
        }
        return found;
    }

    private static void collect(String file, Element element, List<Found> found) {
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            judge(
                    file,
                    element,
                    attributes.item(i).getNodeName(),
                    attributes.item(i).getNodeValue(),
                    found);
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(file, inner, found);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                judge(file, element, element.getNodeName(), child.getNodeValue(), found);
            }
        }
    }

    private static void judge(String file, Element element, String where, String value, List<Found> found) {
        var text = value.strip();
        var isExpression = text.contains("${") || text.contains("#{");
        var code = text.replaceAll("'[^']*'|\"[^\"]*\"", "\"\"");
        var isTime = isTime(text)
                || isExpression
                        && (Pattern.compile("['\"]" + ISO_TIME.pattern() + "['\"]")
                                        .matcher(text)
                                        .find()
                                || Pattern.compile("\\.\\s*(?:plus|minus)\\w*\\(\\s*" + NUMBER)
                                        .matcher(code)
                                        .find());
        var isThreshold = isExpression && thresholds("").matcher(code).find();
        if (isTime || isThreshold) {
            found.add(new Found(file, 0, nearestId(element) + " " + where + " " + text, isThreshold));
        }
    }

    private static String nearestId(Element element) {
        for (Node node = element; node instanceof Element here; node = node.getParentNode()) {
            if (here.hasAttribute("id")) {
                return here.getAttribute("id");
            }
        }
        return "";
    }

    private static Pattern thresholds(String constants) {
        var numbers = "(?:" + ABOVE_ONE + constants + ")";
        return Pattern.compile("(?<![-<>=!])" + COMPARES + "\\s*" + numbers
                + "|\\b(?:lt|gt|le|ge|eq|ne)\\s+" + numbers
                + "|(?<![\\w.])" + numbers + "\\s*" + COMPARES + "(?![<>=])");
    }

    private static List<Found> found(String file, String source, String code, Pattern numbers, boolean isThreshold) {
        var found = new ArrayList<Found>();
        var lines = source.lines().toList();
        var matcher = numbers.matcher(code);
        while (matcher.find()) {
            var line = (int) code.substring(0, matcher.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            if (found.isEmpty() || found.get(found.size() - 1).line() != line + 1) {
                found.add(new Found(file, line + 1, lines.get(line).strip(), isThreshold));
            }
        }
        return found;
    }

    /** A constant of the same file is as good as its number. Those of 0 and 1 are none. */
    private static String constants(String code) {
        return CONSTANT.matcher(code)
                .results()
                .filter(match ->
                        match.group(2).matches(".*\\d.*") && !Set.of("0", "1").contains(match.group(2)))
                .map(match -> "|\\b" + match.group(1) + "\\b")
                .collect(Collectors.joining());
    }

    /** A text keeps whether it is a time, and everything how many lines it has. */
    private static String withoutWords(String words) {
        var lines = words.replaceAll("[^\\n]", "");
        if (words.startsWith("/")) {
            return lines;
        }
        var isTime = isTime(words.substring(1, words.length() - 1))
                || SQL_TIME.matcher(words).find();
        return (isTime ? "\"TIME\"" : "\"\"") + lines;
    }

    private static boolean isTime(String text) {
        return List.of(text.strip().split("\\s*,\\s*", -1)).stream()
                .allMatch(part -> ISO_TIME.matcher(part).matches()
                        || SHORT_TIME.matcher(part).matches());
    }
}
