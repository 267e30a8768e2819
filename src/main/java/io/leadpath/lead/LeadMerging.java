package io.leadpath.lead;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Row 1: two leads that turn out to be the same person. One goes on; the other ends and says which one that is. */
@Service
@Transactional
public class LeadMerging {
    private final Leads leads;
    private final ConvertedLeads converted;
    private final LeadLifecycle lifecycle;
    private final Activities activities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadMerging(
            Leads leads,
            ConvertedLeads converted,
            LeadLifecycle lifecycle,
            Activities activities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.converted = converted;
        this.lifecycle = lifecycle;
        this.activities = activities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends the lead as merged into the other one, which gets a note of what it says otherwise and every wish not to be
     * contacted. A nurtured one is taken up again.
     *
     * @return the lead that ended
     * @throws BusinessException 409 when the lead is converted, or one of the two is not in progress; 400 when
     *     {@code into} is no other lead
     */
    public Lead merge(String leadId, String into, CurrentUser who) {
        converted.refuse(leads.get(leadId));
        checkOther(leadId, into);
        // Always in the same order, so that two merges the other way round do not wait for each other.
        Stream.of(leadId, into).sorted().forEach(leads::lock);
        var lead = leads.get(leadId);
        var kept = leads.get(into);
        converted.refuse(lead);
        checkInProgress(lead, "lead");
        checkInProgress(kept, "lead that goes on");

        lifecycle.mergeInto(leadId, into, who);
        note(kept.id(), words(lead, kept), who);
        note(leadId, "Merged into the lead " + into + ".", who);
        lifecycle.respectOptOuts(
                into, lead.details().doNotCall(), lead.details().emailOptOut(), who);
        events.publishEvent(new LeadMerged(leadId, into));
        events.publishEvent(new LeadTouched(into));
        return leads.get(leadId);
    }

    /**
     * Merges the lead, as {@link #merge}, into the one in progress that a new enquiry of this person would belong to.
     *
     * @return the lead that ended; empty when no other one is in progress, and nothing happened
     * @throws BusinessException 409 when the lead is converted or not in progress
     */
    public Optional<Lead> mergeIntoSamePerson(String leadId, CurrentUser who) {
        return leads.findOtherInProgress(leads.get(leadId)).map(other -> merge(leadId, other.id(), who));
    }

    private void checkOther(String leadId, String into) {
        if (leadId.equals(into)) {
            throw BusinessException.invalid(
                    "into",
                    ErrorCode.INVALID_VALUE,
                    "A lead cannot be merged into itself: name the other one as 'into'.");
        }
        if (leads.find(into).isEmpty()) {
            throw BusinessException.invalid(
                    "into",
                    ErrorCode.INVALID_CROSS_REFERENCE,
                    "'into' must be the id of a lead; there is no '" + into + "'.");
        }
    }

    private static void checkInProgress(Lead lead, String which) {
        if (!LeadStatus.IN_PROGRESS.contains(lead.status())) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS,
                    "The " + which + " is " + lead.status() + ": only leads in progress are merged.");
        }
    }

    private void note(String leadId, String words, CurrentUser who) {
        activities.log(Activity.onLead(leadId, ActivityType.NOTE, "MERGED", words, who.id(), clock.instant()));
    }

    private String words(Lead lead, Lead kept) {
        var description = lead.details().description();
        var differences = new LeadDifferences(lead.details(), kept.details());
        var contactData = differences.contactData();
        var otherFields = differences.otherFields();
        return "The lead " + lead.id() + " was merged into this one; what was done for it stands there."
                + (description == null ? "" : "\nIt says: " + description)
                + (contactData.isEmpty() ? "" : "\nGiven there: " + contactData + ".")
                + (otherFields.isEmpty() ? "" : "\nDifferent there: " + otherFields + ".");
    }
}
