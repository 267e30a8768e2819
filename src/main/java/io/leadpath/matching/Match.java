package io.leadpath.matching;

import java.util.List;
import java.util.Locale;

/**
 * A record that may be the same as a lead, or belong to it.
 *
 * @param reasons the strongest first
 * @param score 0 to 100, the higher the likelier
 * @param blocking whether a conversion that would make such a record anew is refused because of it; else it only warns
 * @param accountId the account of a contact or opportunity; the account itself; null for a lead
 */
public record Match(
        MatchType type,
        String id,
        String name,
        List<MatchReason> reasons,
        int score,
        boolean blocking,
        String accountId) {

    /** What it is, who it is and why it was found, in a sentence for people. */
    public String sentence() {
        return "The " + type.name().toLowerCase(Locale.ROOT) + " " + name + " "
                + reasons.get(0).words() + ".";
    }
}
