package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.conversion.OpportunityChoice;
import io.leadpath.conversion.PreparedConversions;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.Outreach;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Prepare conversion: the account executive says what the lead becomes and confirms that it cannot be undone. What the
 * conversion would refuse now is refused here, where it can still be mended.
 */
@Component
class PrepareConversionRules implements UserTaskRules {
    private static final int REASON = 1000;

    private final LeadConversion conversion;
    private final PreparedConversions prepared;
    private final Outreach outreach;
    private final HandOffs handOffs;
    private final TaskUser taskUser;

    PrepareConversionRules(
            LeadConversion conversion,
            PreparedConversions prepared,
            Outreach outreach,
            HandOffs handOffs,
            TaskUser taskUser) {
        this.conversion = conversion;
        this.prepared = prepared;
        this.outreach = outreach;
        this.handOffs = handOffs;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "prepareConversion";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var choice = answers.choice("opportunityChoice", OpportunityChoice.class);
        var request = request(choice, answers);
        var comment = answers.text("comment");
        var seenVersion = answers.count(LeadFormData.VERSION);
        if (!answers.yes("confirmed")) {
            answers.refuse("confirmed", "Confirm that the conversion cannot be undone.");
        }
        if (handOffs.isOverruled(task.businessKey(), task.user())) {
            answers.refuse(
                    "confirmed",
                    "You rejected this lead; another account executive converts it. Put the task back to the group.");
        }
        answers.check();
        // A colleague who took the task over, or got it by a ruling, is the lead's account executive from now on.
        var variables = new HashMap<String, Object>(taskUser.asAe(task));
        refuseNowWhatWouldBeRefusedLater(task, request);
        prepared.save(task.businessKey(), request, seenVersion, task.user());
        outreach.note(task.businessKey(), taskId(), ActivityType.NOTE, choice, comment, task.user());
        variables.put(Variables.OPPORTUNITY_CHOICE.name(), Codes.toVariable(choice));
        variables.put(Variables.REFUSAL.name(), null);
        return variables;
    }

    private void refuseNowWhatWouldBeRefusedLater(TaskInHand task, ConversionRequest request) {
        var problems = request.problems();
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
        conversion.check(task.businessKey(), request, task.user());
    }

    private static ConversionRequest request(OpportunityChoice choice, TaskAnswers answers) {
        return new ConversionRequest(
                choice,
                answers.text("accountId", 36),
                answers.text("contactId", 36),
                answers.text("opportunityId", 36),
                answers.text("opportunityName", 120),
                answers.money("amount"),
                answers.date("closeDate"),
                answers.text("ownerId", 64),
                answers.yes("overwriteSource"),
                answers.text("noOpportunityReason", REASON),
                answers.yes("allowDuplicates"),
                answers.text("duplicateReason", REASON),
                null);
    }
}
