package io.leadpath.lead;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.Validation;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in for every enquiry, whichever channel it comes by. An enquiry of somebody whose lead is in progress is
 * added to that lead; every other one becomes a lead of its own and starts the qualification path. One that nobody will
 * work is no sign of interest: it is only recorded.
 */
@Service
@Transactional
public class LeadIntake {
    private final Leads leads;
    private final LeadSources sources;
    private final LeadReferences references;
    private final Activities activities;
    private final LeadOwners owners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadIntake(
            Leads leads,
            LeadSources sources,
            LeadReferences references,
            Activities activities,
            LeadOwners owners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.sources = sources;
        this.references = references;
        this.activities = activities;
        this.owners = owners;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param details what is known; an owner who is neither user nor group is passed over, so that routing decides
     * @param createdAt when the enquiry was made; null: now
     * @param disqualifiedAs the reason why the lead is recorded without being worked; null: it is worked
     */
    public record Enquiry(LeadDetails details, Instant createdAt, String disqualifiedAs) {
        public Enquiry(LeadDetails details) {
            this(details, null, null);
        }
    }

    /** The lead that the enquiry became or was added to. */
    public record Received(Lead lead, boolean merged) {}

    public Received receive(Enquiry enquiry, CurrentUser who) {
        var details = Validation.valid(enquiry.details());
        sources.check(details.source());
        references.check(details);
        var known = enquiry.disqualifiedAs() == null ? leads.findInProgress(details) : Optional.<Lead>empty();
        return known.isPresent() ? touch(known.get(), details, who) : create(enquiry, who);
    }

    private Received touch(Lead lead, LeadDetails details, CurrentUser who) {
        activities.log(Activity.onLead(
                lead.id(), ActivityType.NOTE, "NEW_ENQUIRY", words(details), who.id(), clock.instant()));
        events.publishEvent(new LeadTouched(lead.id()));
        return new Received(leads.get(lead.id()), true);
    }

    private Received create(Enquiry enquiry, CurrentUser who) {
        var createdAt = enquiry.createdAt() == null ? clock.instant() : enquiry.createdAt();
        var state = LeadState.received(createdAt);
        if (enquiry.disqualifiedAs() != null) {
            state = state.disqualified(enquiry.disqualifiedAs());
        }
        var details = owners.isKnown(enquiry.details().owner())
                ? enquiry.details()
                : enquiry.details().ownedBy(null);
        var lead = new Lead(UUID.randomUUID().toString(), details, state, 0);
        leads.add(lead);
        if (enquiry.disqualifiedAs() == null) {
            events.publishEvent(new LeadReceived(lead.id()));
        }
        return new Received(leads.get(lead.id()), false);
    }

    private static String words(LeadDetails details) {
        var source = details.source() == null ? "" : " (" + details.source() + ")";
        return "Enquired again" + source + (details.description() == null ? "." : ": " + details.description());
    }
}
