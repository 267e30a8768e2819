package io.leadpath.qualification;

import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.mail.Links;
import io.leadpath.mail.Mail;
import io.leadpath.mail.Mails;
import io.leadpath.qualification.MeetingCalendar.Entry;
import io.leadpath.qualification.MeetingCalendar.Kind;
import io.leadpath.qualification.MeetingParticipant.Part;
import io.leadpath.qualification.PublicLinks.Party;
import io.leadpath.security.Users;
import io.leadpath.servicelevel.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What SDR, account executive and lead are written about a meeting that is still to come. A lead is written to only if
 * it has an address and has not opted out.
 */
@Component
class MeetingMails {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final Leads leads;
    private final Users users;
    private final Mails mails;
    private final MeetingCalendar calendar;
    private final PublicLinks publicLinks;
    private final Links links;
    private final Deadlines deadlines;
    private final Clock clock;

    MeetingMails(
            Leads leads,
            Users users,
            Mails mails,
            MeetingCalendar calendar,
            PublicLinks publicLinks,
            Links links,
            Deadlines deadlines,
            Clock clock) {
        this.leads = leads;
        this.users = users;
        this.mails = mails;
        this.calendar = calendar;
        this.publicLinks = publicLinks;
        this.links = links;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Invites everybody, or tells everybody of the change. What was written before and has not left yet is overtaken. */
    void invite(Meeting meeting) {
        mails.withdraw(reference(meeting));
        var subject = meeting.sequence() == 0 ? "Meeting on " : "Meeting changed: ";
        writeAll(meeting, subject + when(meeting), Kind.REQUEST);
    }

    /** Calls the meeting off for everybody. */
    void callOff(Meeting meeting) {
        mails.withdraw(reference(meeting));
        writeAll(meeting, "Meeting called off: " + when(meeting), Kind.CANCEL);
    }

    /** Calls the meeting off for the account executive whom somebody else takes the place of. */
    void callOff(Meeting meeting, String formerAe) {
        users.emailOf(formerAe)
                .map(address -> new MeetingParticipant(Part.AE, users.nameOf(formerAe), address))
                .ifPresent(ae -> write(meeting, ae, List.of(ae), "Meeting handed on: " + when(meeting), Kind.CANCEL));
    }

    void remind(Meeting meeting) {
        writeAll(meeting, "Reminder: meeting on " + when(meeting), null);
    }

    /** The meeting for any calendar, without the links that are for one participant only. */
    String published(Meeting meeting) {
        var lead = leads.get(meeting.leadId());
        return calendar.write(Kind.PUBLISH, entry(meeting, lead, participants(meeting, lead), links.toLead(lead.id())));
    }

    private void writeAll(Meeting meeting, String subject, Kind kind) {
        var all = participants(meeting, leads.get(meeting.leadId()));
        all.forEach(participant -> write(meeting, participant, all, subject, kind));
    }

    /** @param kind of what goes into the calendar; null for nothing */
    private void write(
            Meeting meeting, MeetingParticipant to, List<MeetingParticipant> attendees, String subject, Kind kind) {
        if (!meeting.startsAt().isAfter(clock.instant())) {
            return;
        }
        var lead = leads.get(meeting.leadId());
        var text = to.part() == Part.LEAD ? forLead(meeting, to, kind) : forColleague(meeting, lead, to, kind);
        var mail = to.part() == Part.LEAD
                ? Mail.toLead(to.email(), subject, text, publicLinks.toOptOut(lead.id()))
                        .answeredBy(users.emailOf(meeting.sdr()).orElse(null))
                : Mail.toColleague(to.email(), subject + ", " + lead.details().personAndCompany(), text);
        if (kind != null) {
            mail = mail.with(new Mail.Event(kind.name(), calendar.write(kind, entry(meeting, lead, attendees, text))));
        }
        mails.send(mail.notAfter(meeting.startsAt()), lead.id(), reference(meeting));
    }

    private String forLead(Meeting meeting, MeetingParticipant to, Kind kind) {
        return """
                Hello %s,

                %s

                When: %s
                With: %s
                %s
                You want to hear no more from us? %s
                """.formatted(
                        to.name(),
                        kind == Kind.CANCEL ? "our meeting will not take place:" : "our meeting:",
                        when(meeting),
                        colleagues(meeting),
                        kind == Kind.CANCEL || meeting.leadConfirmedAt() != null
                                ? ""
                                : "\nPlease confirm, or ask for another date: "
                                        + publicLinks.toMeeting(meeting, Party.LEAD) + "\n",
                        publicLinks.toOptOut(meeting.leadId()));
    }

    private String forColleague(Meeting meeting, Lead lead, MeetingParticipant to, Kind kind) {
        var toConfirm = to.part() == Part.AE && kind != Kind.CANCEL && meeting.aeConfirmedAt() == null;
        return """
                Hello %s,

                %s %s

                When: %s
                With: %s
                More: %s
                %s""".formatted(
                        to.name(),
                        kind == Kind.CANCEL ? "this meeting is no longer yours:" : "your meeting with the lead",
                        lead.details().personAndCompany(),
                        when(meeting),
                        colleagues(meeting),
                        links.toLead(lead.id()),
                        toConfirm
                                ? "\nPlease confirm, or decline so that somebody else takes it: "
                                        + publicLinks.toMeeting(meeting, Party.AE) + "\n"
                                : "");
    }

    private Entry entry(Meeting meeting, Lead lead, List<MeetingParticipant> attendees, String description) {
        var summary = "Meeting: " + lead.details().companyOrPerson()
                + (meeting.ae() == null ? "" : " and " + users.nameOf(meeting.ae()));
        return new Entry(meeting, endsAt(meeting), summary, description, attendees);
    }

    /** Somebody who is two of them at once is one participant. */
    private List<MeetingParticipant> participants(Meeting meeting, Lead lead) {
        var participants = new ArrayList<MeetingParticipant>();
        var details = lead.details();
        if (details.email() != null && !details.emailOptOut()) {
            participants.add(new MeetingParticipant(Part.LEAD, details.fullName(), details.email()));
        }
        users.emailOf(meeting.ae())
                .ifPresent(address ->
                        participants.add(new MeetingParticipant(Part.AE, users.nameOf(meeting.ae()), address)));
        if (meeting.sdr() != null && !meeting.sdr().equals(meeting.ae())) {
            users.emailOf(meeting.sdr())
                    .ifPresent(address ->
                            participants.add(new MeetingParticipant(Part.SDR, users.nameOf(meeting.sdr()), address)));
        }
        return participants;
    }

    private String colleagues(Meeting meeting) {
        var names = new ArrayList<String>();
        for (var user : new String[] {meeting.ae(), meeting.sdr()}) {
            if (user != null) {
                names.add(users.nameOf(user));
            }
        }
        return names.stream().distinct().collect(Collectors.joining(", "));
    }

    private String when(Meeting meeting) {
        var end = endsAt(meeting);
        return DAY_AND_TIME.format(meeting.startsAt()) + (end == null ? "" : " to " + TIME.format(end)) + " UTC";
    }

    private Instant endsAt(Meeting meeting) {
        return deadlines.length("meetingLength").map(meeting.startsAt()::plus).orElse(null);
    }

    private static String reference(Meeting meeting) {
        return "meeting/" + meeting.id();
    }
}
