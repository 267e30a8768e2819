package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.qualification.ManagerDecision;
import io.leadpath.qualification.Outreach;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the tasks share in which a sales manager decides about a lead that is stuck. */
@Component
class ManagerDecisions {
    private final Outreach outreach;

    ManagerDecisions(Outreach outreach) {
        this.outreach = outreach;
    }

    /**
     * Records the decision.
     *
     * @param whereToGoOn the next step of a lead that is to be worked on; null where the model says it
     */
    Map<String, Object> decide(TaskInHand task, TaskAnswers answers, String whereToGoOn) {
        var decision = answers.choice("managerDecision", ManagerDecision.class);
        var comment = answers.text("comment");
        answers.check();
        outreach.note(task.businessKey(), task.definitionKey(), ActivityType.NOTE, decision, comment, task.user());
        var variables = new HashMap<String, Object>();
        variables.put(Variables.MANAGER_DECISION.name(), Codes.toVariable(decision));
        if (decision != ManagerDecision.CONTINUE) {
            variables.put(Variables.NEXT_STEP.name(), Codes.toVariable(decision));
        } else if (whereToGoOn != null) {
            variables.put(Variables.NEXT_STEP.name(), whereToGoOn);
        }
        return variables;
    }
}
