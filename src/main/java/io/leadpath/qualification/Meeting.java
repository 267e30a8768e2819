package io.leadpath.qualification;

import java.time.Instant;

/**
 * A meeting of SDR, account executive and lead.
 *
 * @param attendance how it went; null while it is still to come
 * @param uid names it in everybody's calendar
 * @param sequence how often it was changed: calendars keep what has the highest
 * @param leadConfirmedBy the user who recorded that the lead confirmed; null when the lead did so by the link
 * @param aeConfirmedBy the user who confirmed for the account executive
 */
public record Meeting(
        String id,
        String leadId,
        String sdr,
        String ae,
        Instant startsAt,
        Attendance attendance,
        String notes,
        Instant bookedAt,
        String uid,
        int sequence,
        Instant leadConfirmedAt,
        String leadConfirmedBy,
        Instant aeConfirmedAt,
        String aeConfirmedBy) {

    static Meeting booked(String id, String leadId, String sdr, String ae, Instant startsAt, Instant now) {
        return new Meeting(id, leadId, sdr, ae, startsAt, null, null, now, id, 0, null, null, null, null);
    }
}
