package io.leadpath.qualification;

import io.leadpath.qualification.PublicLinks.MeetingLink;
import io.leadpath.qualification.PublicLinks.Party;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lead and account executive answer to an invitation: by the signed link in it, or somebody for them. */
@Service
@Transactional
public class MeetingAnswers {
    private final Meetings meetings;
    private final PublicLinks links;
    private final Users users;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeetingAnswers(Meetings meetings, PublicLinks links, Users users, ApplicationEventPublisher events, Clock clock) {
        this.meetings = meetings;
        this.links = links;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    public enum State {
        /** Can be answered. */
        OPEN,
        /** The date or the account executive is another one since the link was sent; a newer link is under way. */
        CHANGED,
        /** It began, took place or was called off. */
        OVER
    }

    /**
     * An invitation as its receiver sees it.
     *
     * @param possible what the receiver may answer
     * @param with the names of those who take part for us
     */
    public record Invitation(
            State state, Set<MeetingAnswer> possible, Instant startsAt, String with, boolean confirmed) {}

    /** The invitation behind a link; empty when nobody here made the link. Changes nothing. */
    @Transactional(readOnly = true)
    public Optional<Invitation> invitation(String token) {
        return links.meeting(token)
                .flatMap(link -> meetings.find(link.meetingId()).map(meeting -> invitation(meeting, link)));
    }

    /**
     * Takes the answer given by a link, if the invitation is open and the answer is one of the possible ones. Answers the
     * invitation as it was; empty when nobody here made the link.
     */
    public Optional<Invitation> answer(String token, MeetingAnswer answer) {
        var link = links.meeting(token);
        var leadId = link.flatMap(found -> meetings.find(found.meetingId())).map(Meeting::leadId);
        leadId.ifPresent(meetings::lockPending);
        var invitation = invitation(token);
        invitation
                .filter(open -> open.state() == State.OPEN && open.possible().contains(answer))
                .ifPresent(open -> take(leadId.orElseThrow(), answer));
        return invitation;
    }

    /**
     * The AE of the meeting that is still to come cannot hold it.
     *
     * @return false, with nothing noted, when there is no such meeting or it has no AE
     */
    public boolean decline(String leadId, CurrentUser who) {
        var declined = meetings.lockPending(leadId)
                .filter(meeting -> meeting.ae() != null && meeting.startsAt().isAfter(clock.instant()))
                .isPresent();
        if (declined) {
            meetings.note(leadId, MeetingAnswer.DECLINED_BY_AE, who);
            events.publishEvent(new MeetingDeclined(leadId));
        }
        return declined;
    }

    private void take(String leadId, MeetingAnswer answer) {
        switch (answer) {
            case CONFIRMED_BY_LEAD -> meetings.confirmByLead(leadId, CurrentUser.SYSTEM);
            case ANOTHER_DATE_WANTED -> {
                meetings.note(leadId, answer, CurrentUser.SYSTEM);
                events.publishEvent(new MeetingRebookWanted(leadId));
            }
            case CONFIRMED_BY_AE -> meetings.confirmByAe(leadId, ae(leadId));
            case DECLINED_BY_AE -> decline(leadId, ae(leadId));
        }
    }

    private CurrentUser ae(String leadId) {
        return meetings.pending(leadId)
                .flatMap(meeting -> users.find(meeting.ae()))
                .orElse(CurrentUser.SYSTEM);
    }

    private Invitation invitation(Meeting meeting, MeetingLink link) {
        var toLead = link.party() == Party.LEAD;
        return new Invitation(
                state(meeting, link),
                toLead
                        ? EnumSet.of(MeetingAnswer.CONFIRMED_BY_LEAD, MeetingAnswer.ANOTHER_DATE_WANTED)
                        : EnumSet.of(MeetingAnswer.CONFIRMED_BY_AE, MeetingAnswer.DECLINED_BY_AE),
                meeting.startsAt(),
                users.nameOf(toLead ? meeting.ae() : meeting.sdr()),
                (toLead ? meeting.leadConfirmedAt() : meeting.aeConfirmedAt()) != null);
    }

    private State state(Meeting meeting, MeetingLink link) {
        if (meeting.attendance() != null || !meeting.startsAt().isAfter(clock.instant())) {
            return State.OVER;
        }
        return meeting.sequence() == link.sequence() ? State.OPEN : State.CHANGED;
    }
}
