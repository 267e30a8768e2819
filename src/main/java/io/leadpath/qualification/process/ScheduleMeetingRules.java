package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Outreach;
import io.leadpath.qualification.SchedulingResult;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Schedule meeting: the SDR agrees on a time, or tells what stands in the way. */
@Component
class ScheduleMeetingRules implements UserTaskRules {
    private final Outreach outreach;
    private final LeadLifecycle lifecycle;
    private final Meetings meetings;
    private final AeAssignment assignment;
    private final TaskUser taskUser;

    ScheduleMeetingRules(
            Outreach outreach, LeadLifecycle lifecycle, Meetings meetings, AeAssignment assignment, TaskUser taskUser) {
        this.outreach = outreach;
        this.lifecycle = lifecycle;
        this.meetings = meetings;
        this.assignment = assignment;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "scheduleMeeting";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var result = answers.choice("meetingResult", SchedulingResult.class);
        var comment = answers.text("comment");
        var meetingAt = answers.futureInstant("meetingAt");
        var ae = answers.text("ae", 64);
        if (result == SchedulingResult.SCHEDULED) {
            answers.require("meetingAt", "Say in 'meetingAt' when the meeting is.");
        }
        if (result == SchedulingResult.NOT_INTERESTED) {
            answers.require("comment", "Say in 'comment' why the lead is not interested.");
        }
        if (ae != null) {
            assignment.objection(ae).ifPresent(sentence -> answers.refuse("ae", sentence));
        }
        answers.check();
        outreach.note(task.businessKey(), taskId(), ActivityType.CALL, result, comment, task.user());
        lifecycle.touch(task.businessKey(), task.user());
        if (result != SchedulingResult.SCHEDULED) {
            // One that is agreed on anew is moved when it is booked, so that calendars keep it as the same.
            meetings.cancel(task.businessKey());
        }
        var variables = new HashMap<String, Object>(taskUser.asSdr(task));
        variables.put(Variables.MEETING_RESULT.name(), Codes.toVariable(result));
        variables.put(Variables.STATUS_REASON.name(), Codes.toVariable(result));
        // What an AE rejected the lead for is over when the SDR has asked again.
        variables.put(Variables.REJECTION_REASON.name(), null);
        variables.put(Variables.WAKE_UP_AT.name(), null);
        if (result == SchedulingResult.CANNOT_MEET) {
            variables.put(Variables.SCHEDULING_ATTEMPTS.name(), task.get(Variables.SCHEDULING_ATTEMPTS) + 1);
        }
        if (meetingAt != null) {
            variables.put(Variables.MEETING_AT.name(), meetingAt.toString());
        }
        if (ae != null) {
            variables.put(Variables.AE.name(), ae);
        }
        if (result == SchedulingResult.WANTS_TRIAL) {
            variables.put(Variables.TRIAL_EXTENSIONS.name(), 0);
        }
        return variables;
    }
}
