package io.leadpath.engine;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Values;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;

/**
 * The answers somebody gave when completing a user task. Each question is asked once by name; what is missing or wrong
 * is gathered, and {@link #check} refuses the completion with all of it. Absent, null and blank mean the same, because
 * forms send every untouched field.
 */
public final class TaskAnswers {
    private static final int FREE_TEXT = 32000;
    private static final Set<Class<?>> PLAIN = Set.of(String.class, Number.class, Boolean.class, Date.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w{0,63}");
    /** The end of the calendar as far as databases and people are concerned. */
    private static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private static final Pattern CODE = Pattern.compile("[\\w:.+-]{1,64}");

    private final Map<String, Object> given;
    private final Clock clock;
    private final Set<String> asked = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    public TaskAnswers(Map<String, ?> given, Clock clock) {
        this.given = plain(given == null ? Map.of() : given);
        this.given.values().removeIf(value -> value == null || value instanceof String text && text.isBlank());
        this.clock = clock;
    }

    /** Answers are text, numbers, yes or no, or dates; anything else is refused without being looked into. */
    private Map<String, Object> plain(Map<String, ?> all) {
        var plain = new HashMap<String, Object>();
        for (var name : all.keySet()) {
            var value = value(all, name);
            if (value == null || PLAIN.stream().anyMatch(type -> type.isInstance(value))) {
                plain.put(name, value);
            } else {
                asked.add(name);
                refuse(name, "'" + name + "' must be a text, a number, yes or no, or a date.");
            }
        }
        return plain;
    }

    /** A serialized object stays what it is: asking for its value would read it. */
    private static Object value(Map<String, ?> all, String name) {
        var typed = all instanceof VariableMap variables ? variables.getValueTyped(name) : null;
        return typed instanceof SerializableValue serialized ? serialized : all.get(name);
    }

    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** One of the codes of the type; null, and a problem, when there is none or an unknown one. */
    public <E extends Enum<E>> E choice(String name, Class<E> codes) {
        require(name);
        return optionalChoice(name, codes);
    }

    public <E extends Enum<E>> E optionalChoice(String name, Class<E> codes) {
        var answer = take(name);
        if (answer == null) {
            return null;
        }
        var code = answer instanceof String text
                ? Codes.fromVariable(codes, text.strip()).orElse(null)
                : null;
        if (code == null) {
            refuse(name, "'" + name + "' must be one of: " + Codes.allVariables(codes) + ".");
        }
        return code;
    }

    /** Free text; goes to the records and never into the engine. */
    public String text(String name) {
        return text(name, FREE_TEXT);
    }

    public String text(String name, int maxLength) {
        var answer = take(name);
        if (answer == null) {
            return null;
        }
        if (!(answer instanceof String text)) {
            refuse(name, "'" + name + "' must be text.");
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            refuse(name, "'" + name + "' contains a character that is not text.");
        }
        if (text.strip().length() > maxLength) {
            problems.add(new Problem(
                    name, ErrorCode.STRING_TOO_LONG, "'" + name + "' is longer than " + maxLength + " characters."));
        }
        return text.strip();
    }

    /** Refuses when there is no answer to the question; {@code why} completes the sentence. */
    public void require(String name) {
        require(name, "'" + name + "' is required.");
    }

    public void require(String name, String sentence) {
        if (!has(name)) {
            asked.add(name);
            problems.add(new Problem(name, ErrorCode.REQUIRED_FIELD_MISSING, sentence));
        }
    }

    /** An instant with its offset, in the future. */
    public Instant futureInstant(String name) {
        var answer = take(name);
        if (answer == null) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(answer.toString().strip()).toInstant();
            return inFuture(name, instant) ? instant : null;
        } catch (DateTimeException e) {
            refuse(name, "'" + name + "' must be a date and time with an offset, such as 2030-01-31T10:00:00Z.");
            return null;
        }
    }

    /** A day, or an instant, in the future; a day begins at midnight UTC. */
    public Instant futureDay(String name) {
        var answer = take(name);
        if (answer == null) {
            return null;
        }
        var text = answer.toString().strip();
        try {
            var instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return inFuture(name, instant) ? instant : null;
        } catch (DateTimeException e) {
            refuse(name, "'" + name + "' must be a date, such as 2030-01-31.");
            return null;
        }
    }

    /** A calendar date, past or future. */
    public LocalDate date(String name) {
        var answer = take(name);
        try {
            return answer == null ? null : LocalDate.parse(answer.toString().strip());
        } catch (DateTimeException e) {
            refuse(name, "'" + name + "' must be a date, such as 2030-01-31.");
            return null;
        }
    }

    public BigDecimal money(String name) {
        var answer = take(name);
        try {
            return answer == null ? null : Values.decimal(answer.toString().strip());
        } catch (NumberFormatException e) {
            refuse(name, "'" + name + "' must be an amount, such as 1500.00.");
        } catch (IllegalArgumentException e) {
            refuse(name, "'" + name + "' " + e.getMessage() + ".");
        }
        return null;
    }

    /** A whole number, zero or more, such as the version of a record. */
    public Long count(String name) {
        var answer = take(name);
        try {
            var number = answer == null
                    ? null
                    : Values.decimal(answer.toString().strip()).longValueExact();
            if (number == null || number >= 0) {
                return number;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // refused like a negative one
        }
        refuse(name, "'" + name + "' must be a whole number, zero or more.");
        return null;
    }

    /** Yes or no; absent means no. */
    public boolean yes(String name) {
        var answer = take(name);
        if (answer == null || "false".equals(answer) || Boolean.FALSE.equals(answer)) {
            return false;
        }
        if ("true".equals(answer) || Boolean.TRUE.equals(answer)) {
            return true;
        }
        refuse(name, "'" + name + "' must be true or false.");
        return false;
    }

    /**
     * Every answer nobody asked for so far that is a code, an id, a number, a date or yes or no. Other text is refused,
     * because it could be personal data.
     */
    public Map<String, Object> codes() {
        var codes = new HashMap<String, Object>();
        given.forEach((name, answer) -> {
            if (asked.add(name)) {
                if (!NAME.matcher(name).matches()) {
                    refuse("answers", "The name of an answer is one word, such as 'nextDay'.");
                } else if (answer instanceof String text
                        && !CODE.matcher(text.strip()).matches()) {
                    refuse(name, "'" + name + "' must be a code, a number or a date; words go into 'comment'.");
                }
                codes.put(name, answer);
            }
        });
        return codes;
    }

    public void refuse(String name, String sentence) {
        problems.add(new Problem(name, ErrorCode.INVALID_VALUE, sentence));
    }

    /** Refuses (400) if anything was missing or wrong, or if there are answers nobody asked for. */
    public void check() {
        given.keySet().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .forEach(name -> refuse(name, "This task does not ask for '" + name + "'."));
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
    }

    private Object take(String name) {
        asked.add(name);
        return given.get(name);
    }

    private boolean inFuture(String name, Instant instant) {
        if (instant.isAfter(LAST_DAY)) {
            refuse(name, "'" + name + "' must lie before the year 10000.");
            return false;
        }
        if (instant.isAfter(clock.instant())) {
            return true;
        }
        refuse(name, "'" + name + "' must be in the future.");
        return false;
    }
}
