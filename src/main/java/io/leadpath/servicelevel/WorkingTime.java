package io.leadpath.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * Counts in working time. Hours run only while people work, as a service desk counts them; a change between summer and
 * winter time makes a working day longer or shorter by what really passes. A day is a working day: the same time of day,
 * so many working days later.
 */
final class WorkingTime {
    /** Whoever is closed for longer than this has made a mistake in the calendar. */
    private static final int LONGEST_CLOSURE_IN_DAYS = 366;

    private final OpeningHours hours;
    private final ZoneId zone;

    WorkingTime(OpeningHours hours, ZoneId zone) {
        this.hours = hours;
        this.zone = zone;
    }

    /** The instant at which so much working time has passed since the start. */
    Instant after(Instant start, Duration working) {
        var left = working;
        var span = spanAtOrAfter(start);
        var from = later(start, span.opens());
        while (Duration.between(from, span.closes()).compareTo(left) < 0) {
            left = left.minus(Duration.between(from, span.closes()));
            span = spanAtOrAfter(span.closes());
            from = span.opens();
        }
        return from.plus(left);
    }

    /** The instant so many working days (and, before them, calendar years and months) after the start. */
    Instant after(Instant start, Period period) {
        var span = spanAtOrAfter(start);
        var from = later(start, span.opens())
                .atZone(zone)
                .plusYears(period.getYears())
                .plusMonths(period.getMonths());
        var day = span(from.toLocalDate()) == null
                ? spanAtOrAfter(from.toInstant()).day()
                : from.toLocalDate();
        for (var left = period.getDays(); left > 0; left--) {
            day = spanAtOrAfter(startOf(day.plusDays(1))).day();
        }
        return within(span(day), day.atTime(from.toLocalTime()).atZone(zone).toInstant());
    }

    private static Instant within(Span span, Instant moment) {
        if (moment.isBefore(span.opens())) {
            return span.opens();
        }
        return moment.isAfter(span.closes()) ? span.closes() : moment;
    }

    /** The working span that contains the moment, or else the next one. One that just closes is over. */
    private Span spanAtOrAfter(Instant moment) {
        var day = moment.atZone(zone).toLocalDate();
        for (var looked = 0; looked <= LONGEST_CLOSURE_IN_DAYS; looked++) {
            var span = span(day.plusDays(looked));
            if (span != null && span.closes().isAfter(moment)) {
                return span;
            }
        }
        throw new IllegalStateException("The decision business-hours has no working day in the year after " + day
                + ". Give the days on which people work opening hours.");
    }

    private Span span(LocalDate day) {
        return hours.on(day)
                .map(open -> new Span(
                        day,
                        day.atTime(open.opens()).atZone(zone).toInstant(),
                        open.closes() == null
                                ? startOf(day.plusDays(1))
                                : day.atTime(open.closes()).atZone(zone).toInstant()))
                .orElse(null);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Span(LocalDate day, Instant opens, Instant closes) {}
}
