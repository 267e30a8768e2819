package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.qualification.LeadMessages;
import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Correlates a lead's messages by its id, the business key. */
@Component
class EngineLeadMessages implements LeadMessages {
    private final RuntimeService runtime;

    EngineLeadMessages(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    @Transactional
    public boolean send(String leadId, Message message, Instant meetingAt) {
        return AsSystem.call(() -> {
            var correlation = runtime.createMessageCorrelation(message.name()).processInstanceBusinessKey(leadId);
            if (meetingAt != null) {
                correlation.setVariable(Variables.MEETING_AT.name(), meetingAt.toString());
            }
            return !correlation.correlateAllWithResult().isEmpty();
        });
    }
}
