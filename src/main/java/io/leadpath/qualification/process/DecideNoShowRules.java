package io.leadpath.qualification.process;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decide no-show: the manager tries once more, lets the lead rest, or closes it. */
@Component
class DecideNoShowRules implements UserTaskRules {
    private final ManagerDecisions decisions;

    DecideNoShowRules(ManagerDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String taskId() {
        return "decideNoShow";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        return decisions.decide(task, answers, null);
    }
}
