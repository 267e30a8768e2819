package io.leadpath.qualification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.qualification.MeetingDeclined;
import io.leadpath.qualification.MeetingTest;
import java.time.Duration;
import java.time.Instant;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingRestTest extends MeetingTest {

    @Test
    void theMeetingsAeDeclinesIt() {
        var lead = bookedLead();

        var answer = as("ae").post(path(lead, "decline"), "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("id").asText()).isEqualTo(meeting(lead).id());
        assertThat(heard.events).contains(new MeetingDeclined(lead.id()));
        assertThat(as("sdr").get("/api/leads/" + lead.id() + "/activities").body())
                .contains("DECLINED_BY_AE");
    }

    @ParameterizedTest
    @CsvSource({"manager,200", "admin,200", "ae2,403", "sdr,403", "channel,403", "analyst,403"})
    void nobodyElseButAManagerDeclines(String user, int status) {
        var lead = bookedLead();

        assertThat(as(user).post(path(lead, "decline"), "").status()).isEqualTo(status);

        assertThat(heard.events.contains(new MeetingDeclined(lead.id()))).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @CsvSource({"true,ae", "true,manager", "false,manager"})
    void aMeetingThatHasBegunOrHasNoAeIsNotDeclined(boolean begun, String user) {
        var lead = lead();
        var startsAt = begun ? Instant.now().minus(Duration.ofMinutes(5)) : inDays(2);
        meetings.book(lead.id(), "sdr", begun ? "ae" : null, startsAt);

        var answer = as(user).post(path(lead, "decline"), "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().get("code").asText()).isEqualTo("INVALID_STATUS");
        assertThat(heard.events).doesNotContain(new MeetingDeclined(lead.id()));
        assertThat(as("sdr").get("/api/leads/" + lead.id() + "/activities").body())
                .doesNotContain("DECLINED_BY_AE");
    }

    @Test
    void theMeetingsAeConfirmsForTheAe() {
        var lead = bookedLead();

        var answer = as("ae").post(path(lead, "confirm"), "");

        assertThat(answer.json().get("aeConfirmedBy").asText()).isEqualTo("ae");
        assertThat(meetings.isConfirmedByAe(lead.id())).isTrue();
        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"sdr,200", "manager,200", "admin,200", "sdr2,403", "ae2,403", "channel,403", "analyst,403"})
    void theLeadsSdrOrAManagerRecordsThatTheLeadConfirmed(String user, int status) {
        var lead = bookedLead();

        assertThat(as(user).post(path(lead, "confirm"), "").status()).isEqualTo(status);

        assertThat(meetings.isConfirmedByLead(lead.id())).isEqualTo(status == 200);
        assertThat(meetings.isConfirmedByAe(lead.id())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"decline,ae", "confirm,sdr"})
    void whenNoMeetingIsPlannedThatIsTheAnswer(String what, String user) {
        var lead = lead();

        var answer = as(user).post(path(lead, what), "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").asText()).isEqualTo("INVALID_STATUS");
    }

    @ParameterizedTest
    @CsvSource({"decline,ae", "confirm,ae"})
    void anUnknownLeadIsNotFoundAndAConvertedOneRefusesFirst(String what, String user) {
        assertThat(as(user).post("/api/leads/none/meeting/" + what, "").status())
                .isEqualTo(404);
        var lead = bookedLead();
        var conversion = as("manager")
                .post("/api/leads/" + lead.id() + "/conversion", "{\"bypassReason\":\"They signed already.\"}");
        assertThat(conversion.status()).as(conversion.body()).isEqualTo(201);

        var answer = as(user).post(path(lead, what), "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").asText()).isEqualTo("LEAD_ALREADY_CONVERTED");
    }

    @Test
    void theMeetingIsThereForAnyCalendarWithoutTheLinksOfOthers() {
        var lead = bookedLead();

        var answer = as("analyst").get("/api/leads/" + lead.id() + "/meeting.ics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/calendar");
        assertThat(answer.header("Content-Disposition")).contains("meeting.ics");
        assertThat(answer.body()).doesNotContain("/public/");
        var calendar = calendar(answer.body());
        assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
        var event = (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
        assertThat(event.getUid().orElseThrow().getValue())
                .isEqualTo(meeting(lead).uid());
    }

    @Test
    void withoutAMeetingThereIsNothingForACalendar() {
        var lead = lead();

        assertThat(as("sdr").get("/api/leads/" + lead.id() + "/meeting.ics").status())
                .isEqualTo(404);
        assertThat(as("channel")
                        .get("/api/leads/" + bookedLead().id() + "/meeting.ics")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theLeadPageTellsOfTheMeeting() {
        var lead = bookedLead();
        as("ae").post(path(lead, "confirm"), "");

        assertThat(as("sdr")
                        .with("Accept", "text/html")
                        .get("/leads/" + lead.id())
                        .status())
                .isIn(200, 302);
        var page = io.leadpath.support.Caller.browser(port, "sdr").get("/leads/" + lead.id());
        assertThat(page.body())
                .contains("Next meeting", "Amira Demo, confirmed", "has not confirmed yet")
                .contains("/api/leads/" + lead.id() + "/meeting.ics");
    }

    private static String path(Person lead, String what) {
        return "/api/leads/" + lead.id() + "/meeting/" + what;
    }
}
