package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.lead.LeadReceived;
import io.leadpath.lead.LeadTouched;
import io.leadpath.qualification.LeadMessages;
import io.leadpath.qualification.LeadMessages.Message;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the application tells the process: a lead came in, or one that waits showed interest again. */
@Component
class LeadQualificationStarter {
    private final RuntimeService runtime;
    private final LeadMessages messages;

    LeadQualificationStarter(@Lazy RuntimeService runtime, LeadMessages messages) {
        this.runtime = runtime;
        this.messages = messages;
    }

    @EventListener
    void on(LeadReceived event) {
        AsSystem.call(() -> runtime.startProcessInstanceByKey(
                Variables.PROCESS, event.leadId(), Variables.atStart(event.leadId())));
    }

    /** Wakes a nurtured lead; one that is being worked needs no waking. */
    @EventListener
    void on(LeadTouched event) {
        messages.send(event.leadId(), Message.LeadReengaged, null);
    }
}
