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

/** Row 8: a lead, and the contact it is, get no more mail and no more calls, whichever way they said so. */
@Service
@Transactional
public class OptOuts {
    private final PublicLinks links;
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final Meetings meetings;
    private final Trials trials;
    private final Contacts contacts;
    private final ApplicationEventPublisher events;

    OptOuts(
            PublicLinks links,
            Leads leads,
            LeadLifecycle lifecycle,
            Meetings meetings,
            Trials trials,
            Contacts contacts,
            ApplicationEventPublisher events) {
        this.links = links;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.meetings = meetings;
        this.trials = trials;
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

    /** The path of a lead has come to know that it wants no further contact: all opt-outs are set and the lead ends. */
    public void leave(String leadId, CurrentUser who) {
        optOutContacts(leads.lock(leadId));
        lifecycle.optOut(leadId, who);
        // Only now, so that the lead gets no mail about it.
        endAppointments(leadId);
    }

    private Optional<Lead> leadOf(String token) {
        return links.optOut(token).flatMap(leads::find);
    }

    private void optOut(Lead known, CurrentUser who) {
        var lead = leads.lock(known.id());
        optOutContacts(lead);
        if (lead.isConverted()) {
            return;
        }
        lifecycle.respectOptOuts(lead.id(), true, true, who);
        endAppointments(lead.id());
        if (LeadStatus.IN_PROGRESS.contains(lead.status())) {
            events.publishEvent(new LeadOptedOut(lead.id()));
            if (LeadStatus.IN_PROGRESS.contains(leads.get(lead.id()).status())) {
                lifecycle.optOut(lead.id(), who);
            }
        }
    }

    private void endAppointments(String leadId) {
        meetings.cancel(leadId);
        trials.end(leadId);
    }

    private void optOutContacts(Lead lead) {
        Stream.of(lead.details().contactId(), lead.state().convertedContactId())
                .filter(Objects::nonNull)
                .distinct()
                .map(contacts::lock)
                .filter(contact -> !contact.details().optedOut().equals(contact.details()))
                .forEach(
                        contact -> contacts.edit(contact.id(), contact.details().optedOut(), contact.version()));
    }
}
