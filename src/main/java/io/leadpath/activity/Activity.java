package io.leadpath.activity;

import io.leadpath.shared.Codes;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened: what kind, with which outcome, who did it and when. {@code step} is the process step it was
 * done in, null when logged by hand. A conversion adds account, contact and opportunity to the lead's activities.
 */
public record Activity(
        String id,
        String leadId,
        String accountId,
        String contactId,
        String opportunityId,
        ActivityType type,
        String outcome,
        String notes,
        String step,
        String who,
        Instant when) {

    public static Activity onLead(
            String leadId, ActivityType type, String outcome, String notes, String who, Instant when) {
        return new Activity(newId(), leadId, null, null, null, type, outcome, notes, null, who, when);
    }

    public static Activity onOpportunity(
            String opportunityId,
            String accountId,
            ActivityType type,
            String outcome,
            String notes,
            String who,
            Instant when) {
        return new Activity(newId(), null, accountId, null, opportunityId, type, outcome, notes, null, who, when);
    }

    public Activity inStep(String processStep) {
        return new Activity(
                id, leadId, accountId, contactId, opportunityId, type, outcome, notes, processStep, who, when);
    }

    /** The same on the records the lead became; null where there is none. */
    public Activity carriedTo(String account, String contact, String opportunity) {
        return new Activity(id, leadId, account, contact, opportunity, type, outcome, notes, step, who, when);
    }

    /** In one line for people: {@code Call: Interested}; a note is told by the step it was made in. */
    public String inWords() {
        var what = type == ActivityType.NOTE && step != null ? Codes.words(Codes.toRecord(step)) : Codes.words(type);
        return outcome == null ? what : what + ": " + Codes.words(outcome);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
