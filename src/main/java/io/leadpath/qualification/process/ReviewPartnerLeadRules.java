package io.leadpath.qualification.process;

import static io.leadpath.qualification.PartnerDecision.ACCEPT;
import static io.leadpath.qualification.PartnerDecision.REJECT;
import static io.leadpath.qualification.PartnerDecision.RETURN_FOR_INFORMATION;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.lead.Leads;
import io.leadpath.partner.PartnerRegistrations;
import io.leadpath.qualification.Outreach;
import io.leadpath.qualification.PartnerDecision;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Review partner lead: the channel manager accepts it for the partner, rejects it, or asks for what is missing. */
@Component
class ReviewPartnerLeadRules implements UserTaskRules {
    private final Leads leads;
    private final PartnerRegistrations registrations;
    private final PartnerFormData words;
    private final Outreach outreach;
    private final Deadlines deadlines;

    ReviewPartnerLeadRules(
            Leads leads,
            PartnerRegistrations registrations,
            PartnerFormData words,
            Outreach outreach,
            Deadlines deadlines) {
        this.leads = leads;
        this.registrations = registrations;
        this.words = words;
        this.outreach = outreach;
        this.deadlines = deadlines;
    }

    @Override
    public String taskId() {
        return PartnerFormData.REVIEW;
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var decision = answers.choice("partnerDecision", PartnerDecision.class);
        var comment = answers.text("comment");
        var round = task.get(Variables.PARTNER_ROUNDS) + 1;
        if (decision == RETURN_FOR_INFORMATION && !deadlines.has("completePartnerLead", round)) {
            answers.refuse(
                    "partnerDecision", "The lead was returned " + (round - 1) + " times already; accept or reject it.");
        }
        answers.check();
        if (decision == ACCEPT) {
            register(task, answers);
        }
        outreach.note(task.businessKey(), taskId(), ActivityType.NOTE, decision, comment, task.user());
        return variables(decision, round);
    }

    private void register(TaskInHand task, TaskAnswers answers) {
        var lead = leads.lock(task.businessKey());
        if (!lead.isPartnerLead()) {
            answers.refuse("partnerDecision", "The lead names no partner any more: enter the account, or reject it.");
        } else if (registrations.register(lead, task.user()).isEmpty()) {
            answers.refuse("partnerDecision", words.conflict(lead));
        }
        answers.check();
    }

    private static Map<String, Object> variables(PartnerDecision decision, int round) {
        var variables = new HashMap<String, Object>();
        variables.put(Variables.PARTNER_DECISION.name(), Codes.toVariable(decision));
        if (decision == RETURN_FOR_INFORMATION) {
            variables.put(Variables.PARTNER_ROUNDS.name(), round);
        }
        if (decision == REJECT) {
            variables.put(Variables.STATUS_REASON.name(), "partnerRejected");
            variables.put(Variables.NEXT_STEP.name(), "disqualify");
        }
        return variables;
    }
}
