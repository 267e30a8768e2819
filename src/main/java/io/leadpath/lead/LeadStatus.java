package io.leadpath.lead;

import java.util.Map;
import java.util.Set;

/** Where a lead stands in its life. The table of allowed changes below is the only place that knows them. */
public enum LeadStatus {
    /** Received; nobody has been in touch yet. */
    OPEN,
    /** Touched at least once and being worked. */
    WORKING,
    /** Not now: waits for a date or a sign of new interest. */
    NURTURING,
    /** Approved by an account executive, or by a manager's ruling; may be converted. */
    QUALIFIED,
    /** Became account, contact and perhaps opportunity. Final. */
    CONVERTED,
    /** Left the path; the reason says why. Final. */
    DISQUALIFIED;

    private static final Map<LeadStatus, Set<LeadStatus>> NEXT = Map.of(
            OPEN, Set.of(WORKING, NURTURING, QUALIFIED, CONVERTED, DISQUALIFIED),
            WORKING, Set.of(NURTURING, QUALIFIED, CONVERTED, DISQUALIFIED),
            NURTURING, Set.of(WORKING, CONVERTED, DISQUALIFIED),
            QUALIFIED, Set.of(CONVERTED, DISQUALIFIED),
            CONVERTED, Set.of(),
            DISQUALIFIED, Set.of());

    /** A lead that somebody still works on or waits for: a second enquiry of the same person belongs to it. */
    public static final Set<LeadStatus> IN_PROGRESS = Set.of(OPEN, WORKING, NURTURING, QUALIFIED);

    public boolean mayBecome(LeadStatus next) {
        return NEXT.get(this).contains(next);
    }
}
