package io.leadpath.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.persistence.Window.Position;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AfterTest {
    private static final String TIME = "2026-03-31T09:30:00.123456Z";

    /** What the drivers of both databases hand out, and what comes back from the token. */
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("Zoë\nand\nmore", "Zoë\nand\nmore"),
                Arguments.of("", ""),
                Arguments.of(null, null),
                Arguments.of(new BigDecimal("10.50"), new BigDecimal("10.50")),
                Arguments.of(7, new BigDecimal(7)),
                Arguments.of(OffsetDateTime.parse(TIME), Instant.parse(TIME)),
                Arguments.of(Timestamp.from(Instant.parse(TIME)), Instant.parse(TIME)),
                Arguments.of(Date.valueOf("2026-03-31"), LocalDate.parse("2026-03-31")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aSortValueKeepsItsTypeOnTheWayThroughTheToken(Object fromDatabase, Object back) {
        var token = After.token(new Position(fromDatabase, "id"), "name,asc");

        assertThat(token).matches("[\\w-]+");
        assertThat(After.parse(token, "name,asc")).isEqualTo(new Position(back, "id"));
    }

    @Test
    void aTokenWithANumberThatNoRecordHoldsIsNone() {
        var token = After.token(new Position(new BigDecimal("1e999999999"), "id"), "amount,asc");

        assertThat(After.parse(token, "amount,asc")).isNull();
    }
}
