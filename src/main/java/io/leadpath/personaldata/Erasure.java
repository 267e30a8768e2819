package io.leadpath.personaldata;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * That a person was erased.
 *
 * @param reason why, in words that do not name the person
 * @param leadIds the leads it took in, which stay with their ids, codes, amounts and dates
 * @param contactIds the contacts it took in, likewise
 * @param rows how many rows were blanked or deleted, by table
 */
public record Erasure(
        String id,
        String reason,
        String erasedBy,
        Instant erasedAt,
        List<String> leadIds,
        List<String> contactIds,
        Map<String, Integer> rows) {}
