package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.lead.LeadLifecycle;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The lead wants no further contact: all opt-outs are set at once and the lead leaves the path. */
@Component("recordOptOut")
class RecordOptOutDelegate implements JavaDelegate {
    private final LeadLifecycle lifecycle;
    private final Meetings meetings;

    RecordOptOutDelegate(LeadLifecycle lifecycle, Meetings meetings) {
        this.lifecycle = lifecycle;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lifecycle.optOut(leadOf(execution), CurrentUser.SYSTEM);
        // Only now, so that the lead gets no mail about it.
        meetings.cancel(leadOf(execution));
    }
}
