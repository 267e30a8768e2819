package io.leadpath.lead;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logging by hand what was done for a lead. Reaching the lead (call, e-mail, meeting, demo) makes it a worked one. */
@Service
@Transactional
public class LeadActivities {
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final Activities activities;
    private final Clock clock;

    LeadActivities(Leads leads, LeadLifecycle lifecycle, Activities activities, Clock clock) {
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.activities = activities;
        this.clock = clock;
    }

    /** What happened; {@code when} is now unless given, and not in the future. */
    public record NewActivity(
            @NotNull ActivityType type,
            @Size(max = 80) String outcome,
            @Size(max = 32000) String notes,
            Instant when) {}

    /** Logs the activity on the lead; on a converted lead it shows on what the lead became, too. */
    public Activity log(String leadId, NewActivity what, CurrentUser who) {
        var happened = Validation.valid(what);
        var now = clock.instant();
        var when = happened.when() == null ? now : happened.when();
        if (when.isAfter(now)) {
            throw BusinessException.invalid("when", ErrorCode.INVALID_VALUE, "'when' must not be in the future.");
        }
        var lead = leads.get(leadId);
        var activity = Activity.onLead(leadId, happened.type(), happened.outcome(), happened.notes(), who.id(), when)
                .carriedTo(
                        lead.state().convertedAccountId(),
                        lead.state().convertedContactId(),
                        lead.state().convertedOpportunityId());
        activities.log(activity);
        if (lead.status() == LeadStatus.CONVERTED) {
            return activity;
        }
        if (happened.type().isContact()) {
            lifecycle.touch(leadId, when, who);
        } else {
            lifecycle.active(leadId, when);
        }
        return activity;
    }
}
