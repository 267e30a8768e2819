package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Meetings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The meeting does not take place: everybody's calendar is told. */
@Component("callOffMeeting")
class CallOffMeetingListener implements ExecutionListener {
    private final Meetings meetings;

    CallOffMeetingListener(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        meetings.cancel(leadOf(execution));
    }
}
