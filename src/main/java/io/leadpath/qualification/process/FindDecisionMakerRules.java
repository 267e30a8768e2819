package io.leadpath.qualification.process;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Find decision maker: the SDR found whoever decides, or nobody. */
@Component
class FindDecisionMakerRules implements UserTaskRules {
    private final PersonSearch search;

    FindDecisionMakerRules(PersonSearch search) {
        this.search = search;
    }

    @Override
    public String taskId() {
        return "findDecisionMaker";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        return search.complete(task, answers, Variables.DECISION_MAKER_SEARCH, Variables.DECISION_MAKER_SEARCHES);
    }
}
