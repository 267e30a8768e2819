package io.leadpath.qualification.process;

import static io.leadpath.engine.ProcessVariable.flag;
import static io.leadpath.engine.ProcessVariable.number;
import static io.leadpath.engine.ProcessVariable.text;

import io.leadpath.engine.ProcessVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;

/** What the process lead-qualification knows about a lead: ids, codes, numbers and ISO dates. */
final class Variables {
    static final String PROCESS = "lead-qualification";

    /** What holds where the decision lead-routing says nothing. */
    static final int DEFAULT_PRIORITY = 50;

    static final String DEFAULT_SERVICE_LEVEL = "firstTouch";

    static final ProcessVariable<String> LEAD_ID = text("leadId");
    static final ProcessVariable<String> SDR = text("sdr");
    static final ProcessVariable<String> AE = text("ae");
    static final ProcessVariable<Integer> PRIORITY = number("priority");
    static final ProcessVariable<String> SERVICE_LEVEL = text("serviceLevel");
    static final ProcessVariable<Boolean> PARTNER_LEAD = flag("partnerLead");
    static final ProcessVariable<String> PARTNER_DECISION = text("partnerDecision");
    static final ProcessVariable<Integer> PARTNER_ROUNDS = number("partnerRounds");
    static final ProcessVariable<String> OUTREACH_RESULT = text("outreachResult");
    static final ProcessVariable<Integer> ATTEMPTS = number("attempts");
    /** An instant in ISO 8601. */
    static final ProcessVariable<String> FIRST_ATTEMPT_AT = text("firstAttemptAt");

    static final ProcessVariable<String> CONTACT_SEARCH = text("contactSearch");
    static final ProcessVariable<Integer> CONTACT_SEARCHES = number("contactSearches");
    static final ProcessVariable<String> DECISION_MAKER_SEARCH = text("decisionMakerSearch");
    static final ProcessVariable<Integer> DECISION_MAKER_SEARCHES = number("decisionMakerSearches");
    static final ProcessVariable<String> NEXT_STEP = text("nextStep");
    static final ProcessVariable<String> STATUS_REASON = text("statusReason");
    static final ProcessVariable<String> BUDGET = text("budget");
    static final ProcessVariable<String> AUTHORITY = text("authority");
    static final ProcessVariable<String> NEED = text("need");
    static final ProcessVariable<String> TIMELINE = text("timeline");
    static final ProcessVariable<String> WAKE_UP_AT = text("wakeUpAt");
    static final ProcessVariable<Integer> NURTURES = number("nurtures");
    static final ProcessVariable<String> MANAGER_DECISION = text("managerDecision");
    static final ProcessVariable<String> MEETING_RESULT = text("meetingResult");
    static final ProcessVariable<String> MEETING_AT = text("meetingAt");
    static final ProcessVariable<Integer> SCHEDULING_ATTEMPTS = number("schedulingAttempts");
    static final ProcessVariable<Boolean> MEETING_CONFIRMED = flag("meetingConfirmed");
    static final ProcessVariable<String> CONFIRMATION = text("confirmation");
    static final ProcessVariable<Boolean> AE_CONFIRMED = flag("aeConfirmed");
    static final ProcessVariable<String> ATTENDANCE = text("attendance");
    static final ProcessVariable<Integer> NO_SHOWS = number("noShows");
    static final ProcessVariable<String> DECISION = text("decision");
    static final ProcessVariable<String> REJECTION_REASON = text("rejectionReason");
    static final ProcessVariable<Integer> INFORMATION_ROUNDS = number("informationRounds");
    static final ProcessVariable<String> ANSWER = text("answer");
    static final ProcessVariable<String> RULING = text("ruling");
    static final ProcessVariable<Integer> SECOND_OPINIONS = number("secondOpinions");
    static final ProcessVariable<String> TRIAL_RESULT = text("trialResult");
    static final ProcessVariable<Integer> TRIAL_EXTENSIONS = number("trialExtensions");
    static final ProcessVariable<Boolean> TRIAL_ACTIVE = flag("trialActive");
    static final ProcessVariable<String> OPPORTUNITY_CHOICE = text("opportunityChoice");
    static final ProcessVariable<String> REFUSAL = text("refusal");

    private static final List<ProcessVariable<?>> UNKNOWN_AT_START = List.of(
            SDR,
            AE,
            PARTNER_DECISION,
            OUTREACH_RESULT,
            FIRST_ATTEMPT_AT,
            CONTACT_SEARCH,
            DECISION_MAKER_SEARCH,
            NEXT_STEP,
            STATUS_REASON,
            BUDGET,
            AUTHORITY,
            NEED,
            TIMELINE,
            WAKE_UP_AT,
            MANAGER_DECISION,
            MEETING_RESULT,
            MEETING_AT,
            CONFIRMATION,
            ATTENDANCE,
            DECISION,
            REJECTION_REASON,
            ANSWER,
            RULING,
            TRIAL_RESULT,
            OPPORTUNITY_CHOICE,
            REFUSAL);
    private static final List<ProcessVariable<Integer>> COUNTED_FROM_ZERO = List.of(
            ATTEMPTS,
            PARTNER_ROUNDS,
            CONTACT_SEARCHES,
            DECISION_MAKER_SEARCHES,
            NO_SHOWS,
            INFORMATION_ROUNDS,
            SECOND_OPINIONS,
            TRIAL_EXTENSIONS,
            NURTURES);
    private static final List<ProcessVariable<Boolean>> NOT_YET =
            List.of(PARTNER_LEAD, MEETING_CONFIRMED, AE_CONFIRMED, TRIAL_ACTIVE);

    private Variables() {}

    /**
     * The lead whose path this is: its id is both the business key, which nobody changes, and the variable. A model that
     * only sets the variable, to reach a lead it was not started for, is stopped.
     */
    static String leadOf(DelegateExecution execution) {
        var leadId = LEAD_ID.from(execution);
        if (leadId == null || !leadId.equals(execution.getProcessBusinessKey())) {
            throw new IllegalStateException("The process " + execution.getProcessDefinitionId()
                    + " was not started for a lead. Call it with the lead's id as business key and as leadId.");
        }
        return leadId;
    }

    /** Whether it is the lead's own process that is doing what is being done: it need not be told. */
    static boolean isAtWorkFor(String leadId) {
        var context = Context.getBpmnExecutionContext();
        return context != null && leadId.equals(context.getExecution().getProcessBusinessKey());
    }

    /** Every variable exists from the start, so that no expression in the model meets a missing one. */
    static Map<String, Object> atStart(String leadId) {
        var variables = new HashMap<String, Object>();
        UNKNOWN_AT_START.forEach(variable -> variables.put(variable.name(), null));
        COUNTED_FROM_ZERO.forEach(variable -> variables.put(variable.name(), 0));
        NOT_YET.forEach(variable -> variables.put(variable.name(), false));
        variables.put(PRIORITY.name(), DEFAULT_PRIORITY);
        variables.put(SERVICE_LEVEL.name(), DEFAULT_SERVICE_LEVEL);
        variables.put(LEAD_ID.name(), leadId);
        return variables;
    }
}
