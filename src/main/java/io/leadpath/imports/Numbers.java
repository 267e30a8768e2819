package io.leadpath.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers as people and spreadsheets write them: with thousands separators, either decimal sign, a currency sign. */
final class Numbers {
    private static final Pattern PLAIN = Pattern.compile("-?\\d+([.,]\\d+)?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("-?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern DOT_GROUPS = Pattern.compile("-?[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern ONE_DOT_GROUP = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");

    private Numbers() {}

    /** A whole number; {@code 1.234} and {@code 1,234} can only be one thousand here. Empty when it is none. */
    static Optional<Integer> whole(String text) {
        var digits = bare(text);
        var number = DOT_GROUPS.matcher(digits).matches() ? dotGroups(digits) : decimal(digits);
        try {
            return number.map(BigDecimal::intValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** An amount. Empty when it is none, or when it could be read in two ways, as {@code 1.234} can. */
    static Optional<BigDecimal> amount(String text) {
        var digits = bare(text);
        return ONE_DOT_GROUP.matcher(digits).matches() ? Optional.empty() : decimal(digits);
    }

    private static Optional<BigDecimal> decimal(String digits) {
        if (COMMA_GROUPS.matcher(digits).matches()) {
            return number(digits.replace(",", ""));
        }
        if (DOT_GROUPS.matcher(digits).matches()) {
            return dotGroups(digits);
        }
        return PLAIN.matcher(digits).matches() ? number(digits.replace(',', '.')) : Optional.empty();
    }

    private static Optional<BigDecimal> dotGroups(String digits) {
        return number(digits.replace(".", "").replace(',', '.'));
    }

    /** Decimals that say nothing ({@code 250.000}) do not count as decimals. */
    private static Optional<BigDecimal> number(String digits) {
        if (digits.length() > 40) {
            return Optional.empty();
        }
        var number = new BigDecimal(digits).stripTrailingZeros();
        return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
    }

    private static String bare(String text) {
        return text.replaceAll("^\\p{Sc}|\\p{Sc}$", "").strip().replaceAll("(?<=\\d)[\\p{Zs}'’](?=\\d{3})", "");
    }
}
