package io.leadpath.qualification;

import java.time.Instant;

/** What happens to a lead outside the path and moves it on. */
public interface LeadMessages {

    /** The messages by the names the model gives them. */
    enum Message {
        LeadReengaged,
        MeetingMoved,
        MeetingCancelled,
        TrialActivated,
        TrialEnded,
        LeadWithdrawn,
        LeadMerged
    }

    /**
     * Hands the message to the lead's path.
     *
     * @param meetingAt the new time, with {@code MeetingMoved} only
     * @return false when the lead does not wait for such a message now
     */
    boolean send(String leadId, Message message, Instant meetingAt);
}
