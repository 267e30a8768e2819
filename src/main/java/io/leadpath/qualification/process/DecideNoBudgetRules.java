package io.leadpath.qualification.process;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decide no budget: the manager lets the lead rest, sends it on to a meeting, or closes it. */
@Component
class DecideNoBudgetRules implements UserTaskRules {
    private final ManagerDecisions decisions;

    DecideNoBudgetRules(ManagerDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String taskId() {
        return "decideNoBudget";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        return decisions.decide(task, answers, "scheduleMeeting");
    }
}
