package io.leadpath.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Forms read the text they show as Markdown; what people said is to be shown as it is. */
public final class Markdown {
    private static final int LONGEST = 1000;

    private Markdown() {}

    /** Every text in the map, and in maps and lists within it, escaped and shortened to what a form can show. */
    public static Map<String, Object> escaped(Map<String, Object> values) {
        var escaped = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> escaped.put(name, name.equals("url") ? value : escaped(value)));
        return escaped;
    }

    @SuppressWarnings("unchecked")
    private static Object escaped(Object value) {
        if (value instanceof Map<?, ?> map) {
            return escaped((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Markdown::escaped).toList();
        }
        return value instanceof String text ? escaped(shortened(text)) : value;
    }

    /** In one line: lists, headings and rules begin at the beginning of a line only, so that alone needs more care. */
    private static String escaped(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_{}\\[\\]()#+!<>|~&])", "\\\\$1")
                .replaceFirst("^(\\d*)([-.=])", "$1\\\\$2");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
