package io.leadpath.engine;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * FEEL's tests for equal text, such as {@code "hot","warm"}, without FEEL: it makes all its functions anew for each test
 * it is asked, which is most of what a decision with many rules costs.
 */
final class TextTests {
    private static final String TEXT = "\"[^\"\\\\]*+\"";
    private static final Pattern TESTS = Pattern.compile("\\s*+" + TEXT + "(?:\\s*+,\\s*+" + TEXT + ")*+\\s*+");
    private static final Pattern ONE = Pattern.compile(TEXT);

    private TextTests() {}

    /** Whether the input is one of the texts; empty where FEEL has to say it. */
    static Optional<Boolean> evaluate(String expression, Object input) {
        if (!(input instanceof String text) || !TESTS.matcher(expression).matches()) {
            return Optional.empty();
        }
        return Optional.of(texts(expression).anyMatch(text::equals));
    }

    private static Stream<String> texts(String expression) {
        return ONE.matcher(expression).results().map(found -> expression.substring(found.start() + 1, found.end() - 1));
    }
}
