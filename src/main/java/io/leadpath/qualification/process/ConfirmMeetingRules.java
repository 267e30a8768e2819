package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.Confirmation;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Outreach;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Confirm meeting: the SDR asked the lead, who comes or wants another date. */
@Component
class ConfirmMeetingRules implements UserTaskRules {
    private final Outreach outreach;
    private final Meetings meetings;
    private final TaskUser taskUser;

    ConfirmMeetingRules(Outreach outreach, Meetings meetings, TaskUser taskUser) {
        this.outreach = outreach;
        this.meetings = meetings;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "confirmMeeting";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var confirmation = answers.choice("confirmation", Confirmation.class);
        var comment = answers.text("comment");
        answers.check();
        outreach.note(task.businessKey(), taskId(), ActivityType.CALL, confirmation, comment, task.user());
        if (confirmation == Confirmation.CONFIRMED) {
            meetings.confirmByLead(task.businessKey(), task.user());
        } else {
            meetings.cancel(task.businessKey());
        }
        var variables = new HashMap<String, Object>(taskUser.asSdr(task));
        variables.put(Variables.CONFIRMATION.name(), Codes.toVariable(confirmation));
        return variables;
    }
}
