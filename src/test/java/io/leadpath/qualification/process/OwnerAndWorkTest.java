package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.qualification.Meetings;
import io.leadpath.support.Caller;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Who owns a lead works it, and who works it owns it. */
@PathTest
@Import(Journey.class)
class OwnerAndWorkTest {
    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    TaskService tasks;

    @Autowired
    Meetings meetings;

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    void theSdrToWhomAManagerGivesTheTaskOwnsTheLead() {
        var lead = journey.newLead(Map.of("owner", "sdr"));

        give(lead, "workLead", "sdr2");

        assertWorkedAndOwnedBy(lead, "sdr2");
    }

    @Test
    void theColleagueWhoCompletesTheTaskOwnsTheLead() {
        var lead = journey.newLead(Map.of("owner", "sdr2"));
        tasks.setAssignee(journey.task(lead, "workLead").getId(), null);

        journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);

        assertThat(journey.task(lead, "scheduleMeeting").getAssignee()).isEqualTo("sdr");
        assertWorkedAndOwnedBy(lead, "sdr");
        assertThat(Caller.program(port, "sdr", "sdr")
                        .post("/api/leads/" + lead + "/messages", "{\"name\":\"LeadWithdrawn\"}")
                        .status())
                .isBetween(200, 204);
    }

    @Test
    void aManagerWhoHelpsOutDoesNotOwnTheLead() {
        var lead = journey.newLead(Map.of("owner", "sdr"));
        give(lead, "workLead", "manager");

        journey.complete(lead, "workLead", "manager", Journey.INTERESTED);

        assertWorkedAndOwnedBy(lead, "sdr");
        assertThat(journey.task(lead, "scheduleMeeting").getAssignee()).isEqualTo("sdr");
    }

    @Test
    void theAeWhoHeldTheMeetingHasTheLeadAndStandsInTheMeeting() {
        var lead = journey.leadInMeeting();
        give(lead, "holdMeeting", "ae2");

        journey.complete(lead, "holdMeeting", "ae2", Map.of("attendance", "held"));

        assertThat(journey.lead(lead).state().ae()).isEqualTo("ae2");
        assertThat(meetings.of(lead)).extracting("ae").containsExactly("ae2");
        assertThat(journey.task(lead, "reviewLead").getAssignee()).isEqualTo("ae2");
    }

    @Test
    void theOpenTasksGoToTheNewOwner() {
        var lead = journey.newLead(Map.of("owner", "sdr"));

        changeOwner(lead, "sdr2");

        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr2");
        assertWorkedAndOwnedBy(lead, "sdr2");
    }

    @ParameterizedTest
    @CsvSource({"sales-manager", "ae2"})
    void theOpenTasksGoBackToTheGroupWhenTheNewOwnerIsNoSdr(String owner) {
        var lead = journey.newLead(Map.of("owner", "sdr"));

        changeOwner(lead, owner);

        assertThat(journey.task(lead, "workLead").getAssignee()).isNull();
        assertThat(journey.variable(lead, "sdr")).isNull();
    }

    @Test
    void aLeadInTheQueueOfATeamIsGivenToTheUserOfTheSameName() {
        var lead = journey.newLead();
        assertThat(journey.lead(lead).state().ownerIsGroup()).isTrue();

        patch(lead, "{\"title\":\"Head of Purchasing\"}");
        assertThat(journey.lead(lead).state().ownerIsGroup()).isTrue();
        changeOwner(lead, "sdr");

        assertThat(journey.lead(lead).state().ownerIsGroup()).isFalse();
        assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo("sdr");
        assertWorkedAndOwnedBy(lead, "sdr");
    }

    private void give(String lead, String task, String user) {
        var id = journey.task(lead, task).getId();
        journey.as("manager", () -> tasks.setAssignee(id, user));
    }

    private void changeOwner(String lead, String owner) {
        patch(lead, "{\"owner\":\"" + owner + "\"}");
    }

    private void patch(String lead, String body) {
        var answer = Caller.program(port, "manager", "manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/leads/" + lead, body, "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void assertWorkedAndOwnedBy(String lead, String sdr) {
        assertThat(journey.lead(lead).details().owner()).isEqualTo(sdr);
        assertThat(journey.lead(lead).state().ownerIsGroup()).isFalse();
        assertThat(journey.variable(lead, "sdr")).isEqualTo(sdr);
    }
}
