package io.leadpath.mail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;

/**
 * A mail to one person, as plain text.
 *
 * @param replyTo who reads an answer; null: the sender of all mails
 * @param calendar an event for the receiver's calendar; null for none
 * @param optOut the address of the page by which a lead wants no more mail: goes with every mail to a lead, and with
 *     no other; null for people who work here
 * @param until from then on there is no point in it; null for none
 */
public record Mail(
        String to, String subject, String text, String replyTo, Event calendar, String optOut, Instant until) {

    /** An iCalendar object and its method, such as REQUEST. */
    public record Event(String method, String content) {}

    /** A line break in a subject or an address would begin another header. */
    public Mail {
        to = oneLine(Objects.requireNonNull(to, "to"));
        subject = oneLine(Objects.requireNonNull(subject, "subject"));
        Objects.requireNonNull(text, "text");
    }

    public static Mail toColleague(String address, String subject, String text) {
        return new Mail(address, subject, text, null, null, null, null);
    }

    public static Mail toLead(String address, String subject, String text, String optOut) {
        return new Mail(address, subject, text, null, null, Objects.requireNonNull(optOut, "optOut"), null);
    }

    public Mail answeredBy(String address) {
        return new Mail(to, subject, text, address, calendar, optOut, until);
    }

    public Mail with(Event event) {
        return new Mail(to, subject, text, replyTo, event, optOut, until);
    }

    public Mail notAfter(Instant instant) {
        return new Mail(to, subject, text, replyTo, calendar, optOut, instant);
    }

    @JsonIgnore
    public boolean isToLead() {
        return optOut != null;
    }

    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
