package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.SDR;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.security.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the SDR to ask how the trial goes. */
@Component("remindOfTrial")
class RemindOfTrialDelegate implements JavaDelegate {
    private final Notices notices;

    RemindOfTrialDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var sdr = SDR.from(execution);
        if (sdr == null) {
            notices.tell(Role.SDR, Topic.TRIAL_CHECK_IN, leadOf(execution));
        } else {
            notices.tell(sdr, Topic.TRIAL_CHECK_IN, leadOf(execution));
        }
    }
}
