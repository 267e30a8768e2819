package io.leadpath.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.servicelevel.OpeningHours.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday to Friday from nine to five, and a closed Wednesday 2026-12-02. */
class WorkingTimeTest {
    private static final Hours NINE_TO_FIVE = new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalDate HOLIDAY = LocalDate.parse("2026-12-02");

    private static final OpeningHours OFFICE = day ->
            WEEKEND.contains(day.getDayOfWeek()) || day.equals(HOLIDAY) ? Optional.empty() : Optional.of(NINE_TO_FIVE);

    @ParameterizedTest(name = "{0}: {3} after {2} is {4}")
    @CsvSource({
        "within a day, UTC, 2026-11-25T10:00:00Z, PT4H, 2026-11-25T14:00:00Z",
        "until the last minute, UTC, 2026-11-25T09:00:00Z, PT8H, 2026-11-25T17:00:00Z",
        "into the next day, UTC, 2026-11-25T15:00:00Z, PT4H, 2026-11-26T11:00:00Z",
        "from before the working day, UTC, 2026-11-25T03:00:00Z, PT1H, 2026-11-25T10:00:00Z",
        "Friday evening, UTC, 2026-11-27T16:30:00Z, PT1H, 2026-11-30T09:30:00Z",
        "Friday night, UTC, 2026-11-27T22:00:00Z, PT1H, 2026-11-30T10:00:00Z",
        "in the weekend, UTC, 2026-11-29T12:00:00Z, PT15M, 2026-11-30T09:15:00Z",
        "over a holiday, UTC, 2026-12-01T16:00:00Z, PT2H, 2026-12-03T10:00:00Z",
        "three working days, UTC, 2026-11-25T09:00:00Z, PT24H, 2026-11-27T17:00:00Z",
        "in another zone, America/New_York, 2026-11-25T13:00:00Z, PT1H, 2026-11-25T15:00:00Z",
        "another zone's Friday evening, Asia/Tokyo, 2026-11-27T07:30:00Z, PT1H, 2026-11-30T00:30:00Z",
        "over the change to winter time, Europe/Berlin, 2026-10-23T14:00:00Z, PT2H, 2026-10-26T09:00:00Z",
        "over the change to summer time, Europe/Berlin, 2026-03-27T15:00:00Z, PT2H, 2026-03-30T08:00:00Z"
    })
    void hoursRunOnlyWhilePeopleWork(String when, ZoneId zone, Instant start, Duration working, Instant expected) {
        assertThat(new WorkingTime(OFFICE, zone).after(start, working)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} in {2} is {3}")
    @CsvSource({
        "the change to winter time, 2026-10-24T22:00:00Z, PT25H, 2026-10-25T23:00:00Z",
        "the change to summer time, 2026-03-28T23:00:00Z, PT23H, 2026-03-29T22:00:00Z"
    })
    void aDayAroundTheClockIsAsLongAsItReallyIs(String when, Instant start, Duration working, Instant expected) {
        OpeningHours always = day -> Optional.of(new Hours(LocalTime.MIDNIGHT, null));
        assertThat(new WorkingTime(always, ZoneId.of("Europe/Berlin")).after(start, working))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {3} after {2} is {4}")
    @CsvSource({
        "tomorrow, UTC, 2026-11-25T10:00:00Z, P1D, 2026-11-26T10:00:00Z",
        "Friday to Monday, UTC, 2026-11-27T16:30:00Z, P1D, 2026-11-30T16:30:00Z",
        "Friday night counts from Monday, UTC, 2026-11-27T22:00:00Z, P1D, 2026-12-01T09:00:00Z",
        "a holiday is no day, UTC, 2026-12-01T10:00:00Z, P2D, 2026-12-04T10:00:00Z",
        "the same time of day in winter, Europe/Berlin, 2026-10-23T08:00:00Z, P1D, 2026-10-26T09:00:00Z",
        "the same time of day in summer, Europe/Berlin, 2026-03-27T09:00:00Z, P1D, 2026-03-30T08:00:00Z",
        "no time at all, UTC, 2026-11-28T10:00:00Z, P0D, 2026-11-30T09:00:00Z"
    })
    void daysAreWorkingDays(String when, ZoneId zone, Instant start, Period days, Instant expected) {
        assertThat(new WorkingTime(OFFICE, zone).after(start, days)).isEqualTo(expected);
    }

    @Test
    void aCalendarWithoutAWorkingDayIsTold() {
        var closed = new WorkingTime(day -> Optional.empty(), ZoneId.of("UTC"));
        assertThatThrownBy(() -> closed.after(Instant.parse("2026-11-25T10:00:00Z"), Duration.ofHours(1)))
                .hasMessageContaining("business-hours has no working day in the year after 2026-11-25");
    }

    @Test
    void aDayThatClosesBeforeItOpensIsRefused() {
        assertThatThrownBy(() -> new Hours(LocalTime.NOON, LocalTime.of(9, 0)))
                .hasMessageContaining("must open before");
    }
}
