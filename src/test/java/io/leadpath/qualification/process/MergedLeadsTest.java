package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.activity.Activity;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadMerging;
import io.leadpath.lead.LeadStatus;
import io.leadpath.qualification.Attendance;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import io.leadpath.support.Contingency;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row 1: two leads that are one person, at intake and later. */
@PathTest
@Import(Journey.class)
class MergedLeadsTest {
    @Autowired
    Journey journey;

    @Autowired
    LeadMerging merging;

    @Autowired
    Meetings meetings;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    private String deployment;

    @AfterEach
    void removeProbe() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void thePathOfTheMergedLeadHearsOfItAndNoOther() {
        var model = Bpmn.createExecutableProcess("merge-probe")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("waits")
                .message("LeadMerged")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("merge-probe.bpmn", model)
                .deploy()
                .getId();
        var merged = journey.newLead();
        var kept = journey.newLead();
        runtime.startProcessInstanceByKey("merge-probe", merged);
        runtime.startProcessInstanceByKey("merge-probe", kept);

        merging.merge(merged, kept, CurrentUser.SYSTEM);

        var waiting = runtime.createProcessInstanceQuery().processDefinitionKey("merge-probe");
        assertThat(waiting.processInstanceBusinessKey(merged).count()).isZero();
        assertThat(waiting.processInstanceBusinessKey(kept).count()).isOne();
    }

    @Test
    @Contingency(
            row = 1,
            elements = {"mergeReceived", "leadMerged"},
            rules = {LeadMerging.class})
    void theMergedLeadLeavesItsPathAndTheOtherOneGoesOnWithWhatItSaid() {
        var merged = journey.bookedLead();
        var kept = journey.newLead();
        var due = journey.task(kept, "workLead").getDueDate();

        merging.merge(merged, kept, CurrentUser.SYSTEM);

        assertThat(journey.process(merged).getEndTime()).isNotNull();
        assertThat(journey.passed(merged, "leadMerged")).isTrue();
        assertStatus(merged, LeadStatus.DISQUALIFIED, "MERGED");
        assertThat(meetings.of(merged).get(0).attendance()).isEqualTo(Attendance.CANCELLED);
        assertThat(journey.waitsAt(kept)).contains("workLead");
        assertStatus(kept, LeadStatus.OPEN, null);
        assertThat(journey.task(kept, "workLead").getDueDate()).isEqualTo(due);
        assertThat(journey.activities(kept)).extracting(Activity::outcome).containsExactly("MERGED");
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, email, OPEN, workLead",
        "OPEN, company, OPEN, workLead",
        "WORKING, email, WORKING, scheduleMeeting",
        "NURTURING, email, WORKING, workLead",
        "QUALIFIED, company, QUALIFIED, prepareConversion"
    })
    @Contingency(
            row = 1,
            elements = {"nurtureLead"},
            rules = {LeadIntake.class})
    void aFurtherEnquiryIsLoggedOnTheLeadInProgressAndWakesOneThatRests(
            LeadStatus status, String same, LeadStatus then, String element) {
        var lead =
                switch (status) {
                    case WORKING -> journey.interestedLead();
                    case QUALIFIED -> journey.approvedLead();
                    default -> journey.newLead();
                };
        if (status == LeadStatus.NURTURING) {
            journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "badTiming"));
        }
        var known = journey.lead(lead).details();
        var before = jdbc.sql("SELECT COUNT(*) FROM lead").query(Long.class).single();

        var second = journey.newLead(
                same.equals("email")
                        ? Map.of("email", known.email().toUpperCase(Locale.ROOT))
                        : Map.of("company", known.company() + ", Inc.", "lastName", known.lastName()));

        assertThat(second).isEqualTo(lead);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM lead").query(Long.class).single())
                .isEqualTo(before);
        assertThat(journey.waitsAt(lead)).contains(element);
        assertStatus(lead, then, null);
        assertThat(journey.task(lead, element).getDueDate()).isNotNull();
        assertThat(journey.activities(lead)).extracting(Activity::outcome).containsOnlyOnce("NEW_ENQUIRY");
    }

    private void assertStatus(String lead, LeadStatus status, String reason) {
        assertThat(journey.lead(lead).state())
                .extracting("status", "statusReason")
                .containsExactly(status, reason);
    }
}
