package io.leadpath.personaldata;

import java.util.List;
import java.util.Set;

/**
 * Rows that belong to a person, and what an erasure does to them.
 *
 * @param rows the condition that finds them, with the parameters of {@link Person}
 * @param columns which texts are blanked; empty: all but {@code kept}
 * @param kept ids and codes, which stay
 * @param mention where a text must name the person, too
 * @param naming the columns in which it must
 */
record PersonalTable(
        String name,
        String rows,
        Treatment treatment,
        Set<String> columns,
        Set<String> kept,
        Mention mention,
        List<String> naming) {

    enum Treatment {
        /** Nothing of a person stands in it; it is handed out only. */
        KEEP,
        BLANK,
        /** Gone altogether with the person. */
        DELETE,
        /** As {@link #DELETE}; what stands in it stands elsewhere, too, so that it is not handed out. */
        DELETE_COPY;

        boolean deletes() {
            return this == DELETE || this == DELETE_COPY;
        }
    }

    enum Mention {
        /** All rows that meet the condition. */
        NOT_NEEDED,
        /** Among records that the person takes part in: full name, last name, address or number. */
        AMONG_OWN,
        /** In records of anybody: full name, address or number. */
        ANYWHERE
    }

    static PersonalTable keep(String name, String rows) {
        return of(name, rows, Treatment.KEEP, Set.of(), Set.of());
    }

    static PersonalTable delete(String name, String rows) {
        return of(name, rows, Treatment.DELETE, Set.of(), Set.of());
    }

    static PersonalTable copy(String name, String rows) {
        return of(name, rows, Treatment.DELETE_COPY, Set.of(), Set.of());
    }

    /** The texts of all columns go, of those too that are added later, but for these ids and codes. */
    static PersonalTable blankAllBut(String name, String rows, String... kept) {
        return of(name, rows, Treatment.BLANK, Set.of(), Set.of(kept));
    }

    static PersonalTable blankOnly(String name, String rows, String... columns) {
        return of(name, rows, Treatment.BLANK, Set.of(columns), Set.of());
    }

    private static PersonalTable of(
            String name, String rows, Treatment treatment, Set<String> columns, Set<String> kept) {
        return new PersonalTable(name, rows, treatment, columns, kept, Mention.NOT_NEEDED, List.of());
    }

    /** Only where one of these columns names the person. */
    PersonalTable ifNamed(Mention where, String... in) {
        return new PersonalTable(name, rows, treatment, columns, kept, where, List.of(in));
    }

    /** What the engine keeps are copies. */
    boolean isOfTheEngine() {
        return name.startsWith("act_");
    }

    boolean blanks(String column) {
        return treatment == Treatment.BLANK && (columns.isEmpty() ? !kept.contains(column) : columns.contains(column));
    }
}
