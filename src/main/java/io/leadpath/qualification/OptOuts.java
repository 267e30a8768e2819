package io.leadpath.qualification;

import io.leadpath.account.Contacts;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.security.CurrentUser;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The link by which a lead gets no more mail and no more calls. */
@Service
@Transactional
public class OptOuts {
    private final PublicLinks links;
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final Meetings meetings;
    private final Contacts contacts;
    private final ApplicationEventPublisher events;

    OptOuts(
            PublicLinks links,
            Leads leads,
            LeadLifecycle lifecycle,
            Meetings meetings,
            Contacts contacts,
            ApplicationEventPublisher events) {
        this.links = links;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.meetings = meetings;
        this.contacts = contacts;
        this.events = events;
    }

    /** Whether somebody here made the link. Changes nothing. */
    @Transactional(readOnly = true)
    public boolean isValid(String token) {
        return leadOf(token).isPresent();
    }

    /** Sets the opt-outs of the lead that the link was made for; false when nobody here made the link. */
    public boolean optOut(String token) {
        var lead = leadOf(token);
        lead.ifPresent(known -> optOut(known, CurrentUser.SYSTEM));
        return lead.isPresent();
    }

    /** Sets the opt-outs of a lead that said so to somebody here. */
    public void optOut(String leadId, CurrentUser who) {
        optOut(leads.get(leadId), who);
    }

    private Optional<Lead> leadOf(String token) {
        return links.optOut(token).flatMap(leads::find);
    }

    private void optOut(Lead known, CurrentUser who) {
        var lead = leads.lock(known.id());
        Stream.of(lead.details().contactId(), lead.state().convertedContactId())
                .filter(Objects::nonNull)
                .distinct()
                .map(contacts::lock)
                .forEach(
                        contact -> contacts.edit(contact.id(), contact.details().optedOut(), contact.version()));
        if (lead.isConverted()) {
            return;
        }
        lifecycle.respectOptOuts(lead.id(), true, true, who);
        meetings.cancel(lead.id());
        if (LeadStatus.IN_PROGRESS.contains(lead.status())) {
            events.publishEvent(new LeadOptedOut(lead.id()));
            if (LeadStatus.IN_PROGRESS.contains(leads.get(lead.id()).status())) {
                lifecycle.optOut(lead.id(), who);
            }
        }
    }
}
