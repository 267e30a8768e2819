package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.Outreach;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Supply information: the SDR answers what the account executive asked. */
@Component
class SupplyInformationRules implements UserTaskRules {
    private final Outreach outreach;
    private final TaskUser taskUser;

    SupplyInformationRules(Outreach outreach, TaskUser taskUser) {
        this.outreach = outreach;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "supplyInformation";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var comment = answers.text("comment");
        answers.require("comment", "Give the information in 'comment'.");
        answers.check();
        outreach.note(task.businessKey(), taskId(), ActivityType.RESEARCH, null, comment, task.user());
        return taskUser.asSdr(task);
    }
}
