package io.leadpath.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the moments at which CRMs say a lead was created, in UTC unless they say otherwise. {@code 4/5/2021} is read
 * only when the rest of the file shows whether the month or the day comes first.
 */
final class CreatedTimes {
    /** Which part of {@code 4/15/2021} is the month; UNKNOWN when a file does not show it, or shows both. */
    enum DateOrder {
        MONTH_FIRST,
        DAY_FIRST,
        UNKNOWN
    }

    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(.*)");

    private static final List<DateTimeFormatter> FORMATS = Stream.of(
                    "uuuu-M-d",
                    "uuuu/M/d",
                    "d.M.uuuu",
                    "d MMM uuuu",
                    "d MMMM uuuu",
                    "MMM d uuuu",
                    "MMMM d uuuu",
                    "d-MMM-uuuu")
            .flatMap(date -> Stream.of("H:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]", "h:mm[:ss] a")
                    .map(time -> format(date + "[['T'][ ]" + time + "[ ][XXX][XX][X]]")))
            .toList();

    private CreatedTimes() {}

    static Optional<Instant> parse(String text, DateOrder order) {
        var words = text.replaceAll("[\\s\\p{Z},]+", " ").strip();
        var slashes = SLASHES.matcher(words);
        if (!slashes.matches()) {
            return moment(words);
        }
        var dayFirst = order == DateOrder.DAY_FIRST || shows(words) == DateOrder.DAY_FIRST;
        var month = slashes.group(dayFirst ? 2 : 1);
        var day = slashes.group(dayFirst ? 1 : 2);
        return isAmbiguous(words, order)
                ? Optional.empty()
                : moment(slashes.group(3) + "-" + month + "-" + day + slashes.group(4));
    }

    /** As {@link #parse}; a record cannot have been made after {@code now}. */
    static Optional<Instant> past(String text, DateOrder order, Instant now) {
        return parse(text, order).filter(moment -> !moment.isAfter(now));
    }

    /** Which order a single date proves: {@code 4/15/2021} that the month comes first, {@code 4/5/2021} none. */
    static DateOrder shows(String text) {
        var slashes = SLASHES.matcher(text.strip());
        if (!slashes.matches()) {
            return DateOrder.UNKNOWN;
        }
        var first = Integer.parseInt(slashes.group(1));
        var second = Integer.parseInt(slashes.group(2));
        if (first > 12 == second > 12) {
            return DateOrder.UNKNOWN;
        }
        return first > 12 ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    private static boolean isAmbiguous(String text, DateOrder order) {
        var slashes = SLASHES.matcher(text);
        return order == DateOrder.UNKNOWN
                && shows(text) == DateOrder.UNKNOWN
                && slashes.matches()
                && !slashes.group(1).equals(slashes.group(2));
    }

    private static Optional<Instant> moment(String text) {
        for (var format : FORMATS) {
            try {
                return Optional.of(
                        instant(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
            } catch (DateTimeParseException e) {
                // the next format may fit
            }
        }
        return Optional.empty();
    }

    private static Instant instant(TemporalAccessor moment) {
        if (moment instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        var local = moment instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) moment;
        return local.toInstant(ZoneOffset.UTC);
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
