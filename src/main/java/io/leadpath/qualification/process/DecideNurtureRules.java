package io.leadpath.qualification.process;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decide nurture: the manager grants one more rest, has the lead worked again, or closes it. */
@Component
class DecideNurtureRules implements UserTaskRules {
    private final ManagerDecisions decisions;

    DecideNurtureRules(ManagerDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String taskId() {
        return "decideNurture";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        return decisions.decide(task, answers, "backToSdr");
    }
}
