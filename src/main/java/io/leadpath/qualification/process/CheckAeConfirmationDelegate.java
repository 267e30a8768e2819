package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.AE_CONFIRMED;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Meetings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether the account executive has confirmed the meeting. */
@Component("checkAeConfirmation")
class CheckAeConfirmationDelegate implements JavaDelegate {
    private final Meetings meetings;

    CheckAeConfirmationDelegate(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AE_CONFIRMED.set(execution, meetings.isConfirmedByAe(leadOf(execution)));
    }
}
