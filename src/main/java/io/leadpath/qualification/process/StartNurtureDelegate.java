package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.NURTURES;
import static io.leadpath.qualification.process.Variables.STATUS_REASON;
import static io.leadpath.qualification.process.Variables.WAKE_UP_AT;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.CurrentUser;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.Codes;
import java.time.Instant;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets the lead aside until the date that it or the decision rejection-handling named, or as long as the service levels say for the reason. */
@Component("startNurture")
class StartNurtureDelegate implements JavaDelegate {
    private final LeadLifecycle lifecycle;
    private final Deadlines deadlines;

    StartNurtureDelegate(LeadLifecycle lifecycle, Deadlines deadlines) {
        this.lifecycle = lifecycle;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reason = STATUS_REASON.from(execution);
        var rest = NURTURES.from(execution) + 1;
        NURTURES.set(execution, rest);
        if (WAKE_UP_AT.from(execution) == null) {
            WAKE_UP_AT.set(execution, wakeUpAt(reason, rest).toString());
        }
        lifecycle.nurture(leadOf(execution), Codes.toRecord(reason), CurrentUser.SYSTEM);
    }

    /**
     * A reason may have a service level of its own, such as nurtureNotInterested; else the one for nurture counts, and
     * for a rest that a manager granted the one for that.
     */
    private Instant wakeUpAt(String reason, int rest) {
        var own = reason == null
                ? "nurture"
                : "nurture" + reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        return deadlines.find(own, 0).or(() -> deadlines.find("nurture", rest)).orElseGet(() -> deadlines
                .at("nurtureGranted")
                .toInstant());
    }
}
