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

    /**
     * The outputs of the rule that applies.
     *
     * @throws IllegalStateException when no rule does, or the decision answers something that is none of the known values:
     *     the lead stays where it is until the decision is corrected
     */
    static RejectionHandling of(Map<String, Object> outputs) {
        var nextStep = step(outputs.get("nextStep"));
        return new RejectionHandling(nextStep, nextStep == Step.NURTURE ? days(outputs.get("days")) : Optional.empty());
    }

    private static Step step(Object answer) {
        if (answer == null) {
            throw new IllegalStateException("The decision " + DECISION
                    + " answers nothing for 'nextStep'. Add a rule that fits every reason, and deploy it.");
        }
        return Codes.fromVariable(Step.class, answer.toString())
                .orElseThrow(() -> unknown("nextStep", answer, "one of " + Codes.allVariables(Step.class)));
    }

    private static Optional<Integer> days(Object answer) {
        if (answer == null) {
            return Optional.empty();
        }
        if (answer instanceof Number days && days.intValue() > 0) {
            return Optional.of(days.intValue());
        }
        throw unknown("days", answer, "a number of days, or empty");
    }

    private static IllegalStateException unknown(String output, Object answer, String known) {
        return new IllegalStateException("The decision " + DECISION + " answers '" + answer + "' for '" + output
                + "'; it must be " + known + ". Correct the rule and deploy it.");
    }
}
