package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.qualification.Outreach;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A task that analysts added: its codes, numbers and dates go to the process, its comment to the record's activities. */
@Component
class AnyOtherTaskRules implements UserTaskRules {
    private final Outreach outreach;
    private final Opportunities opportunities;
    private final OpportunityPursuit pursuit;

    AnyOtherTaskRules(Outreach outreach, Opportunities opportunities, OpportunityPursuit pursuit) {
        this.outreach = outreach;
        this.opportunities = opportunities;
        this.pursuit = pursuit;
    }

    @Override
    public String taskId() {
        return ANY_OTHER;
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var comment = answers.text("comment");
        var codes = answers.codes();
        answers.check();
        if (opportunities.find(task.businessKey()).isPresent()) {
            pursuit.note(task.businessKey(), task.definitionKey(), comment, task.user());
        } else {
            outreach.note(task.businessKey(), task.definitionKey(), ActivityType.NOTE, null, comment, task.user());
        }
        return codes;
    }
}
