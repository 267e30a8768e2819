package io.leadpath.opportunity;

import static io.leadpath.security.Permission.LOG_ACTIVITIES;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.LeadAccess;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logging by hand what was done for a deal. */
@Service
@Transactional
public class OpportunityActivities {
    private final Opportunities opportunities;
    private final Activities activities;
    private final Clock clock;

    OpportunityActivities(Opportunities opportunities, Activities activities, Clock clock) {
        this.opportunities = opportunities;
        this.activities = activities;
        this.clock = clock;
    }

    /**
     * What happened just now.
     *
     * @param contactId with which of the deal's contacts; null: with none of them
     */
    public record NewActivity(
            @NotNull ActivityType type,
            @Size(max = 80) @Values.OneLine String outcome,
            @Size(max = 32000) String notes,
            @Size(max = 36) String contactId) {
        public NewActivity {
            outcome = Values.text(outcome);
            notes = Values.text(notes);
            contactId = Values.text(contactId);
        }
    }

    /** Refuses (403) who logs nothing, and channel managers at a deal that no partner brought in. */
    public void checkMayLog(Opportunity deal, CurrentUser who) {
        who.require(LOG_ACTIVITIES);
        if (LeadAccess.seesPartnerLeadsOnly(who) && deal.details().partnerAccountId() == null) {
            throw BusinessException.forbidden("You work with deals that partners brought in; this one is not.");
        }
    }

    /** Logs the activity on the deal, its account and the contact. */
    public Activity log(String opportunityId, NewActivity what, CurrentUser who) {
        var happened = Validation.valid(what);
        var deal = opportunities.get(opportunityId);
        checkMayLog(deal, who);
        var contact = happened.contactId();
        if (contact != null
                && opportunities.contactRoles(opportunityId).stream()
                        .noneMatch(role -> role.contactId().equals(contact))) {
            throw BusinessException.invalid(
                    "contactId",
                    ErrorCode.INVALID_CROSS_REFERENCE,
                    "'contactId' must be one of the opportunity's contacts.");
        }
        var activity = Activity.onOpportunity(
                        opportunityId,
                        deal.accountId(),
                        happened.type(),
                        happened.outcome(),
                        happened.notes(),
                        who.id(),
                        clock.instant())
                .carriedTo(deal.accountId(), contact, opportunityId);
        activities.log(activity);
        return activity;
    }
}
