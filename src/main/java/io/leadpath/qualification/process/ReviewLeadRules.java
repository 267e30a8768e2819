package io.leadpath.qualification.process;

import static io.leadpath.qualification.ReviewDecision.NEEDS_INFORMATION;
import static io.leadpath.qualification.ReviewDecision.REJECT;

import io.leadpath.engine.Decisions;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.RejectionReason;
import io.leadpath.qualification.Review;
import io.leadpath.qualification.ReviewDecision;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Review lead: the account executive approves, rejects with a reason, or asks for more. */
@Component
class ReviewLeadRules implements UserTaskRules {
    private final Review review;
    private final Deadlines deadlines;
    private final Decisions decisions;
    private final HandOffs handOffs;
    private final TaskUser taskUser;

    ReviewLeadRules(Review review, Deadlines deadlines, Decisions decisions, HandOffs handOffs, TaskUser taskUser) {
        this.review = review;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.handOffs = handOffs;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "reviewLead";
    }

    private Review.InForce inForce(TaskInHand task) {
        return new Review.InForce(
                task.processDefinitionId(),
                decisions.versionsInForce(List.of("qualification-criteria", "rejection-handling", "service-levels")));
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var decision = answers.choice("decision", ReviewDecision.class);
        var reason = answers.optionalChoice("rejectionReason", RejectionReason.class);
        var comment = answers.text("comment");
        var seenVersion = answers.count(LeadFormData.VERSION);
        if (decision == REJECT) {
            answers.require("rejectionReason", "Say in 'rejectionReason' why the lead is rejected.");
        } else if (reason != null) {
            answers.refuse("rejectionReason", "'rejectionReason' goes with reject only.");
        }
        if (reason == RejectionReason.OTHER) {
            answers.require("comment", "Say in 'comment' what the other reason is.");
        }
        var round = task.get(Variables.INFORMATION_ROUNDS) + 1;
        if (decision == NEEDS_INFORMATION && !deadlines.has("supplyInformation", round)) {
            answers.refuse(
                    "decision",
                    "More information was asked for " + (round - 1) + " times already; approve or reject the lead.");
        }
        if (handOffs.isOverruled(task.businessKey(), task.user())) {
            answers.refuse(
                    "decision",
                    "You rejected this lead; the second opinion is another account executive's. Put the task back to the group.");
        }
        answers.check();
        var verdict = new Review.Verdict(decision, reason, comment, seenVersion);
        review.decide(task.businessKey(), taskId(), task.get(Variables.SDR), verdict, inForce(task), task.user());
        var variables = new HashMap<String, Object>(taskUser.asAe(task));
        variables.put(Variables.DECISION.name(), Codes.toVariable(decision));
        if (decision == NEEDS_INFORMATION) {
            variables.put(Variables.INFORMATION_ROUNDS.name(), round);
        }
        if (decision == REJECT) {
            variables.put(Variables.REJECTION_REASON.name(), Codes.toVariable(reason));
            variables.put(Variables.STATUS_REASON.name(), Codes.toVariable(reason));
            variables.put(Variables.WAKE_UP_AT.name(), null);
        }
        return variables;
    }
}
