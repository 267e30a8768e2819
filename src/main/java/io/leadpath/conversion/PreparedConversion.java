package io.leadpath.conversion;

import io.leadpath.shared.ErrorCode;
import java.time.Instant;

/**
 * The conversion that somebody prepared for a lead and the process is to carry out.
 *
 * @param leadVersion which edit of the lead's record it was prepared for; null: prepared before this was kept
 * @param refusalCode why the last attempt was refused; null when none was
 * @param refusalSentence the same for people
 */
public record PreparedConversion(
        String leadId,
        ConversionRequest request,
        String preparedBy,
        Instant preparedAt,
        Long leadVersion,
        ErrorCode refusalCode,
        String refusalSentence) {}
