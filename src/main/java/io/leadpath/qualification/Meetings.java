package io.leadpath.qualification;

import io.leadpath.activity.ActivityType;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.Leads;
import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All meetings with leads. Whoever takes part is told of every change, in the transaction that makes it. */
@Repository
@Transactional
public class Meetings {
    private final JdbcClient jdbc;
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final Outreach outreach;
    private final MeetingMails mails;
    private final Clock clock;

    Meetings(
            JdbcClient jdbc, Leads leads, LeadLifecycle lifecycle, Outreach outreach, MeetingMails mails, Clock clock) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.outreach = outreach;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Books the meeting and invites everybody; one that is pending is moved, and has to be confirmed anew. The AE becomes
     * the lead's; null while there is none.
     */
    public void book(String leadId, String sdr, String ae, Instant startsAt) {
        lifecycle.assignAe(leadId, ae, CurrentUser.SYSTEM);
        var pending = lockPending(leadId);
        if (pending.isPresent()) {
            move(pending.get(), sdr, ae, startsAt);
            return;
        }
        var meeting = Meeting.booked(UUID.randomUUID().toString(), leadId, sdr, ae, startsAt, clock.instant());
        Rows.insert(jdbc, "meeting", meeting);
        ask(meeting.id(), ae);
        mails.invite(meeting);
    }

    /**
     * Gives the pending meeting, at the same time, to another AE; null while there is none. The lead need not confirm
     * again. Nothing happens when no meeting is pending.
     */
    public void handOn(String leadId, String newAe) {
        lockPending(leadId).ifPresent(meeting -> {
            lifecycle.assignAe(leadId, newAe, CurrentUser.SYSTEM);
            move(meeting, meeting.sdr(), newAe, meeting.startsAt());
        });
    }

    private void move(Meeting meeting, String sdr, String ae, Instant startsAt) {
        var sameTime = startsAt.equals(meeting.startsAt());
        var sameAe = Objects.equals(ae, meeting.ae());
        if (sameTime && sameAe) {
            return;
        }
        jdbc.sql("""
                UPDATE meeting SET sdr = :sdr, ae = :ae, starts_at = :startsAt, sequence = sequence + 1,
                       ae_confirmed_at = NULL, ae_confirmed_by = NULL
                 WHERE id = :id""")
                .param("sdr", sdr)
                .param("ae", ae)
                .param("startsAt", Rows.columnValue(startsAt))
                .param("id", meeting.id())
                .update();
        if (!sameTime) {
            jdbc.sql("UPDATE meeting SET lead_confirmed_at = NULL, lead_confirmed_by = NULL WHERE id = :id")
                    .param("id", meeting.id())
                    .update();
        }
        ask(meeting.id(), ae);
        var moved = get(meeting.id());
        mails.invite(moved);
        if (!sameAe && meeting.ae() != null) {
            mails.callOff(moved, meeting.ae());
        }
    }

    /** Reminds everybody of the pending meeting. */
    public void remind(String leadId) {
        pending(leadId).ifPresent(mails::remind);
    }

    /** The account executives the pending meeting was offered to, the present one among them. */
    public Set<String> askedAes(String leadId) {
        return pending(leadId)
                .map(meeting -> new HashSet<>(jdbc.sql("SELECT ae FROM meeting_ae WHERE meeting_id = :meeting")
                        .param("meeting", meeting.id())
                        .query(String.class)
                        .list()))
                .orElseGet(HashSet::new);
    }

    public boolean isConfirmedByLead(String leadId) {
        return pending(leadId)
                .filter(meeting -> meeting.leadConfirmedAt() != null)
                .isPresent();
    }

    public boolean isConfirmedByAe(String leadId) {
        return pending(leadId)
                .filter(meeting -> meeting.aeConfirmedAt() != null)
                .isPresent();
    }

    /** Notes that the lead confirmed the pending meeting. The product itself stands for the lead who used the link. */
    public void confirmByLead(String leadId, CurrentUser who) {
        var recordedBy = CurrentUser.SYSTEM.equals(who) ? null : who.id();
        confirm(leadId, "lead", MeetingAnswer.CONFIRMED_BY_LEAD, recordedBy, who);
    }

    /** Notes that the account executive confirmed the pending meeting. */
    public void confirmByAe(String leadId, CurrentUser who) {
        confirm(leadId, "ae", MeetingAnswer.CONFIRMED_BY_AE, who.id(), who);
    }

    private void confirm(String leadId, String party, MeetingAnswer answer, String recordedBy, CurrentUser who) {
        lockPending(leadId).ifPresent(meeting -> {
            var confirmed = jdbc.sql("UPDATE meeting SET " + party + "_confirmed_at = :now, " + party
                            + "_confirmed_by = :who WHERE id = :id AND " + party + "_confirmed_at IS NULL")
                    .param("now", Rows.columnValue(clock.instant()))
                    .param("who", recordedBy)
                    .param("id", meeting.id())
                    .update();
            if (confirmed == 1) {
                note(leadId, answer, who);
            }
        });
    }

