package io.leadpath.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadpath.support.Caller;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application with a mail server; what is announced about meetings is heard and goes no further. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@Import(MeetingTest.Heard.class)
public abstract class MeetingTest {
    private static final GreenMail SMTP = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @LocalServerPort
    protected int port;

    @Autowired
    protected Meetings meetings;

    @Autowired
    protected Heard heard;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SMTP.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SMTP.getSmtp().getPort());
    }

    /** What was announced to the process. */
    public static class Heard {
        public final List<Object> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(MeetingDeclined event) {
            events.add(event);
        }

        @EventListener
        void on(MeetingRebookWanted event) {
            events.add(event);
        }

        @EventListener
        void on(LeadOptedOut event) {
            events.add(event);
        }
    }

    /** A lead of the user sdr with a name that no other has. */
    protected record Person(String id, String lastName, String email) {}

    protected Person lead() {
        var name = "Person" + UUID.randomUUID().toString().substring(0, 8);
        var email = name + "@example.com";
        var answer = as("manager")
                .post(
                        "/api/leads",
                        "{\"firstName\":\"Zoë\",\"lastName\":\"%s\",\"company\":\"%s, Söhne; Ltd\",\"email\":\"%s\",\"owner\":\"sdr\"}"
                                .formatted(name, name, email));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Person(answer.json().get("id").asText(), name, email);
    }

    /** A lead with a meeting that everybody was invited to. */
    protected Person bookedLead() {
        var lead = lead();
        meetings.book(lead.id(), "sdr", "ae", inDays(2));
        awaitEmptyOutbox();
        return lead;
    }

    protected static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MINUTES);
    }

    protected Caller as(String user) {
        return Caller.program(port, user, user);
    }

    protected Meeting meeting(Person lead) {
        return meetings.pending(lead.id()).orElseThrow();
    }

    /** A mail as it arrived; {@code calendar} is null without one. */
    protected record Received(String subject, String text, Calendar calendar, MimeMessage message) {
        public VEvent event() {
            return (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
        }

        public String method() {
            return calendar.getMethod().getValue();
        }

        public int sequence() {
            return event().getSequence().getSequenceNo();
        }

        public List<String> attendees() {
            return event().getAttendees().stream()
                    .map(attendee -> attendee.getCalAddress().getSchemeSpecificPart())
                    .toList();
        }
    }

    /** The mails about the lead that the address got, oldest first, as soon as there are so many of them. */
    protected List<Received> mails(String address, Person about, int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> mails(address, about), mails -> mails.size() >= count);
    }

    /** As above, when nothing more is under way. */
    protected List<Received> mailsAtLast(String address, Person about) {
        awaitEmptyOutbox();
        return mails(address, about);
    }

    private void awaitEmptyOutbox() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("SELECT COUNT(*) FROM outbox_entry WHERE state IN ('WAITING', 'SENDING')")
                        .query(Long.class)
                        .single()
                        .equals(0L));
    }

    private static List<Received> mails(String address, Person about) {
        return Arrays.stream(SMTP.getReceivedMessagesForDomain(address))
                .map(MeetingTest::received)
                .filter(mail -> mail.text().contains(about.lastName()))
                .toList();
    }

    private static Received received(MimeMessage message) {
        try {
            assertThat(message.getRecipients(RecipientType.TO)).hasSize(1);
            if (!(message.getContent() instanceof MimeMultipart parts)) {
                return new Received(message.getSubject(), (String) message.getContent(), null, message);
            }
            assertThat(parts.getCount()).isEqualTo(2);
            return new Received(
                    message.getSubject(),
                    (String) parts.getBodyPart(0).getContent(),
                    calendar(parts.getBodyPart(1)),
                    message);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Calendar calendar(BodyPart part) throws MessagingException, IOException {
        return calendar(new String(part.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    protected static Calendar calendar(String text) {
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text));
            assertThat(calendar.validate().getEntries()).isEmpty();
            return calendar;
        } catch (IOException | ParserException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
