package io.leadpath.opportunity.process;

import static io.leadpath.engine.ProcessVariable.text;

import io.leadpath.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the process opportunity-pursuit knows about a deal: ids, codes and ISO dates. */
final class Variables {
    static final String PROCESS = "opportunity-pursuit";
    static final String PURSUE_OPPORTUNITY = "pursueOpportunity";

    static final ProcessVariable<String> OPPORTUNITY_ID = text("opportunityId");
    static final ProcessVariable<String> AE = text("ae");
    static final ProcessVariable<String> STAGE = text("stage");
    static final ProcessVariable<String> CLOSE_DATE = text("closeDate");
    static final ProcessVariable<String> PURSUIT_RESULT = text("pursuitResult");
    static final ProcessVariable<String> WAKE_UP_AT = text("wakeUpAt");

    private Variables() {}

    /**
     * The deal that is pursued: its id is both the business key, which nobody changes, and the variable. A model that only
     * sets the variable, to reach a deal it was not started for, is stopped.
     */
    static String opportunityOf(DelegateExecution execution) {
        var opportunityId = OPPORTUNITY_ID.from(execution);
        if (opportunityId == null || !opportunityId.equals(execution.getProcessBusinessKey())) {
            throw new IllegalStateException("The process " + execution.getProcessDefinitionId()
                    + " was not started for an opportunity. Call it with the opportunity's id as business key and as"
                    + " opportunityId.");
        }
        return opportunityId;
    }
}
