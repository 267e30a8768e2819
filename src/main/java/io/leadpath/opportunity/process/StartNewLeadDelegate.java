package io.leadpath.opportunity.process;

import static io.leadpath.opportunity.process.Variables.opportunityOf;

import io.leadpath.opportunity.LostDeals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The wake-up date of a lost deal has come: its contact becomes a lead again. */
@Component("startNewLead")
class StartNewLeadDelegate implements JavaDelegate {
    private final LostDeals lostDeals;

    StartNewLeadDelegate(LostDeals lostDeals) {
        this.lostDeals = lostDeals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lostDeals.takeUpAgain(opportunityOf(execution));
    }
}
