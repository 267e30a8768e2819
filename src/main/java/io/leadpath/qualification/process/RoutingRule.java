package io.leadpath.qualification.process;

import io.leadpath.security.Role;
import io.leadpath.shared.Codes;
import java.util.Map;
import java.util.Optional;

/**
 * What the decision lead-routing says about a lead.
 *
 * @param serviceLevel the deadline in service-levels by which somebody must have been in touch
 */
record RoutingRule(Role team, OwnerStrategy ownerStrategy, int priority, String serviceLevel) {
    /** Row 4: the lead waits in the SDRs' queue, and the managers are told soon. */
    static final RoutingRule NONE_FITS =
            new RoutingRule(Role.SDR, OwnerStrategy.QUEUE, Variables.DEFAULT_PRIORITY, "firstTouchUnrouted");

    /** How the owner is found. */
    enum OwnerStrategy {
        /** Whoever of the team takes it. */
        QUEUE,
        /** The one of the team who is available and has the fewest open tasks. */
        LEAST_LOADED
    }

    /**
     * The outputs of the rule that applies. What a rule leaves empty is as usual; empty when it computes a team or a strategy
     * that is none of the known ones.
     */
    static Optional<RoutingRule> of(Map<String, Object> outputs) {
        return team(outputs.get("team")).flatMap(team -> ownerStrategy(outputs.get("ownerStrategy"))
                .map(strategy -> new RoutingRule(
                        team,
                        strategy,
                        outputs.get("priority") instanceof Number priority
                                ? priority.intValue()
                                : Variables.DEFAULT_PRIORITY,
                        outputs.get("serviceLevel") == null
                                ? Variables.DEFAULT_SERVICE_LEVEL
                                : outputs.get("serviceLevel").toString())));
    }

    private static Optional<Role> team(Object team) {
        return team == null ? Optional.of(Role.SDR) : Role.ofGroup(team.toString());
    }

    private static Optional<OwnerStrategy> ownerStrategy(Object strategy) {
        return strategy == null
                ? Optional.of(OwnerStrategy.QUEUE)
                : Codes.fromVariable(OwnerStrategy.class, strategy.toString());
    }
}
