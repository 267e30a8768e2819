package io.leadpath.mail;

import io.leadpath.lead.Leads;
import io.leadpath.outbox.Delivery;
import io.leadpath.outbox.OutboxChannel;
import io.leadpath.outbox.OutboxEntry;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends mails over SMTP, if a server is set up (spring.mail.host). */
@Component
class MailChannel implements OutboxChannel {
    static final String KIND = "mail";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final ObjectProvider<JavaMailSender> sender;
    private final MailSettings settings;
    private final MailFormat format;
    private final Leads leads;
    private final Clock clock;

    MailChannel(
            ObjectProvider<JavaMailSender> sender, MailSettings settings, MailFormat format, Leads leads, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.format = format;
        this.leads = leads;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isAvailable() {
        return sender.getIfAvailable() != null;
    }

    @Override
    public Delivery deliver(OutboxEntry entry) {
        var mail = format.read(entry.payload());
        if (mail.until() != null && !clock.instant().isBefore(mail.until())) {
            return Delivery.obsolete("Not sent: what it says is over.");
        }
        if (mail.isToLead() && !wantsMail(entry.subjectId())) {
            return Delivery.obsolete("Not sent: the lead wants no mail.");
        }
        var server = sender.getObject();
        try {
            server.send(composed(server.createMimeMessage(), mail, entry.id()));
            return Delivery.delivered();
        } catch (MessagingException | UnsupportedEncodingException e) {
            return Delivery.refused("It cannot be sent: the receiver's address is malformed.");
        } catch (MailException e) {
            return SmtpFault.of(e);
        }
    }

    @Override
    public String inWords(OutboxEntry entry) {
        var mail = format.read(entry.payload());
        return mail.calendar() == null
                ? mail.text()
                : mail.text() + "\n\n[With an entry for the calendar: "
                        + mail.calendar().method() + "]";
    }

    private boolean wantsMail(String leadId) {
        return leads.find(leadId).filter(lead -> !lead.details().emailOptOut()).isPresent();
    }

    private MimeMessage composed(MimeMessage message, Mail mail, String id)
            throws MessagingException, UnsupportedEncodingException {
        message.setFrom(new InternetAddress(settings.from(), settings.fromName(), UTF_8));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
        if (mail.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(mail.replyTo(), true)});
        }
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        // The same in every attempt, so that a receiver who got it twice nevertheless can tell.
        message.setHeader("Message-ID", "<" + id + "@" + settings.domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.isToLead()) {
            message.setHeader("List-Unsubscribe", "<" + mail.optOut() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (mail.calendar() == null) {
            message.setText(mail.text(), UTF_8);
        } else {
            message.setContent(new MimeMultipart("alternative", text(mail.text()), event(mail.calendar())));
        }
        return message;
    }

    private static MimeBodyPart text(String text) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8);
        return part;
    }

    private static MimeBodyPart event(Mail.Event event) throws MessagingException {
        var type = "text/calendar; charset=UTF-8; method=" + event.method();
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(event.content().getBytes(StandardCharsets.UTF_8), type)));
        return part;
    }
}
