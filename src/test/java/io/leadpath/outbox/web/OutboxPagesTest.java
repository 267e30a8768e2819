package io.leadpath.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.outbox.OutboxEntries;
import io.leadpath.outbox.OutboxEntry;
import io.leadpath.support.Caller;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without a mail server: mails are kept where they can be looked at, and nobody notices otherwise. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties =
                "spring.datasource.url=jdbc:h2:mem:kept;DB_CLOSE_DELAY=-1") // nobody else's mails, from other times
class OutboxPagesTest {
    private static final String PAGE = "text/html";

    @LocalServerPort
    int port;

    @Autowired
    Notices notices;

    @Autowired
    OutboxEntries entries;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNoticeIsKeptAsAMailThatNamesTheLeadAndLinksToIt() {
        var lead = lead("Kept" + UUID.randomUUID());
        notices.tell("sdr", Topic.TASK_DUE, lead.id());
        var entry = kept(lead.id());

        var list = browser("manager").get("/outbox?state=KEPT");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).contains("/outbox/" + entry.id(), "sdr@leadpath.example", lead.name(), "Kept");

        var page = browser("admin").get("/outbox/" + entry.id());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("This task waits for you: " + lead.name(), "http://localhost:8080/leads/" + lead.id())
                .contains("Hello Sofia Demo")
                .doesNotContain("/send\"");
        assertThat(Caller.nobody(port).get("/actuator/health").body()).contains("UP");
    }

    @Test
    void whatIsKeptCanBeGivenUp() {
        var lead = lead("GivenUp" + UUID.randomUUID());
        notices.tell("sdr", Topic.TASK_DUE, lead.id());
        var path = "/outbox/" + kept(lead.id()).id();
        var manager = browser("manager");

        var answer = manager.form(path + "/give-up", Map.of("_csrf", manager.formToken(path)));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(manager.get(path).body()).contains("Given up", "Mei Demo").doesNotContain("/give-up\"");
    }

    @Test
    void whatIsKeptCannotBeSentWhileThereIsNoServer() {
        var lead = lead("NotSent" + UUID.randomUUID());
        notices.tell("sdr", Topic.TASK_DUE, lead.id());
        var path = "/outbox/" + kept(lead.id()).id();
        var manager = browser("manager");

        var answer = manager.form(path + "/send", Map.of("_csrf", manager.formToken(path)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("no such server is set up");
    }

    @Test
    void onlyThoseWhoSeeToItReadWhatOthersWereWritten() {
        var lead = lead("Secret" + UUID.randomUUID());
        notices.tell("sdr", Topic.TASK_DUE, lead.id());
        var path = "/outbox/" + kept(lead.id()).id();
        for (var user : new String[] {"sdr", "ae", "channel", "analyst"}) {
            var browser = browser(user);
            assertThat(browser.get("/outbox").status()).as(user).isEqualTo(403);
            assertThat(browser.get(path).status()).as(user).isEqualTo(403);
            assertThat(browser.get("/").body()).doesNotContain("href=\"/outbox\"");
            assertThat(browser.form(path + "/give-up", Map.of("_csrf", browser.pageToken()))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(browser("manager").get("/outbox/none").status()).isEqualTo(404);
        assertThat(browser("manager").get("/").body()).contains("href=\"/outbox\"");
    }

    @Test
    void theHomePageTellsWhatOneWasToldWithALinkToTheLead() {
        var lead = lead("News" + UUID.randomUUID());
        assertThat(browser("ae2").get("/").body()).doesNotContain("What you were told");

        notices.tell("ae2", Topic.LEAD_OF_YOUR_ACCOUNT, lead.id());

        assertThat(browser("ae2").get("/").body())
                .contains("A lead of your account came in", lead.name(), "href=\"/leads/" + lead.id() + "\"");
    }

    @Test
    void whoIsAwayIsNamedOnTheHomePageAndInTheMail() {
        notices.tell("admin", Topic.OWNER_LEFT, "sdr2");

        assertThat(browser("admin").get("/").body()).contains("Somebody is away or has left", "Samuel Demo");
        assertThat(mailTo("admin", "Somebody is away").subjectId()).isNull();
        assertThat(mailTo("admin", "Somebody is away").title()).endsWith(": Samuel Demo");
    }

    @Test
    void theOpportunityPastItsCloseDateIsNamedOnTheHomePageAndInTheMail() {
        var lead = lead("Won" + UUID.randomUUID());
        var deal = Caller.program(port, "manager", "manager")
                .post(
                        "/api/leads/" + lead.id() + "/conversion",
                        "{\"bypassReason\":\"Known for years\",\"opportunityName\":\"Deal of " + lead.name() + "\"}")
                .json()
                .at("/opportunityRecord/id")
                .asText();

        notices.tell("admin", Topic.CLOSE_DATE_PASSED, deal);

        assertThat(browser("admin").get("/").body()).contains("past its close date", "Deal of " + lead.name());
        assertThat(mailTo("admin", "This opportunity").title()).endsWith(": Deal of " + lead.name());
    }

    @Test
    void thatMailsFailIsToldOnceADayAndNotByMail() {
        notices.tell("manager", Topic.MAIL_FAILED, null);

        assertThat(browser("manager").get("/").body()).contains("A mail could not be delivered", "href=\"/outbox\"");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM outbox_entry WHERE recipient = 'manager@leadpath.example'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private record NewLead(String id, String name) {}

    private NewLead lead(String name) {
        var answer = Caller.program(port, "sdr", "sdr")
                .post("/api/leads", "{\"lastName\":\"" + name + "\",\"company\":\"" + name + " Ltd\"}");
        return new NewLead(answer.json().get("id").asText(), name + ", " + name + " Ltd");
    }

    private OutboxEntry kept(String leadId) {
        return await().until(
                        () -> entries.newest(OutboxEntry.State.KEPT, 100).stream()
                                .filter(entry -> leadId.equals(entry.subjectId()))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private OutboxEntry mailTo(String user, String title) {
        return entries.newest(null, 100).stream()
                .filter(entry -> entry.recipient().startsWith(user + "@")
                        && entry.title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private Caller browser(String user) {
        return Caller.browser(port, user).with("Accept", PAGE);
    }
}
