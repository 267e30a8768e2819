package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.engine.ProcessSteering;
import io.leadpath.lead.LeadConverted;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Trials;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A lead that was converted over REST takes its process along: in the same transaction the process leaves wherever it is
 * and ends at leadConverted, also when a conversion job is waiting or has failed.
 */
@Component
class ConvertedElsewhere {
    private final RuntimeService runtime;
    private final ProcessSteering steering;
    private final Meetings meetings;
    private final Trials trials;

    ConvertedElsewhere(@Lazy RuntimeService runtime, ProcessSteering steering, Meetings meetings, Trials trials) {
        this.runtime = runtime;
        this.steering = steering;
        this.meetings = meetings;
        this.trials = trials;
    }

    @EventListener
    void on(LeadConverted event) {
        meetings.cancel(event.leadId());
        trials.end(event.leadId());
        if (!Variables.isAtWorkFor(event.leadId())) {
            running(event.leadId()).ifPresent(process -> steering.moveTo(process.getId(), "leadConverted"));
        }
    }

    private Optional<ProcessInstance> running(String leadId) {
        return AsSystem.call(() -> Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processDefinitionKey(Variables.PROCESS)
                .processInstanceBusinessKey(leadId)
                .singleResult()));
    }
}
