package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.AE;
import static io.leadpath.qualification.process.Variables.MEETING_AT;
import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.Meetings;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Books the meeting with the account executive named or else the lead's own; one who is chosen for it where there is none,
 * or who is away then.
 */
@Component("bookMeeting")
class BookMeetingDelegate implements JavaDelegate {
    private final Meetings meetings;
    private final AeAssignment assignment;

    BookMeetingDelegate(Meetings meetings, AeAssignment assignment) {
        this.meetings = meetings;
        this.assignment = assignment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var startsAt = Instant.parse(MEETING_AT.from(execution));
        if (!assignment.isThere(AE.from(execution), startsAt)) {
            AE.set(execution, assignment.choose(leadOf(execution)));
        }
        meetings.book(leadOf(execution), SDR.from(execution), AE.from(execution), startsAt);
    }
}
