package io.leadpath.imports;

import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One row being read, and what is wrong with it. */
final class RowReading {
    private static final int LONGEST_USER_ID = 64;

    private final ColumnMap columns;
    private final CsvRow row;
    private final List<String> complaints = new ArrayList<>();

    RowReading(ColumnMap columns, CsvRow row) {
        this.columns = columns;
        this.row = row;
    }

    /** PostgreSQL cannot store the character with the code 0. */
    String text(Column column) {
        var text = columns.value(row, column).orElse(null);
        if (text != null && text.indexOf('\0') >= 0) {
            complain(column, "contains a character that is not text.");
            return null;
        }
        return text;
    }

    <T> T parsed(Column column, Function<String, Optional<T>> parser, String complaint) {
        var text = columns.value(row, column);
        var value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            complain(column, complaint);
        }
        return value.orElse(null);
    }

    Integer whole(Column column) {
        return parsed(column, Numbers::whole, "is not a whole number.");
    }

    BigDecimal amount(Column column) {
        return parsed(column, Numbers::amount, "is not an amount that can be read in one way.");
    }

    /** A wish not to be contacted that cannot be read must not be taken for its absence. */
    boolean flag(Column column) {
        return Boolean.TRUE.equals(parsed(column, Wordings::yesOrNo, "is neither yes nor no."));
    }

    /** A name too long for a user's id is no user's. */
    String owner(Column column) {
        var owner = text(column);
        return owner == null || owner.length() > LONGEST_USER_ID ? null : owner;
    }

    /** First and last name; a full name counts where there is no last name. */
    FullName name(Column first, Column last, Column full) {
        var fullName = FullName.of(text(full));
        var lastName = text(last);
        var firstName = text(first);
        return lastName != null
                ? new FullName(firstName, lastName)
                : new FullName(firstName == null ? fullName.first() : firstName, fullName.last());
    }

    void complain(String sentence) {
        complaints.add(sentence);
    }

    /** Complains of the field where the record breaks a rule with it, by the name of the column it comes from. */
    void check(Record details, String field, Column column) {
        Validation.problems(details).stream()
                .filter(problem -> problem.field().equals(field))
                .forEach(problem -> complain(problem, columns.label(column)));
    }

    /** Why the row is refused, the details that were read included; null when nothing is wrong. */
    String refusal(Record details) {
        var surplus = row.values().stream().skip(columns.size()).anyMatch(value -> !value.isBlank());
        if (surplus) {
            complaints.add(0, "The row has more values than the file has columns.");
        }
        Validation.problems(details).forEach(problem -> complain(problem, columns.labelOfField(problem.field())));
        return complaints.isEmpty() ? null : String.join(" ", complaints);
    }

    private void complain(Column column, String complaint) {
        complaints.add("'" + columns.label(column) + "' " + complaint);
    }

    /** The sentence begins with the field's name; people know it by the name of their column. */
    private void complain(Problem problem, String label) {
        var field = "'" + problem.field() + "'";
        complaints.add(
                problem.message().startsWith(field)
                        ? "'" + label + "'" + problem.message().substring(field.length())
                        : problem.message());
    }

    /** A name in one piece: the last word is the last name. */
    record FullName(String first, String last) {
        private static FullName of(String name) {
            if (name == null) {
                return new FullName(null, null);
            }
            var gap = Math.max(name.lastIndexOf(' '), Math.max(name.lastIndexOf('\u00A0'), name.lastIndexOf('\t')));
            return gap < 0 ? new FullName(null, name) : new FullName(name.substring(0, gap), name.substring(gap + 1));
        }
    }
}
