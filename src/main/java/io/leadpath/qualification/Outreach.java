package io.leadpath.qualification;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadEditing;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The SDR's side of the path: being in touch with the lead and noting what was learnt. */
@Service
@Transactional
public class Outreach {
    private final LeadLifecycle lifecycle;
    private final LeadEditing editing;
    private final Activities activities;
    private final Clock clock;

    Outreach(LeadLifecycle lifecycle, LeadEditing editing, Activities activities, Clock clock) {
        this.lifecycle = lifecycle;
        this.editing = editing;
        this.activities = activities;
        this.clock = clock;
    }

    /** Notes one touch of the lead: the answer, what was said, and the grades that were learnt. */
    public void record(
            String leadId, OutreachResult result, String comment, QualificationAnswers learnt, CurrentUser who) {
        note(leadId, "workLead", ActivityType.CALL, result, comment, who);
        lifecycle.touch(leadId, who);
        if (!learnt.isEmpty()) {
            editing.edit(leadId, null, details -> learnt(details, learnt), who);
        }
    }

    /** Notes what was done in a step of the path. */
    public void note(String leadId, String step, ActivityType type, Enum<?> outcome, String notes, CurrentUser who) {
        var name = outcome == null ? null : outcome.name();
        activities.log(Activity.onLead(leadId, type, name, notes, who.id(), clock.instant())
                .inStep(step));
    }

    private static LeadDetails learnt(LeadDetails details, QualificationAnswers learnt) {
        return details.graded(
                learnt.budget(),
                learnt.budgetEvidence(),
                learnt.authority(),
                learnt.authorityEvidence(),
                learnt.need(),
                learnt.needEvidence(),
                learnt.timeline(),
                learnt.timelineEvidence());
    }
}
