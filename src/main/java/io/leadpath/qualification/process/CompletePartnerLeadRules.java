package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.Outreach;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Complete partner lead: the SDR adds what the channel manager missed. */
@Component
class CompletePartnerLeadRules implements UserTaskRules {
    private final Outreach outreach;
    private final TaskUser taskUser;

    CompletePartnerLeadRules(Outreach outreach, TaskUser taskUser) {
        this.outreach = outreach;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "completePartnerLead";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var comment = answers.text("comment");
        answers.require("comment", "Say in 'comment' what you found out or added to the record.");
        answers.check();
        outreach.note(task.businessKey(), taskId(), ActivityType.RESEARCH, null, comment, task.user());
        return taskUser.asSdr(task);
    }
}
