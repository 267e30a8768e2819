package io.leadpath.conversion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadpath.shared.ErrorCode;
import java.util.List;

/**
 * What a conversion would do, in the shape of its result.
 *
 * @param duplicates existing records that would be made a second time; these block unless allowed with a reason
 * @param warnings what is worth a second look but does not block
 * @param refusal why the conversion would be refused as things stand; null when it would go through
 */
public record ConversionPreview(
        @JsonUnwrapped ConversionResult result, List<Match> duplicates, List<String> warnings, Refusal refusal) {

    public record Refusal(ErrorCode code, String detail) {}
}
