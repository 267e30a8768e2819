package io.leadpath.qualification.process;

import static io.leadpath.qualification.OutreachResult.BAD_TIMING;
import static io.leadpath.qualification.OutreachResult.INTERESTED;
import static io.leadpath.qualification.OutreachResult.NOT_INTERESTED;
import static io.leadpath.qualification.OutreachResult.NO_ANSWER;
import static io.leadpath.qualification.OutreachResult.NO_BUDGET;
import static io.leadpath.qualification.OutreachResult.WANTS_TRIAL;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.lead.Grade;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.Outreach;
import io.leadpath.qualification.OutreachResult;
import io.leadpath.qualification.QualificationAnswers;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.Codes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Work lead: the SDR tells what the lead said. */
@Component
class WorkLeadRules implements UserTaskRules {
    private static final int EVIDENCE = 4000;

    private final Outreach outreach;
    private final Leads leads;
    private final Deadlines deadlines;
    private final TaskUser taskUser;

    WorkLeadRules(Outreach outreach, Leads leads, Deadlines deadlines, TaskUser taskUser) {
        this.outreach = outreach;
        this.leads = leads;
        this.deadlines = deadlines;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "workLead";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var result = answers.choice("outreachResult", OutreachResult.class);
        var comment = answers.text("comment");
        var learnt = learnt(answers);
        var wakeUpAt = answers.futureDay("wakeUpAt");
        if (result == NOT_INTERESTED) {
            answers.require("comment", "Say in 'comment' why the lead is not interested.");
        }
        if (result == INTERESTED) {
            for (var question : new String[] {"budget", "authority", "need", "timeline"}) {
                answers.require(question, "An interested lead needs a grade for '" + question + "'.");
            }
        }
        if (wakeUpAt != null && result != BAD_TIMING && result != NO_BUDGET) {
            answers.refuse("wakeUpAt", "'wakeUpAt' goes with badTiming and noBudget only.");
        }
        answers.check();
        outreach.record(task.businessKey(), result, comment, learnt, task.user());
        return variables(task, result, leads.get(task.businessKey()).details(), wakeUpAt);
    }

    private static QualificationAnswers learnt(TaskAnswers answers) {
        return new QualificationAnswers(
                answers.optionalChoice("budget", Grade.class),
                answers.text("budgetEvidence", EVIDENCE),
                answers.optionalChoice("authority", Grade.class),
                answers.text("authorityEvidence", EVIDENCE),
                answers.optionalChoice("need", Grade.class),
                answers.text("needEvidence", EVIDENCE),
                answers.optionalChoice("timeline", Grade.class),
                answers.text("timelineEvidence", EVIDENCE));
    }

    /**
     * The instant of the first of the attempts without an answer, from which the cadence counts. Where it was not
     * remembered, as on paths from before it was, the attempts so far are taken to have been in time.
     */
    private String firstAttemptAt(TaskInHand task) {
        var attempts = task.get(Variables.ATTEMPTS);
        var remembered = task.get(Variables.FIRST_ATTEMPT_AT);
        return attempts > 0 && remembered != null
                ? remembered
                : deadlines.began("nextAttempt", attempts).toString();
    }

    private Map<String, Object> variables(TaskInHand task, OutreachResult result, LeadDetails known, Instant wakeUpAt) {
        var variables = new HashMap<String, Object>();
        variables.put(Variables.OUTREACH_RESULT.name(), Codes.toVariable(result));
        variables.put(
                Variables.STATUS_REASON.name(), result == INTERESTED ? "criteriaNotMet" : Codes.toVariable(result));
        variables.put(Variables.BUDGET.name(), Codes.toVariable(known.budget()));
        variables.put(Variables.AUTHORITY.name(), Codes.toVariable(known.authority()));
        variables.put(Variables.NEED.name(), Codes.toVariable(known.need()));
        variables.put(Variables.TIMELINE.name(), Codes.toVariable(known.timeline()));
        // What an AE rejected the lead for is over when the SDR has asked again.
        variables.put(Variables.REJECTION_REASON.name(), null);
        variables.put(Variables.WAKE_UP_AT.name(), wakeUpAt == null ? null : wakeUpAt.toString());
        variables.put(Variables.ATTEMPTS.name(), result == NO_ANSWER ? task.get(Variables.ATTEMPTS) + 1 : 0);
        variables.put(Variables.FIRST_ATTEMPT_AT.name(), result == NO_ANSWER ? firstAttemptAt(task) : null);
        variables.put(Variables.SERVICE_LEVEL.name(), FirstTouch.OVER);
        variables.putAll(taskUser.asSdr(task));
        if (result == WANTS_TRIAL) {
            variables.put(Variables.TRIAL_EXTENSIONS.name(), 0);
        }
        return variables;
    }
}
