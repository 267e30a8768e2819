package io.leadpath.support;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;

/** Working time as the calendar ships, counted on the fingers: nine to five in UTC, not at weekends, not on two holidays. */
public final class NaiveWorkingTime {
    private static final Set<String> HOLIDAYS = Set.of("01-01", "12-25");

    private NaiveWorkingTime() {}

    /** Second by second, or day by day, until the time (ISO 8601) has been worked. */
    public static Instant after(Instant start, String time) {
        return time.contains("T") ? after(start, Duration.parse(time)) : after(start, Period.parse(time));
    }

    private static Instant after(Instant start, Duration time) {
        var now = start;
        for (var left = time.toSeconds(); left > 0; now = now.plusSeconds(1)) {
            if (isWorked(now)) {
                left--;
            }
        }
        return now;
    }

    private static Instant after(Instant start, Period time) {
        var now = start;
        while (!isWorked(now)) {
            now = now.plusSeconds(1);
        }
        for (var left = time.getDays(); left > 0; ) {
            now = now.plus(Duration.ofDays(1));
            if (isWorked(now)) {
                left--;
            }
        }
        return now;
    }

    private static boolean isWorked(Instant moment) {
        var time = moment.atOffset(ZoneOffset.UTC);
        var weekday = time.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY
                && weekday != DayOfWeek.SUNDAY
                && !HOLIDAYS.contains(time.toLocalDate().toString().substring("yyyy-".length()))
                && time.getHour() >= 9
                && time.getHour() < 17;
    }
}
