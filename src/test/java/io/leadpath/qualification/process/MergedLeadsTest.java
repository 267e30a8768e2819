package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.activity.Activity;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadEditing;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadMerging;
import io.leadpath.lead.LeadStatus;
import io.leadpath.qualification.Attendance;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import io.leadpath.support.Contingency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    LeadEditing editing;

    @Autowired
    ObjectMapper json;

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

    @ParameterizedTest
    @ValueSource(strings = {"email", "company"})
    void aLeadRejectedAsADuplicateIsMergedIntoTheOneInProgressThatIsTheSamePerson(String same) {
        var lead = journey.rejectedLead("duplicate");
        var known = journey.lead(lead).details();
        var other = journey.newLead();
        become(other, same.equals("email") ? "email" : "company, lastName", lead);
        assertThat(journey.lead(other).details().email().equals(known.email())).isEqualTo(same.equals("email"));

        journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));

        assertThat(journey.process(lead).getEndTime()).isNotNull();
        assertThat(journey.passed(lead, "leadMerged")).isTrue();
        assertStatus(lead, LeadStatus.DISQUALIFIED, "MERGED");
        assertThat(journey.activities(other)).extracting(Activity::outcome).containsExactly("MERGED");
        assertThat(journey.waitsAt(other)).contains("workLead");
    }

    @Test
    void aLeadRejectedAsADuplicateOfNoneInProgressIsDisqualified() {
        var lead = journey.rejectedLead("duplicate");

        journey.timerFires(lead, "rejectionAccepted");

        assertThat(journey.passed(lead, "leadDisqualified")).isTrue();
        assertStatus(lead, LeadStatus.DISQUALIFIED, "DUPLICATE");
    }

    /** Gives the lead what the other one has, as somebody does who corrects it. */
    private void become(String lead, String fields, String like) {
        var model = journey.lead(like).details();
        var values = new HashMap<String, Object>(
                fields.equals("email")
                        ? Map.of("email", model.email())
                        : Map.of("company", model.company(), "lastName", model.lastName()));
        editing.edit(lead, null, details -> changed(details, values), CurrentUser.SYSTEM);
    }

    private LeadDetails changed(LeadDetails details, Map<String, Object> values) {
        Map<String, Object> all = json.convertValue(details, new TypeReference<>() {});
        all.putAll(values);
        return json.convertValue(all, LeadDetails.class);
    }

    private void assertStatus(String lead, LeadStatus status, String reason) {
        assertThat(journey.lead(lead).state())
                .extracting("status", "statusReason")
                .containsExactly(status, reason);
    }
}
