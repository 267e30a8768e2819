package io.leadpath.qualification.process;

import io.leadpath.shared.Codes;
import java.util.Map;
import java.util.Optional;

/**
 * What the decision rejection-handling says about a lead rejected for a reason.
 *
 * @param restDays how long a lead rests that is nurtured; empty: as long as the service levels say
 */
record RejectionHandling(Step nextStep, Optional<Integer> restDays) {
    static final String DECISION = "rejection-handling";

    /** What becomes of the lead. */
    enum Step {
        NURTURE,
        DISQUALIFY,
        REROUTE,
        BACK_TO_SDR,
        /** Into the lead in progress that is the same person. */
        MERGE
    }

    /** What becomes of a lead about which the decision says nothing: it rests, and nothing is lost. */
    static final RejectionHandling NONE_FITS = new RejectionHandling(Step.NURTURE, Optional.empty());

    /**
     * The outputs of the rule that applies.
     *
     * @return empty when no rule does, or the decision answers something that is none of the known values
     */
    static Optional<RejectionHandling> of(Map<String, Object> outputs) {
        var days = outputs.get("days");
        return Optional.ofNullable(outputs.get("nextStep"))
                .flatMap(answer -> Codes.fromVariable(Step.class, answer.toString()))
                .filter(step -> step != Step.NURTURE || days == null || isLength(days))
                .map(step -> new RejectionHandling(
                        step,
                        step == Step.NURTURE && days != null
                                ? Optional.of(((Number) days).intValue())
                                : Optional.empty()));
    }

    private static boolean isLength(Object days) {
        return days instanceof Number number && number.intValue() > 0;
    }
}