    /** Notes in the lead's activities what was answered to the invitation. */
    void note(String leadId, MeetingAnswer answer, CurrentUser who) {
        outreach.note(leadId, "awaitMeeting", ActivityType.NOTE, answer, null, who);
    }

    /** Notes how the meeting went. The account executive who says so held it. */
    public void attended(String leadId, Attendance attendance, String notes, CurrentUser who) {
        var meeting = lockPending(leadId);
        outreach.note(leadId, "holdMeeting", ActivityType.MEETING, attendance, notes, who);
        if (attendance == Attendance.CANCELLED) {
            cancel(leadId, notes);
        } else if (attendance != Attendance.RESCHEDULED) {
            meeting.ifPresent(held -> close(held, attendance, notes));
        }
        if (attendance != Attendance.RESCHEDULED && who.has(Role.AE)) {
            meeting.ifPresent(held -> jdbc.sql("UPDATE meeting SET ae = :ae WHERE id = :id")
                    .param("ae", who.id())
                    .param("id", held.id())
                    .update());
        }
    }

    /** Calls off a meeting that was still to come. */
    public void cancel(String leadId) {
        cancel(leadId, null);
    }

    private void cancel(String leadId, String notes) {
        lockPending(leadId).ifPresent(meeting -> {
            close(meeting, Attendance.CANCELLED, notes);
            mails.callOff(get(meeting.id()));
        });
    }

    /** How many meetings the account executive has that are still to come. */
    public long toCome(String ae) {
        return jdbc.sql("SELECT COUNT(*) FROM meeting WHERE ae = :ae AND attendance IS NULL AND starts_at > :now")
                .param("ae", ae)
                .param("now", Rows.columnValue(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** The meetings still to come that the account executive is to hold, the next one first. */
    public List<Meeting> toComeOfAe(String ae) {
        return jdbc.sql("""
                SELECT * FROM meeting WHERE ae = :ae AND attendance IS NULL AND starts_at > :now
                 ORDER BY starts_at, id""")
                .param("ae", ae)
                .param("now", Rows.columnValue(clock.instant()))
                .query(Rows.mapper(Meeting.class))
                .list();
    }

    /** The meetings still to come that the user takes part in as SDR or account executive, the next one first. */
    public List<Meeting> toComeOf(String user, int limit) {
        return jdbc.sql("""
                SELECT * FROM meeting
                 WHERE id IN (SELECT id FROM meeting WHERE ae = :user AND starts_at > :now
                               UNION SELECT id FROM meeting WHERE sdr = :user AND starts_at > :now)
                   AND attendance IS NULL
                 ORDER BY starts_at, id LIMIT :limit""")
                .param("user", user)
                .param("now", Rows.columnValue(clock.instant()))
                .param("limit", limit)
                .query(Rows.mapper(Meeting.class))
                .list();
    }

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

    /** The pending meeting for any calendar, as iCalendar; empty when there is none. */
    public Optional<String> calendarOf(String leadId) {
        return pending(leadId).map(mails::published);
    }

    Optional<Meeting> find(String id) {
        return jdbc.sql("SELECT * FROM meeting WHERE id = :id")
                .param("id", id)
                .query(Rows.mapper(Meeting.class))
                .optional();
    }

    /** The pending meeting, held against changes by others: whoever changes a lead's meeting holds the lead first. */
    Optional<Meeting> lockPending(String leadId) {
        leads.lock(leadId);
        return pending(leadId);
    }

    private Meeting get(String id) {
        return find(id).orElseThrow();
    }

    private void ask(String meetingId, String ae) {
        if (ae == null) {
            return;
        }
        var known = jdbc.sql("SELECT COUNT(*) FROM meeting_ae WHERE meeting_id = :meeting AND ae = :ae")
                .param("meeting", meetingId)
                .param("ae", ae)
                .query(Long.class)
                .single();
        if (known == 0) {
            Rows.insert(
                    jdbc,
                    "meeting_ae",
                    Map.of("meeting_id", meetingId, "ae", ae, "asked_at", Rows.columnValue(clock.instant())));
        }
    }

    private void close(Meeting meeting, Attendance attendance, String notes) {
        jdbc.sql("""
                UPDATE meeting SET attendance = :attendance, notes = :notes, sequence = sequence + :changes
                 WHERE id = :id""")
                .param("attendance", attendance.name())
                .param("changes", attendance == Attendance.CANCELLED ? 1 : 0)
                .param("notes", notes)
                .param("id", meeting.id())
                .update();
    }
}
