package io.leadpath.qualification.process;

import static io.leadpath.qualification.Attendance.CANCELLED;
import static io.leadpath.qualification.Attendance.NO_SHOW;
import static io.leadpath.qualification.Attendance.RESCHEDULED;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.Attendance;
import io.leadpath.qualification.Meetings;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Hold meeting: the account executive tells how the meeting went. */
@Component
class HoldMeetingRules implements UserTaskRules {
    private static final int LONGEST_NOTES = 32000;

    private final Meetings meetings;
    private final TaskUser taskUser;

    HoldMeetingRules(Meetings meetings, TaskUser taskUser) {
        this.meetings = meetings;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "holdMeeting";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var attendance = answers.choice("attendance", Attendance.class);
        var notes = answers.text("notes");
        var comment = answers.text("comment");
        var meetingAt = answers.futureInstant("meetingAt");
        if (attendance == RESCHEDULED) {
            answers.require("meetingAt", "Say in 'meetingAt' when the meeting is now.");
        }
        var words = Stream.of(notes, comment).filter(text -> text != null).collect(Collectors.joining("\n"));
        if (words.length() > LONGEST_NOTES) {
            answers.refuse("notes", "'notes' and 'comment' together are longer than " + LONGEST_NOTES + " characters.");
        }
        answers.check();
        meetings.attended(task.businessKey(), attendance, words.isEmpty() ? null : words, task.user());
        var variables = new HashMap<String, Object>(taskUser.asAe(task));
        variables.put(Variables.ATTENDANCE.name(), Codes.toVariable(attendance));
        // Whoever cancels when the meeting has begun stayed away.
        if (attendance == NO_SHOW || attendance == CANCELLED) {
            variables.put(Variables.NO_SHOWS.name(), task.get(Variables.NO_SHOWS) + 1);
            variables.put(Variables.STATUS_REASON.name(), Codes.toVariable(NO_SHOW));
            variables.put(Variables.WAKE_UP_AT.name(), null);
        }
        if (attendance == RESCHEDULED) {
            variables.put(Variables.MEETING_AT.name(), meetingAt.toString());
        }
        return variables;
    }
}
