package io.leadpath.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one place that maps a code between its two spellings: {@code NO_BUDGET} in the API and the records,
 * {@code noBudget} in process variables and decisions.
 */
public final class Codes {
    private Codes() {}

    /** {@code NO_BUDGET} becomes {@code noBudget}; null stays null. */
    public static String toVariable(Enum<?> code) {
        return code == null ? null : toVariable(code.name());
    }

    /** {@code NO_BUDGET} becomes {@code noBudget}; null stays null. */
    public static String toVariable(String upperSnake) {
        if (upperSnake == null) {
            return null;
        }
        var words = upperSnake.toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words, 1, words.length)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** {@code noBudget} becomes {@code NO_BUDGET}; null stays null. */
    public static String toRecord(String lowerCamel) {
        return lowerCamel == null
                ? null
                : lowerCamel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** {@code NO_BUDGET} as people read it: No budget; null stays null. */
    public static String words(Enum<?> code) {
        return code == null ? null : words(code.name());
    }

    /** {@code NO_BUDGET} as people read it: No budget; null stays null. */
    public static String words(String upperSnake) {
        return upperSnake == null || upperSnake.isEmpty()
                ? upperSnake
                : upperSnake.charAt(0)
                        + upperSnake.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The constant whose variable spelling is exactly this, if there is one. */
    public static <E extends Enum<E>> Optional<E> fromVariable(Class<E> type, String lowerCamel) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> toVariable(constant).equals(lowerCamel))
                .findFirst();
    }

    /** All variable spellings of a type, for messages: {@code approve, reject, needsInformation}. */
    public static <E extends Enum<E>> String allVariables(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Codes::toVariable).collect(Collectors.joining(", "));
    }
}
