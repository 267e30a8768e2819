package io.leadpath.qualification.process;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Find contact: the SDR found the right person behind wrong contact data, or nobody. */
@Component
class FindContactRules implements UserTaskRules {
    private final PersonSearch search;

    FindContactRules(PersonSearch search) {
        this.search = search;
    }

    @Override
    public String taskId() {
        return "findContact";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        return search.complete(task, answers, Variables.CONTACT_SEARCH, Variables.CONTACT_SEARCHES);
    }
}
