package io.leadpath.qualification.process;

import io.leadpath.security.Role;
import io.leadpath.shared.Codes;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the decision lead-routing says about a lead.
 *
 * @param serviceLevel the deadline in service-levels by which somebody must have been in touch
 */
record RoutingRule(Role team, OwnerStrategy ownerStrategy, int priority, String serviceLevel) {
    private static final RoutingRule NONE_FITS =
            new RoutingRule(Role.SDR, OwnerStrategy.QUEUE, Variables.DEFAULT_PRIORITY, "firstTouchUnrouted");

    /** How the owner is found. */
    enum OwnerStrategy {
        /** Whoever of the team takes it. */
        QUEUE,
        /** The one of the team who is available and has the fewest open tasks. */
        LEAST_LOADED
    }

    /**
     * The outputs of the rule that applies; where no rule does, the lead waits in the SDRs' queue. What a rule leaves
     * empty is as usual.
     *
     * @throws IllegalStateException when the decision answers something that is none of the known values
     */
    static RoutingRule of(Map<String, Object> outputs) {
        if (outputs.isEmpty()) {
            return NONE_FITS;
        }
        return new RoutingRule(
                team(outputs.get("team")),
                ownerStrategy(outputs.get("ownerStrategy")),
                outputs.get("priority") instanceof Number priority ? priority.intValue() : Variables.DEFAULT_PRIORITY,
                outputs.get("serviceLevel") == null
                        ? Variables.DEFAULT_SERVICE_LEVEL
                        : outputs.get("serviceLevel").toString());
    }

    private static Role team(Object team) {
        return team == null
                ? Role.SDR
                : Role.ofGroup(team.toString())
                        .orElseThrow(() -> unknown(
                                "team",
                                team,
                                Arrays.stream(Role.values()).map(Role::groupId).collect(Collectors.joining(", "))));
    }

    private static OwnerStrategy ownerStrategy(Object strategy) {
        return strategy == null
                ? OwnerStrategy.QUEUE
                : Codes.fromVariable(OwnerStrategy.class, strategy.toString())
                        .orElseThrow(() -> unknown("ownerStrategy", strategy, Codes.allVariables(OwnerStrategy.class)));
    }

    private static IllegalStateException unknown(String output, Object answer, String known) {
        return new IllegalStateException("The decision lead-routing answers '" + answer + "' for '" + output
                + "'; it must be one of " + known + ". Correct the rule and deploy it.");
    }
}
