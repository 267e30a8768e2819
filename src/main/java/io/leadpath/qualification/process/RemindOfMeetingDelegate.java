package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Meetings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds SDR, account executive and lead of the meeting. */
@Component("remindOfMeeting")
class RemindOfMeetingDelegate implements JavaDelegate {
    private final Meetings meetings;

    RemindOfMeetingDelegate(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        meetings.remind(leadOf(execution));
    }
}
