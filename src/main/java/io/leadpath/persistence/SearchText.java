package io.leadpath.persistence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The lower-case text a record is found by. */
public final class SearchText {
    private SearchText() {}

    /** Lower case can be longer than the original; what does not fit the column is not searched. */
    public static String of(int columnLength, String... parts) {
        var text = Arrays.stream(parts)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return text.length() <= columnLength ? text : text.substring(0, columnLength);
    }
}
