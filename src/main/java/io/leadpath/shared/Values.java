package io.leadpath.shared;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;

/** The one form in which records keep what callers write in many. */
public final class Values {
    private static final int DECIMALS = 2;
    private static final int MAX_DIGITS = 40;
    /** In characters: leading zeros and an exponent included; reading takes ever longer for longer ones. */
    private static final int LONGEST_NUMBER = 100;

    private static final String TOO_MANY_DIGITS = "has too many digits";
    /** Letters by their kind, which nevertheless show nothing: fillers of Korean and the empty Braille pattern. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    private Values() {}

    /** A text of one line: line breaks and other control characters are refused. */
    @Pattern(regexp = "[^\\p{Cc}\\p{Zl}\\p{Zp}]*", message = "must be one line without control characters")
    @Constraint(validatedBy = {})
    @Target(FIELD)
    @Retention(RUNTIME)
    public @interface OneLine {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** An address on the web, with or without http(s): a page may link to it, so a script or a file must not pass. */
    @Pattern(
            regexp = "(?is)(?:https?:.*|[a-z0-9-]*\\.[a-z0-9.-]+:\\d{1,5}(?:[/?#].*)?|(?![a-z][a-z0-9+.-]*:).*)",
            message = "must be a web address that begins with http://, https:// or the server's name")
    @Constraint(validatedBy = {})
    @Target(FIELD)
    @Retention(RUNTIME)
    public @interface WebAddress {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** The value, or the other one where there is none. */
    public static <T> T firstOf(T value, T other) {
        return value == null ? other : value;
    }

    /** The text without blanks around it; null when it shows nothing. */
    public static String text(String value) {
        return value == null || value.codePoints().allMatch(Values::isInvisible) ? null : value.strip();
    }

    /**
     * The number that the text says.
     *
     * @throws NumberFormatException when it is none
     * @throws IllegalArgumentException as {@link #decimal(BigDecimal)}
     */
    public static BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException(TOO_MANY_DIGITS);
        }
        return decimal(new BigDecimal(text));
    }

    /**
     * Refuses 1e999999999, which takes a gigabyte as soon as somebody rounds or prints it.
     *
     * @throws IllegalArgumentException with words that complete a sentence which begins with the field's name
     */
    public static BigDecimal decimal(BigDecimal number) {
        if (Math.abs((long) number.scale()) + number.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException(TOO_MANY_DIGITS);
        }
        return number;
    }

    /** The amount with two decimals, as the records keep it; one with more is left to be refused. */
    public static BigDecimal money(BigDecimal amount) {
        return amount == null || amount.scale() >= DECIMALS ? amount : amount.setScale(DECIMALS);
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || BLANK_LETTERS.indexOf(character) >= 0;
    }
}
