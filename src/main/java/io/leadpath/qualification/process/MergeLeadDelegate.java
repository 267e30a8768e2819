package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.NEXT_STEP;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.lead.LeadMerging;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.Codes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Merges a lead that an AE knows as a duplicate into the other one; one without another is to be disqualified. */
@Component("mergeLead")
class MergeLeadDelegate implements JavaDelegate {
    private final LeadMerging merging;

    MergeLeadDelegate(LeadMerging merging) {
        this.merging = merging;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var merged = merging.mergeIntoSamePerson(leadOf(execution), CurrentUser.SYSTEM);
        var nextStep = merged.isPresent() ? RejectionHandling.Step.MERGE : RejectionHandling.Step.DISQUALIFY;
        NEXT_STEP.set(execution, Codes.toVariable(nextStep));
    }
}
