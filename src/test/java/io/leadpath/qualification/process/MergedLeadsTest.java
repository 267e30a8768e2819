package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.lead.LeadMerging;
import io.leadpath.qualification.Attendance;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a merge tells the process. */
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
    void theMeetingOfTheMergedLeadIsCalledOff() {
        var merged = journey.bookedLead();

        merging.merge(merged, journey.newLead(), CurrentUser.SYSTEM);

        assertThat(meetings.of(merged).get(0).attendance()).isEqualTo(Attendance.CANCELLED);
    }
}
