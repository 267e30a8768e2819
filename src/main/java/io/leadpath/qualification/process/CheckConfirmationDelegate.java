package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.MEETING_CONFIRMED;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Meetings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether the lead has confirmed the meeting. */
@Component("checkConfirmation")
class CheckConfirmationDelegate implements JavaDelegate {
    private final Meetings meetings;

    CheckConfirmationDelegate(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MEETING_CONFIRMED.set(execution, meetings.isConfirmedByLead(leadOf(execution)));
    }
}
