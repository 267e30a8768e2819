package io.leadpath.layout;

import io.leadpath.shared.Codes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One of the values a field offers: what the address or the form says, and what people read. */
public record Choice(String value, String label) {
    /** One for each code, in words. */
    public static List<Choice> of(List<String> codes) {
        return codes.stream().map(code -> new Choice(code, Codes.words(code))).toList();
    }

    /** One for each code, in words. */
    public static List<Choice> of(Enum<?>... codes) {
        return of(Arrays.stream(codes).map(Enum::name).toList());
    }

    /** One for each code in words, and for the one the record has although it is not offered any more. */
    public static List<Choice> of(List<String> codes, String current) {
        return of(Stream.concat(codes.stream(), Stream.of(current))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList());
    }
}
