package io.leadpath.servicelevel;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** When people work on which day. */
@FunctionalInterface
interface OpeningHours {
    /** The hours of that day; empty on a day on which nobody works. */
    Optional<Hours> on(LocalDate day);

    /**
     * From when until when people work on a day.
     *
     * @param closes null: until midnight
     */
    record Hours(LocalTime opens, LocalTime closes) {
        public Hours {
            if (closes != null && !opens.isBefore(closes)) {
                throw new IllegalArgumentException(
                        "A working day must open before it closes, not at " + opens + " and " + closes + ".");
            }
        }
    }
}
