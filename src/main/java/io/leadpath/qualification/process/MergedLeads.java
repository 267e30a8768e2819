package io.leadpath.qualification.process;

import io.leadpath.lead.LeadMerged;
import io.leadpath.qualification.LeadMessages;
import io.leadpath.qualification.LeadMessages.Message;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Trials;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A lead that was merged into another one leaves its path, whatever it waits for; one without a path needs nothing, nor
 * does a path that merged the lead itself.
 */
@Component
class MergedLeads {
    private final LeadMessages messages;
    private final Meetings meetings;
    private final Trials trials;

    MergedLeads(LeadMessages messages, Meetings meetings, Trials trials) {
        this.messages = messages;
        this.meetings = meetings;
        this.trials = trials;
    }

    @EventListener
    void on(LeadMerged event) {
        meetings.cancel(event.leadId());
        trials.end(event.leadId());
        if (!Variables.isAtWorkFor(event.leadId())) {
            messages.send(event.leadId(), Message.LeadMerged, null);
        }
    }
}
