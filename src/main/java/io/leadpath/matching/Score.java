package io.leadpath.matching;

import java.util.Comparator;
import java.util.Set;

/** How likely it is that both are the same, 0 to 100. */
final class Score {
    private static final int CERTAIN = 100;
    /** The deal may be another one, though the account be the same. */
    private static final int LESS_FOR_A_DEAL = 10;

    private Score() {}

    static int of(MatchType type, Set<MatchReason> reasons) {
        var strongest = reasons.stream()
                .max(Comparator.comparingInt(reason -> reason.points(type)))
                .orElseThrow();
        var further = reasons.stream()
                .filter(reason -> reason != strongest)
                .mapToInt(MatchReason::besides)
                .sum();
        return Math.min(CERTAIN, strongest.points(type) + further);
    }

    static int ofDeal(int accountScore) {
        return Math.max(0, accountScore - LESS_FOR_A_DEAL);
    }
}
