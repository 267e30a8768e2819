package io.leadpath.imports;

import static io.leadpath.imports.CreatedTimes.DateOrder.DAY_FIRST;
import static io.leadpath.imports.CreatedTimes.DateOrder.MONTH_FIRST;
import static io.leadpath.imports.CreatedTimes.DateOrder.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatedTimesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 Apr, 2021 00:03:00|2021-04-15T00:03:00Z",
                "Apr 15, 2021 12:03 AM|2021-04-15T00:03:00Z",
                "5 September 2021|2021-09-05T00:00:00Z",
                "2021-04-15|2021-04-15T00:00:00Z",
                "2021-04-15 09:30|2021-04-15T09:30:00Z",
                "2021-04-15 09:30:15|2021-04-15T09:30:15Z",
                "2021-04-15T09:30:15Z|2021-04-15T09:30:15Z",
                "2021-04-15T09:30:15.123Z|2021-04-15T09:30:15.123Z",
                "2021-04-15T09:30:15.000+0000|2021-04-15T09:30:15Z",
                "2021-04-15T09:30:15+05:30|2021-04-15T04:00:15Z",
                "15.4.2021 09:30|2021-04-15T09:30:00Z",
                "4/15/2021|2021-04-15T00:00:00Z",
                "4/15/2021, 1:05 PM|2021-04-15T13:05:00Z",
                "15/04/2021 13:05|2021-04-15T13:05:00Z",
                "5/5/2021|2021-05-05T00:00:00Z"
            })
    void readsWhatCanBeReadInOnlyOneWay(String text, Instant moment) {
        assertThat(CreatedTimes.parse(text, UNKNOWN)).contains(moment);
    }

    @Test
    void readsAnAmbiguousDateAsTheRestOfTheFileDoes() {
        assertThat(CreatedTimes.parse("4/5/2021", MONTH_FIRST)).contains(Instant.parse("2021-04-05T00:00:00Z"));
        assertThat(CreatedTimes.parse("4/5/2021", DAY_FIRST)).contains(Instant.parse("2021-05-04T00:00:00Z"));
        assertThat(CreatedTimes.parse("04/5/2021 9:30 AM", UNKNOWN)).isEmpty();
    }

    @Test
    void learnsTheOrderFromDatesThatShowIt() {
        assertThat(CreatedTimes.shows("4/15/2021")).isEqualTo(MONTH_FIRST);
        assertThat(CreatedTimes.shows("15/4/2021 09:00")).isEqualTo(DAY_FIRST);
        assertThat(CreatedTimes.shows("4/5/2021")).isEqualTo(UNKNOWN);
        assertThat(CreatedTimes.shows("2021-04-15")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"last spring", "2021-02-30", "15/15/2021", "4/15/21", "20210415", "2021-04-15 25:00", "-"})
    void doesNotGuess(String text) {
        assertThat(CreatedTimes.parse(text, UNKNOWN)).isEmpty();
    }
}
