package io.leadpath.qualification;

import io.leadpath.activity.ActivityType;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All meetings with leads. */
@Repository
@Transactional
public class Meetings {
    private final JdbcClient jdbc;
    private final LeadLifecycle lifecycle;
    private final Outreach outreach;
    private final Clock clock;

    Meetings(JdbcClient jdbc, LeadLifecycle lifecycle, Outreach outreach, Clock clock) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.outreach = outreach;
        this.clock = clock;
    }

    /** Books the meeting; one that was booked before and has not begun is moved. The AE becomes the lead's. */
    public void book(String leadId, String sdr, String ae, Instant startsAt) {
        lifecycle.assignAe(leadId, ae, CurrentUser.SYSTEM);
        var pending = pending(leadId);
        if (pending.isPresent()) {
            jdbc.sql("UPDATE meeting SET ae = :ae, starts_at = :startsAt WHERE id = :id")
                    .param("ae", ae)
                    .param("startsAt", Rows.columnValue(startsAt))
                    .param("id", pending.get().id())
                    .update();
        } else {
            Rows.insert(
                    jdbc,
                    "meeting",
                    new Meeting(UUID.randomUUID().toString(), leadId, sdr, ae, startsAt, null, null, clock.instant()));
        }
    }

    /** Notes how the meeting went. */
    public void attended(String leadId, Attendance attendance, String notes, CurrentUser who) {
        outreach.note(leadId, "holdMeeting", ActivityType.MEETING, attendance, notes, who);
        if (attendance != Attendance.RESCHEDULED) {
            close(leadId, attendance, notes);
        }
    }

    /** Calls off a meeting that was still to come. */
    public void cancel(String leadId) {
        close(leadId, Attendance.CANCELLED, null);
    }

    public boolean isConfirmedByLead(String leadId) {
        return false;
    }

    public boolean isConfirmedByAe(String leadId) {
        return true;
    }

    public void confirmByLead(String leadId, CurrentUser who) {}

    public void remind(String leadId) {}

    public java.util.Set<String> askedAes(String leadId) {
        return java.util.Set.of();
    }

    public void handOn(String leadId, String ae) {}

    public Optional<Meeting> pending(String leadId) {
        return of(leadId).stream()
                .filter(meeting -> meeting.attendance() == null)
                .findFirst();
    }

    /** The lead's meetings, newest first. */
    public List<Meeting> of(String leadId) {
        return jdbc.sql("SELECT * FROM meeting WHERE lead_id = :lead ORDER BY booked_at DESC, id")
                .param("lead", leadId)
                .query(Rows.mapper(Meeting.class))
                .list();
    }

    private void close(String leadId, Attendance attendance, String notes) {
        jdbc.sql(
                        "UPDATE meeting SET attendance = :attendance, notes = :notes WHERE lead_id = :lead AND attendance IS NULL")
                .param("attendance", attendance.name())
                .param("notes", notes)
                .param("lead", leadId)
                .update();
    }
}
