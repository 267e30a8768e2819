package io.leadpath.engine;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.context.VariableContext;

/**
 * The FEEL of most cells, which only names texts, such as {@code "hot","warm"}, without the FEEL engine: that one makes
 * all its functions anew for each cell, which is most of what a decision with many rules costs.
 */
final class TextFeel {
    private static final String TEXT = "\"[^\"\\\\]*+\"";
    private static final Pattern ONE = Pattern.compile(TEXT);
    private static final Pattern TESTS = Pattern.compile("\\s*+" + TEXT + "(?:\\s*+,\\s*+" + TEXT + ")*+\\s*+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*+");
    /** Words that are no names in FEEL. */
    private static final Set<String> WORDS = Set.of(
            "null",
            "true",
            "false",
            "function",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "and",
            "or",
            "not");

    private TextFeel() {}

    /** Whether the input is one of the texts; empty where the engine has to say it. */
    static Optional<Boolean> test(String expression, String input, VariableContext variables) {
        return TESTS.matcher(expression).matches()
                ? text(input, variables).map(text -> texts(expression).anyMatch(text::equals))
                : Optional.empty();
    }

    /** The text that is written there, or that the variable named there holds; empty where the engine has to say it. */
    static Optional<String> value(String expression, VariableContext variables) {
        if (ONE.matcher(expression).matches()) {
            return texts(expression).findFirst();
        }
        return NAME.matcher(expression).matches() && !WORDS.contains(expression)
                ? text(expression, variables)
                : Optional.empty();
    }

    private static Stream<String> texts(String expression) {
        return ONE.matcher(expression).results().map(found -> expression.substring(found.start() + 1, found.end() - 1));
    }

    private static Optional<String> text(String name, VariableContext variables) {
        return Optional.ofNullable(variables.containsVariable(name) ? variables.resolve(name) : null)
                .map(typed -> typed.getValue() instanceof String text ? text : null);
    }
}
