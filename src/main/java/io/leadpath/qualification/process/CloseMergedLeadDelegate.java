package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Meetings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The lead goes on as another one: what is still open for this one is called off. */
@Component("closeMergedLead")
class CloseMergedLeadDelegate implements JavaDelegate {
    private final Meetings meetings;

    CloseMergedLeadDelegate(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        meetings.cancel(leadOf(execution));
    }
}
