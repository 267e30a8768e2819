package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.AE;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.qualification.Meetings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The account executive cannot come or says nothing: the next one by load gets the meeting, or else the whole group. */
@Component("handOnMeeting")
class HandOnMeetingDelegate implements JavaDelegate {
    private final Meetings meetings;
    private final AeAssignment assignment;
    private final Notices notices;

    HandOnMeetingDelegate(Meetings meetings, AeAssignment assignment, Notices notices) {
        this.meetings = meetings;
        this.assignment = assignment;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var leadId = leadOf(execution);
        var next = assignment.another(leadId, meetings.askedAes(leadId));
        meetings.handOn(leadId, next);
        AE.set(execution, next);
        if (next != null) {
            notices.tell(next, Topic.MEETING_HANDED_ON, leadId);
        }
    }
}
