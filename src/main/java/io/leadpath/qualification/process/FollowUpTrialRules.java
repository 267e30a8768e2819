package io.leadpath.qualification.process;

import static io.leadpath.qualification.TrialResult.EXTEND;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.TrialResult;
import io.leadpath.qualification.Trials;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Follow up trial: the SDR asks what the lead wants now. How often a trial is extended stands in service-levels. */
@Component
class FollowUpTrialRules implements UserTaskRules {
    private final Trials trials;
    private final Deadlines deadlines;
    private final TaskUser taskUser;

    FollowUpTrialRules(Trials trials, Deadlines deadlines, TaskUser taskUser) {
        this.trials = trials;
        this.deadlines = deadlines;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "followUpTrial";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var result = answers.choice("trialResult", TrialResult.class);
        var comment = answers.text("comment");
        var extensions = task.get(Variables.TRIAL_EXTENSIONS);
        if (result == EXTEND && !deadlines.has("trialEnd", extensions + 1)) {
            answers.refuse("trialResult", "This trial cannot be extended any further; choose another result.");
        }
        answers.check();
        trials.followUp(task.businessKey(), result, comment, task.user());
        var variables = new HashMap<String, Object>(taskUser.asSdr(task));
        variables.put(Variables.TRIAL_RESULT.name(), Codes.toVariable(result));
        variables.put(Variables.STATUS_REASON.name(), Codes.toVariable(result));
        variables.put(Variables.WAKE_UP_AT.name(), null);
        if (result == EXTEND) {
            variables.put(Variables.TRIAL_EXTENSIONS.name(), extensions + 1);
        }
        return variables;
    }
}
