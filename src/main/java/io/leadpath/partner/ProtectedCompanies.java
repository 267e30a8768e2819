package io.leadpath.partner;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadReceived;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A lead that no partner brought in, of a company that one has registered: whoever works it sees a note, and the channel
 * managers are told, about the partner's lead, because they do not see the other one.
 */
@Component
class ProtectedCompanies {
    private final Leads leads;
    private final PartnerRegistrations registrations;
    private final Activities activities;
    private final Notices notices;
    private final Clock clock;

    ProtectedCompanies(
            Leads leads, PartnerRegistrations registrations, Activities activities, Notices notices, Clock clock) {
        this.leads = leads;
        this.registrations = registrations;
        this.activities = activities;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void on(LeadReceived event) {
        var lead = leads.get(event.leadId());
        if (!lead.isPartnerLead()) {
            registrations.protectedForAnother(lead).ifPresent(registration -> tell(lead, registration));
        }
    }

    private void tell(Lead lead, PartnerRegistration registration) {
        var until = registration.protectedUntil().atOffset(ZoneOffset.UTC).toLocalDate();
        var words = "A partner registered this company; it is protected until " + until + ". Ask the channel manager.";
        activities.log(Activity.onLead(
                lead.id(), ActivityType.NOTE, "PARTNER_PROTECTED", words, CurrentUser.SYSTEM.id(), clock.instant()));
        notices.tell(Role.CHANNEL_MANAGER, Topic.PARTNER_LEAD_CONFLICT, registration.leadId());
    }
}
