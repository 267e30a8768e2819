package io.leadpath.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadpath.lead.Leads;
import io.leadpath.outbox.OutboxEntries;
import io.leadpath.outbox.OutboxEntry;
import io.leadpath.outbox.OutboxEntry.State;
import io.leadpath.outbox.OutboxOfTest;
import io.leadpath.persistence.PhoneKeys;
import io.leadpath.support.MovableClock;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.transaction.support.TransactionOperations;

/** Mails from the outbox to a real SMTP server, which goes away, comes back and misbehaves. */
@SpringBootTest(
        classes = {OutboxOfTest.class, MailTest.Parts.class},
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mail;DB_CLOSE_DELAY=-1",
            "spring.flyway.locations=classpath:db/migration/common"
        })
class MailTest {
    private static final String LEAD = "lead-1";
    private static final String OPT_OUT = "http://localhost:8080/public/opt-out/x";

    @Autowired
    Mails mails;

    @Autowired
    OutboxOfTest outbox;

    @Autowired
    OutboxEntries entries;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private final GreenMail smtp = new GreenMail(
            new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        jdbc.sql("DELETE FROM outbox_entry").update();
        jdbc.sql("DELETE FROM lead").update();
        jdbc.sql(
                        "INSERT INTO lead (id, last_name, last_name_key, search_text, do_not_call, email_opt_out,"
                                + " owner_is_group, status, created_at, version)"
                                + " VALUES ('lead-1', 'Example', 'example', '', FALSE, FALSE, FALSE, 'OPEN', CURRENT_TIMESTAMP, 0)")
                .update();
        smtp.start();
        sender.setPort(smtp.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        smtp.stop();
    }

    @Test
    void sendsPlainTextFromThePlatformsAddressWithAnIdOfItsOwn() throws Exception {
        var entry = send(Mail.toColleague("sdr@leadpath.example", "Zoë waits", "Hello Zoë\n\nBye")
                .answeredBy("ae@leadpath.example"));
        outbox.run();

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("Zoë waits");
        assertThat(mail.getContent()).isEqualTo("Hello Zoë\r\n\r\nBye");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getFrom()[0]).hasToString("Leadpath <leadpath@leadpath.example>");
        assertThat(mail.getReplyTo()[0]).hasToString("ae@leadpath.example");
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0]).hasToString("sdr@leadpath.example");
        assertThat(mail.getMessageID()).isEqualTo("<" + entry.id() + "@leadpath.example>");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void everyMailToALeadSaysHowToGetNoMore() throws Exception {
        send(toLead());
        outbox.run();

        assertThat(only().getHeader("List-Unsubscribe", null)).isEqualTo("<" + OPT_OUT + ">");
        assertThat(only().getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void carriesAnEventForTheCalendar() throws Exception {
        send(toLead().with(new Mail.Event("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")));
        outbox.run();

        var parts = (MimeMultipart) only().getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Hello");
        assertThat(parts.getBodyPart(1).getContentType())
                .contains("text/calendar")
                .contains("method=REQUEST");
        assertThat(GreenMailUtil.getBody(parts.getBodyPart(1))).contains("BEGIN:VCALENDAR");
    }

    @Test
    void aMailServerThatIsDownAndComesBackGetsTheMailOnce() throws Exception {
        smtp.stop();
        var entry = send(toLead());
        outbox.run();
        assertThat(state(entry)).isEqualTo(State.WAITING);
        assertThat(entries.get(entry.id()).problem()).isEqualTo("The mail server cannot be reached.");

        smtp.start();
        clock.pass(Duration.ofHours(1));
        outbox.run();
        clock.pass(Duration.ofDays(1));
        outbox.run();

        assertThat(state(entry)).isEqualTo(State.DELIVERED);
        assertThat(only().getMessageID()).contains(entry.id());
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,451 later,WAITING",
        "MAIL,553 not from you,FAILED",
        "RCPT,450 busy,WAITING",
        "RCPT,550 unknown,FAILED",
        "RCPT,'',WAITING",
        "DATA,421 going down,WAITING",
        ".,452 full,WAITING",
        ".,554 spam,FAILED",
        ".,'',UNCERTAIN",
        "QUIT,'',DELIVERED"
    })
    void onlyWhatCertainlyDidNotGoOutIsTriedAgain(String command, String answer, State state) throws Exception {
        try (var stubborn = new StubbornSmtpServer(command, answer)) {
            sender.setPort(stubborn.port());
            var entry = send(toLead());
            outbox.run();

            assertThat(state(entry)).isEqualTo(state);
        }
    }

    @Test
    void doesNotWriteToALeadThatOptedOutWhileTheMailWaited() {
        var toLead = send(toLead());
        var toColleague = send(Mail.toColleague("sdr@leadpath.example", "Hello", "Hello"));
        jdbc.sql("UPDATE lead SET email_opt_out = TRUE").update();
        outbox.run();

        assertThat(state(toLead)).isEqualTo(State.GIVEN_UP);
        assertThat(state(toColleague)).isEqualTo(State.DELIVERED);
    }

    @Test
    void doesNotSendWhatIsOver() {
        var over = send(toLead().notAfter(clock.instant()));
        var toCome = send(toLead().notAfter(clock.instant().plusSeconds(1)));
        outbox.run();

        assertThat(state(over)).isEqualTo(State.GIVEN_UP);
        assertThat(state(toCome)).isEqualTo(State.DELIVERED);
    }

    @Test
    void aMalformedAddressFailsAtOnce() {
        var entry = send(Mail.toColleague("no address", "Hello", "Hello"));
        outbox.run();

        assertThat(state(entry)).isEqualTo(State.FAILED);
    }

    @Test
    void aNameWithLineBreaksAddsNoHeader() throws Exception {
        send(Mail.toColleague("sdr@leadpath.example", "Hello\r\nBcc: eve@example.com", "Hello"));
        outbox.run();

        assertThat(only().getHeader("Bcc")).isNull();
        assertThat(only().getSubject()).isEqualTo("Hello Bcc: eve@example.com");
    }

    private static Mail toLead() {
        return Mail.toLead("ada@example.com", "Hello", "Hello", OPT_OUT);
    }

    private OutboxEntry send(Mail mail) {
        var before = entries.newest(null, 10);
        transaction.executeWithoutResult(status -> mails.send(mail, LEAD, null));
        return entries.newest(null, 10).stream()
                .filter(entry -> !before.contains(entry))
                .findFirst()
                .orElseThrow();
    }

    private State state(OutboxEntry entry) {
        return entries.get(entry.id()).state();
    }

    private MimeMessage only() {
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        return smtp.getReceivedMessages()[0];
    }

    @Import({Mails.class, MailFormat.class, MailChannel.class, Leads.class, PhoneKeys.class})
    static class Parts {
        @Bean
        MailSettings mailSettings() {
            return new MailSettings("leadpath@leadpath.example", "Leadpath");
        }

        @Bean
        JavaMailSenderImpl mailSender() {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "10000");
            return sender;
        }
    }
}
