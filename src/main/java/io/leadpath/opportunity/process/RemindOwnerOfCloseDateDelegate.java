package io.leadpath.opportunity.process;

import static io.leadpath.opportunity.process.Variables.AE;
import static io.leadpath.opportunity.process.Variables.opportunityOf;

import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds whoever pursues the deal that its close date has passed. */
@Component("remindOwnerOfCloseDate")
class RemindOwnerOfCloseDateDelegate implements JavaDelegate {
    private final Notices notices;

    RemindOwnerOfCloseDateDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.tell(AE.from(execution), Topic.CLOSE_DATE_PASSED, opportunityOf(execution));
    }
}
