package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.qualification.LeadOptedOut;
import io.leadpath.qualification.MeetingDeclined;
import io.leadpath.qualification.MeetingRebookWanted;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What lead and account executive answer to a mail, told to the lead's path in the same transaction. */
@Component
class LeadAnswers {
    private final RuntimeService runtime;

    LeadAnswers(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(MeetingDeclined event) {
        tell(event.leadId(), "MeetingDeclined");
    }

    /** Another date is agreed as after a cancellation. */
    @EventListener
    void on(MeetingRebookWanted event) {
        tell(event.leadId(), "MeetingCancelled");
    }

    @EventListener
    void on(LeadOptedOut event) {
        tell(event.leadId(), "LeadOptedOut");
    }

    private void tell(String leadId, String message) {
        AsSystem.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(leadId)
                .correlateAllWithResult());
    }
}
