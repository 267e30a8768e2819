package io.leadpath.conversion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadpath.matching.Match;
import io.leadpath.shared.ErrorCode;
import java.time.Instant;
import java.util.List;

/**
 * What a conversion would do, in the shape of its result.
 *
 * @param overwrittenFields what a reused record holds now and would lose
 * @param duplicates existing records that would be made a second time; these block unless allowed with a reason
 * @param possibleDuplicates records that may be the same or belong to the lead, but do not block; the likeliest first
 * @param warnings what is worth a second look but does not block, with a sentence for each possible duplicate
 * @param leadVersion which edit of the lead this shows: what to ask for the changes since, next time
 * @param changes what was edited since the version asked for; without one since the conversion was prepared last, or
 *     since the approval
 * @param refusal why the conversion would be refused as things stand; null when it would go through
 */
public record ConversionPreview(
        @JsonUnwrapped ConversionResult result,
        List<Overwritten> overwrittenFields,
        List<Match> duplicates,
        List<Match> possibleDuplicates,
        List<String> warnings,
        long leadVersion,
        List<Change> changes,
        Refusal refusal) {

    public record Refusal(ErrorCode code, String detail) {}

    /** A field of a reused record, such as {@code contact.source}, and what it holds before and after. */
    public record Overwritten(String field, Object from, Object to) {}

    /** A field of the lead that somebody edited; the values as text, null for none. */
    public record Change(String field, String from, String to, String by, Instant at) {}
}
