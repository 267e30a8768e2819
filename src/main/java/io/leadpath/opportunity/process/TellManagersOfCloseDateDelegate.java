package io.leadpath.opportunity.process;

import static io.leadpath.opportunity.process.Variables.opportunityOf;

import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.security.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the sales managers that a deal is past its close date. */
@Component("tellManagersOfCloseDate")
class TellManagersOfCloseDateDelegate implements JavaDelegate {
    private final Notices notices;

    TellManagersOfCloseDateDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.tell(Role.SALES_MANAGER, Topic.CLOSE_DATE_PASSED, opportunityOf(execution));
    }
}
