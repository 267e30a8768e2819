package io.leadpath.lead;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.Validation;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final LeadLifecycle lifecycle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadIntake(
            Leads leads,
            LeadSources sources,
            LeadReferences references,
            Activities activities,
            LeadOwners owners,
            LeadLifecycle lifecycle,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.sources = sources;
        this.references = references;
        this.activities = activities;
        this.owners = owners;
        this.lifecycle = lifecycle;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param details what is known; an owner who is neither user nor group is passed over, so that routing decides
     * @param createdAt when the enquiry was made; null: now
     * @param disqualifiedAs the reason why the lead is recorded without being worked; null: it is worked
     * @param imported came from a file, with many others: nobody waits for an answer within the hour
     */
    public record Enquiry(LeadDetails details, Instant createdAt, String disqualifiedAs, boolean imported) {
        public Enquiry(LeadDetails details) {
            this(details, null, null, false);
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
                lead.id(),
                ActivityType.NOTE,
                "NEW_ENQUIRY",
                words(details, lead.details()),
                who.id(),
                clock.instant()));
        lifecycle.respectOptOuts(lead.id(), details.doNotCall(), details.emailOptOut(), who);
        events.publishEvent(new LeadTouched(lead.id()));
        return new Received(leads.get(lead.id()), true);
    }

    private Received create(Enquiry enquiry, CurrentUser who) {
        var createdAt = enquiry.createdAt() == null ? clock.instant() : enquiry.createdAt();
        var state =
                LeadState.received(createdAt, owners.isGroup(enquiry.details().owner()), enquiry.imported());
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

    /** What was said this time, and what it says otherwise than the record does: nothing of it is lost. */
    private static String words(LeadDetails enquiry, LeadDetails known) {
        var source = enquiry.source() == null ? "" : " (" + enquiry.source() + ")";
        var news = Stream.of(
                        news("name", enquiry.fullName(), known.fullName()),
                        news("company", enquiry.company(), known.company()),
                        news("title", enquiry.title(), known.title()),
                        news("email", enquiry.email(), known.email()),
                        news("phone", enquiry.phone(), known.phone()),
                        news("mobile", enquiry.mobile(), known.mobile()),
                        news("website", enquiry.website(), known.website()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return "Enquired again" + source + (enquiry.description() == null ? "." : ": " + enquiry.description())
                + (news.isEmpty() ? "" : "\nGiven this time: " + news + ".");
    }

    private static String news(String field, String said, String known) {
        return said == null || said.equalsIgnoreCase(known) ? null : field + " " + said;
    }
}
