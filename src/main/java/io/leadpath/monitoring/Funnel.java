package io.leadpath.monitoring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of the leads that were received from the first to the last of these days, whenever that was.
 *
 * @param zone the time zone of the days
 * @param total all these leads
 * @param groups the same for parts of them, each lead in one group; the largest first, those of nobody last
 */
public record Funnel(LocalDate from, LocalDate to, String zone, String groupBy, Figures total, List<Group> groups) {

    /**
     * Leads that have something in common.
     *
     * @param key the source's code, the user's or the partner account's id; null: none
     * @param name the key as people read it
     */
    public record Group(
            String key, String name, @JsonUnwrapped Figures figures) {}
}
