package io.leadpath.modeling;

import java.util.ArrayList;
import java.util.List;

/** Breaks a label into lines as wide as there is room, as a server can that has no font to measure with. */
final class LabelLines {
    private static final String NARROW = "ijl.,:;'|!()[]ftrI ";
    private static final String WIDE = "mwMW@%";

    private LabelLines() {}

    /** The lines at a font size in pixels; a word that is too long has a line of its own. */
    static List<String> of(String text, double width, double size) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && width(line + " " + word, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** About how wide the text is in a sans-serif font. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(LabelLines::share).sum() * size;
    }

    private static double share(int character) {
        if (NARROW.indexOf(character) >= 0) {
            return 0.35;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 0.95;
        }
        return Character.isUpperCase(character) || character > 0x2fff ? 0.75 : 0.6;
    }
}
