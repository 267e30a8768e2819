package io.leadpath.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names of one column.
 *
 * @param fields what the API calls that which the column gives
 * @param headers normalised names under which exports have it, the first one before the others
 */
record ColumnNames(Set<String> fields, List<String> headers) {

    static ColumnNames of(String field, String... headers) {
        return of(Set.of(field), headers);
    }

    static ColumnNames of(Set<String> fields, String... headers) {
        return new ColumnNames(
                fields, Arrays.stream(headers).map(ColumnNames::normalised).toList());
    }

    /** Letters and digits only, in lower case: {@code LAST_NAME}, {@code last name} and {@code LastName} are one name. */
    static String normalised(String header) {
        return header.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
