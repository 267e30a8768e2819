package io.leadpath.qualification;

import io.leadpath.mail.MailSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/** A meeting as calendars exchange it (RFC 5545 and 5546). The sender of all mails is its organizer. */
@Component
class MeetingCalendar {
    private final MailSettings sender;
    private final Clock clock;

    MeetingCalendar(MailSettings sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    enum Kind {
        /** An invitation, or a change of one. */
        REQUEST(ImmutableMethod.REQUEST),
        CANCEL(ImmutableMethod.CANCEL),
        /** For a calendar that was not invited. */
        PUBLISH(ImmutableMethod.PUBLISH);

        private final Method method;

        Kind(Method method) {
            this.method = method;
        }
    }

    /** @param endsAt null where nobody says how long meetings take */
    record Entry(
            Meeting meeting, Instant endsAt, String summary, String description, List<MeetingParticipant> attendees) {}

    String write(Kind kind, Entry entry) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Leadpath//Leadpath//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(kind.method);
        calendar.add(event(kind, entry));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(Kind kind, Entry entry) {
        var event = new VEvent(false);
        event.add(new Uid(entry.meeting().uid()));
        event.add(new Sequence(entry.meeting().sequence()));
        event.add(new DtStamp(clock.instant()));
        event.add(new DtStart<>(entry.meeting().startsAt()));
        if (entry.endsAt() != null) {
            event.add(new DtEnd<>(entry.endsAt()));
        }
        event.add(new Summary(entry.summary()));
        event.add(new Description(entry.description()));
        event.add(kind == Kind.CANCEL ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(new Organizer(mailto(sender.from())).add(new Cn(sender.fromName())));
        entry.attendees().forEach(attendee -> event.add(attendee(attendee)));
        return event;
    }

    private static Attendee attendee(MeetingParticipant participant) {
        var attendee = new Attendee(mailto(participant.email()));
        attendee.add(new Cn(participant.name()));
        attendee.add(Role.REQ_PARTICIPANT);
        attendee.add(PartStat.NEEDS_ACTION);
        // Answers are given by the link in the mail; nobody reads what calendars send back.
        attendee.add(Rsvp.FALSE);
        return attendee;
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("An address that no URI takes", e);
        }
    }
}
