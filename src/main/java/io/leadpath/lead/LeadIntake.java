package io.leadpath.lead;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in for every enquiry, whichever channel it comes by. An enquiry of somebody whose lead is in progress is
 * added to that lead; every other one becomes a lead of its own and starts the qualification path. One that nobody will
 * work is no sign of interest, nor is one from a blocked domain: it is only recorded.
 */
@Service
@Transactional
public class LeadIntake {
    private final Leads leads;
    private final MatchLocks locks;
    private final LeadSources sources;
    private final LeadReferences references;
    private final DoNotRecord doNotRecord;
    private final EarlierOptOuts earlierOptOuts;
    private final BlockedDomains blockedDomains;
    private final ThrowAwayDomains throwAwayDomains;
    private final Activities activities;
    private final LeadOwners owners;
    private final LeadLifecycle lifecycle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadIntake(
            Leads leads,
            MatchLocks locks,
            LeadSources sources,
            LeadReferences references,
            DoNotRecord doNotRecord,
            EarlierOptOuts earlierOptOuts,
            BlockedDomains blockedDomains,
            ThrowAwayDomains throwAwayDomains,
            Activities activities,
            LeadOwners owners,
            LeadLifecycle lifecycle,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.locks = locks;
        this.sources = sources;
        this.references = references;
        this.doNotRecord = doNotRecord;
        this.earlierOptOuts = earlierOptOuts;
        this.blockedDomains = blockedDomains;
        this.throwAwayDomains = throwAwayDomains;
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

        private boolean isWorked() {
            return disqualifiedAs == null;
        }
    }

    /** The lead that the enquiry became or was added to. */
    public record Received(Lead lead, boolean merged) {}

    /** Holds what these enquiries will wait for, before the first of several in one transaction is received. */
    public void hold(Collection<Enquiry> enquiries) {
        locks.hold(enquiries.stream().map(Enquiry::details).toList());
    }

    /**
     * Records the enquiry. Of several in the same transaction, all are held first, see {@link #hold}.
     *
     * @throws BusinessException 400 when it is not valid, 409 when the person asked not to be contacted and was erased
     */
    public Received receive(Enquiry enquiry, CurrentUser who) {
        // first of all: what else is wrong with the enquiry would be told with the person's data
        doNotRecord.refuse(enquiry.details().signs());
        var details = Validation.valid(enquiry.details());
        sources.check(details.source());
        references.check(details);
        var blocked = enquiry.isWorked() ? blockedDomains.in(details) : Optional.<String>empty();
        if (blocked.isPresent()) {
            return recordAsInvalid(enquiry, blocked.get(), who);
        }
        if (enquiry.isWorked()) {
            locks.hold(List.of(details));
        }
        var known = enquiry.isWorked() ? leads.findInProgress(details) : Optional.<Lead>empty();
        var received = known.isPresent() ? touch(known.get(), details, who) : comeIn(enquiry, who);
        if (known.isEmpty() || new LeadDifferences(details, known.get().details()).isOfAnotherAddress()) {
            throwAwayDomains.in(details).ifPresent(domain -> warn(received.lead(), domain));
        }
        return received;
    }

    /**
     * Row 8: whoever asked not to be contacted is not worked because a file names them; who comes by themself is, and
     * what they said about calls and mails still holds.
     */
    private Received comeIn(Enquiry enquiry, CurrentUser who) {
        var earlier = earlierOptOuts.of(enquiry.details().email());
        var isCalledBack = enquiry.isWorked() && enquiry.imported() && earlier.isUnreachable();
        var details = enquiry.details()
                .withOptOuts(isCalledBack || earlier.doNotCall(), isCalledBack || earlier.emailOptOut());
        var received = create(
                new Enquiry(
                        details,
                        enquiry.createdAt(),
                        isCalledBack ? "OPTED_OUT" : enquiry.disqualifiedAs(),
                        enquiry.imported()),
                who);
        if (!details.equals(enquiry.details())) {
            note(
                    received.lead(),
                    "OPTED_OUT_EARLIER",
                    "Somebody of this e-mail address asked earlier not to be called or mailed. It still holds.",
                    CurrentUser.SYSTEM);
        }
        return received;
    }

    private Received recordAsInvalid(Enquiry enquiry, String blockedDomain, CurrentUser who) {
        var received = create(new Enquiry(enquiry.details(), enquiry.createdAt(), "INVALID", enquiry.imported()), who);
        note(received.lead(), "BLOCKED_DOMAIN", "The domain " + blockedDomain + " is blocked.", CurrentUser.SYSTEM);
        return received;
    }

    private void warn(Lead lead, String throwAwayDomain) {
        note(
                lead,
                "THROW_AWAY_ADDRESS",
                "Addresses at " + throwAwayDomain + " are thrown away after use: ask for another one.",
                CurrentUser.SYSTEM);
    }

    private Received touch(Lead lead, LeadDetails details, CurrentUser who) {
        note(lead, "NEW_ENQUIRY", words(details, lead.details()), who);
        lifecycle.respectOptOuts(lead.id(), details.doNotCall(), details.emailOptOut(), who);
        if (details.contactId() != null && !new LeadDifferences(details, lead.details()).isOfAnotherPerson()) {
            lifecycle.recognise(lead.id(), details.contactId(), who);
        }
        events.publishEvent(new LeadTouched(lead.id()));
        return new Received(leads.get(lead.id()), true);
    }

    private Received create(Enquiry enquiry, CurrentUser who) {
        var createdAt = enquiry.createdAt() == null ? clock.instant() : enquiry.createdAt();
        var state =
                LeadState.received(createdAt, owners.isGroup(enquiry.details().owner()), enquiry.imported());
        if (!enquiry.isWorked()) {
            state = state.disqualified(enquiry.disqualifiedAs());
        }
        var details = owners.isKnown(enquiry.details().owner())
                ? enquiry.details()
                : enquiry.details().ownedBy(null);
        var lead = new Lead(UUID.randomUUID().toString(), details, state, 0);
        leads.add(lead);
        if (enquiry.isWorked()) {
            events.publishEvent(new LeadReceived(lead.id()));
        }
        return new Received(leads.get(lead.id()), false);
    }

    private void note(Lead lead, String outcome, String words, CurrentUser who) {
        activities.log(Activity.onLead(lead.id(), ActivityType.NOTE, outcome, words, who.id(), clock.instant()));
    }

    /** What was said this time, and what it says otherwise than the record does. */
    private static String words(LeadDetails enquiry, LeadDetails known) {
        var source = enquiry.source() == null ? "" : " (" + enquiry.source() + ")";
        var news = new LeadDifferences(enquiry, known).contactData();
        return "Enquired again" + source + (enquiry.description() == null ? "." : ": " + enquiry.description())
                + (news.isEmpty() ? "" : "\nGiven this time: " + news + ".");
    }
}
