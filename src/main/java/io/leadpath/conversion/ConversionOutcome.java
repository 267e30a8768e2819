package io.leadpath.conversion;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import java.util.List;
import java.util.Map;

/** How an attempt to convert a lead ended. A refusal is an expected outcome: nothing was written. */
public sealed interface ConversionOutcome {

    record Converted(ConversionResult result) implements ConversionOutcome {}

    /**
     * @param sentence what stands in the way and what to do now, for people
     * @param problems the fields of the request at fault, if any
     * @param properties what the code's contract adds: the first conversion's ids, the matches
     */
    record Refused(ErrorCode code, String sentence, List<Problem> problems, Map<String, Object> properties)
            implements ConversionOutcome {

        static Refused because(BusinessException refusal) {
            return new Refused(refusal.code(), refusal.getMessage(), refusal.problems(), refusal.properties());
        }

        static Refused because(ErrorCode code, String sentence) {
            return new Refused(code, sentence, List.of(), Map.of());
        }

        BusinessException asException() {
            return new BusinessException(code, sentence, problems, properties);
        }
    }
}
