package io.leadpath.imports;

import io.leadpath.imports.CreatedTimes.DateOrder;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a file once from beginning to end before it is accepted: whether it can be imported at all, how many rows it
 * has, what was not understood, and in which order it writes its dates.
 */
record FileCheck(int rows, List<String> header, char delimiter, DateOrder dateOrder, List<String> warnings) {

    /** @throws InvalidFile when the file cannot be imported as a whole */
    static FileCheck of(InputStream content, Vocabulary vocabulary) {
        var table = CsvTable.open(content, vocabulary);
        var columns = new ColumnMap(table.header(), vocabulary);
        var findings = new Findings(columns, vocabulary);
        var rows = 0;
        while (table.hasNext()) {
            findings.note(table.next());
            rows++;
        }
        if (rows == 0) {
            throw new InvalidFile("The file has no rows below the line with the names of the columns.");
        }
        return new FileCheck(rows, table.header(), table.delimiter(), findings.dateOrder(), findings.warnings());
    }

    private static final class Findings {
        private final ColumnMap columns;
        private final Vocabulary vocabulary;
        private final Set<DateOrder> ordersShown = EnumSet.noneOf(DateOrder.class);
        private int unreadableTimes;
        private int ambiguousTimes;
        private int unknownRatings;

        private Findings(ColumnMap columns, Vocabulary vocabulary) {
            this.columns = columns;
            this.vocabulary = vocabulary;
        }

        private void note(CsvRow row) {
            columns.value(row, vocabulary.createdAt()).ifPresent(this::noteCreatedTime);
            vocabulary
                    .rating()
                    .flatMap(rating -> columns.value(row, rating))
                    .filter(wording -> Wordings.rating(wording).isEmpty())
                    .ifPresent(wording -> unknownRatings++);
        }

        private void noteCreatedTime(String text) {
            var order = CreatedTimes.shows(text);
            if (CreatedTimes.parse(text, order).isPresent()) {
                ordersShown.add(order);
            } else if (CreatedTimes.parse(text, DateOrder.MONTH_FIRST).isPresent()) {
                ambiguousTimes++;
            } else {
                unreadableTimes++;
            }
        }

        private DateOrder dateOrder() {
            var month = ordersShown.contains(DateOrder.MONTH_FIRST);
            var day = ordersShown.contains(DateOrder.DAY_FIRST);
            if (month == day) {
                return DateOrder.UNKNOWN;
            }
            return month ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
        }

        private List<String> warnings() {
            var warnings = new ArrayList<>(columns.warnings());
            var unread = unreadableTimes + (dateOrder() == DateOrder.UNKNOWN ? ambiguousTimes : 0);
            if (unread > 0) {
                warnings.add("'" + columns.label(vocabulary.createdAt()) + "' could not be read in one way in " + unread
                        + " row(s); these " + vocabulary.records() + " count as created now.");
            }
            if (unknownRatings > 0) {
                warnings.add("'" + columns.label(vocabulary.rating().orElseThrow()) + "' was ignored in "
                        + unknownRatings + " row(s), because it is none of hot, warm and cold.");
            }
            return warnings;
        }
    }
}
