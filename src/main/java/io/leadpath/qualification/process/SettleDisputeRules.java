package io.leadpath.qualification.process;

import static io.leadpath.qualification.Ruling.SECOND_OPINION;
import static io.leadpath.qualification.Ruling.UPHOLD;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.qualification.Review;
import io.leadpath.qualification.Ruling;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Settle dispute: a sales manager upholds the rejection, overturns it or asks another account executive, once. After
 * anything but upholding another account executive goes on with the lead: chosen when the next task begins.
 */
@Component
class SettleDisputeRules implements UserTaskRules {
    private final Review review;
    private final LeadLifecycle lifecycle;

    SettleDisputeRules(Review review, LeadLifecycle lifecycle) {
        this.review = review;
        this.lifecycle = lifecycle;
    }

    @Override
    public String taskId() {
        return "settleDispute";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var ruling = answers.choice("ruling", Ruling.class);
        var comment = answers.text("comment");
        if (ruling == SECOND_OPINION && task.get(Variables.SECOND_OPINIONS) > 0) {
            answers.refuse("ruling", "A second opinion was asked for already; uphold or overturn the rejection.");
        }
        answers.check();
        review.rule(task.businessKey(), ruling, comment, task.user());
        var variables = new HashMap<String, Object>();
        variables.put(Variables.RULING.name(), Codes.toVariable(ruling));
        if (ruling != UPHOLD) {
            lifecycle.assignAe(task.businessKey(), null, task.user());
            variables.put(Variables.AE.name(), null);
        }
        if (ruling == SECOND_OPINION) {
            variables.put(Variables.SECOND_OPINIONS.name(), task.get(Variables.SECOND_OPINIONS) + 1);
        }
        return variables;
    }
}
