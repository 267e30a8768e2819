package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.OptOuts;
import io.leadpath.security.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The lead wants no further contact: all opt-outs are set at once and the lead leaves the path. */
@Component("recordOptOut")
class RecordOptOutDelegate implements JavaDelegate {
    private final OptOuts optOuts;

    RecordOptOutDelegate(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        optOuts.leave(leadOf(execution), CurrentUser.SYSTEM);
    }
}
