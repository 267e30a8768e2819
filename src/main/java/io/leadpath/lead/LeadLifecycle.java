package io.leadpath.lead;

import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs by which a lead moves on. Every change of status passes the table of {@link LeadStatus}. */
@Service
@Transactional
public class LeadLifecycle {
    private final Leads leads;
    private final FieldHistory history;
    private final Clock clock;

    LeadLifecycle(Leads leads, FieldHistory history, Clock clock) {
        this.leads = leads;
        this.history = history;
        this.clock = clock;
    }

    /** Somebody was in touch with the lead: from now on it is being worked. A lead further on stays where it is. */
    public void touch(String leadId, CurrentUser who) {
        var lead = leads.lock(leadId);
        var columns = new HashMap<String, Object>();
        columns.put("last_activity_at", clock.instant());
        leads.update(leadId, columns);
        if (lead.status() == LeadStatus.OPEN) {
            become(lead, LeadStatus.WORKING, null, Map.of(), who);
        }
    }

    /** Sets the lead aside until a date or a sign of new interest. */
    public void nurture(String leadId, String reason, CurrentUser who) {
        move(leadId, LeadStatus.NURTURING, reason, Map.of(), who);
    }

    /** Takes a nurtured lead up again; one that was taken up already stays. */
    public void resume(String leadId, CurrentUser who) {
        move(leadId, LeadStatus.WORKING, null, Map.of(), who);
    }

    /** The account executive, or a manager's ruling, accepts the lead: it may be converted now. */
    public void approve(String leadId, CurrentUser who) {
        var approval = new LinkedHashMap<String, Object>();
        approval.put("approved_by", who.id());
        approval.put("approved_at", clock.instant());
        move(leadId, LeadStatus.QUALIFIED, null, approval, who);
    }

    /** The lead leaves the path for good. {@code reason} is a code such as {@code NO_NEED}. */
    public void disqualify(String leadId, String reason, CurrentUser who) {
        move(leadId, LeadStatus.DISQUALIFIED, reason, Map.of(), who);
    }

    /** The lead wants no further contact: all opt-outs are set at once and the lead is disqualified. */
    public void optOut(String leadId, CurrentUser who) {
        move(leadId, LeadStatus.DISQUALIFIED, "OPTED_OUT", Map.of("do_not_call", true, "email_opt_out", true), who);
    }

    public void assignAe(String leadId, String ae, CurrentUser who) {
        set(leadId, "ae", ae, who);
    }

    /** Hands the lead to a user or a group. */
    public void assignOwner(String leadId, String owner, CurrentUser who) {
        set(leadId, "owner", owner, who);
    }

    private void set(String leadId, String column, Object value, CurrentUser who) {
        var lead = leads.lock(leadId);
        if (Objects.equals(Rows.columns(lead.details(), lead.state()).get(column), value)) {
            return;
        }
        LeadEditing.refuseConverted(lead);
        var columns = new HashMap<String, Object>();
        columns.put(column, value);
        leads.update(leadId, columns);
        history.note(leadId, Rows.columns(lead.details(), lead.state()), columns, who);
    }

    private void move(String leadId, LeadStatus next, String reason, Map<String, Object> alongWith, CurrentUser who) {
        var lead = leads.lock(leadId);
        if (lead.status() != next) {
            become(lead, next, reason, alongWith, who);
        }
    }

    private void become(Lead lead, LeadStatus next, String reason, Map<String, Object> alongWith, CurrentUser who) {
        LeadEditing.refuseConverted(lead);
        if (!lead.status().mayBecome(next)) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS, "A lead that is " + lead.status() + " cannot become " + next + ".");
        }
        var columns = new LinkedHashMap<>(alongWith);
        columns.put("status", next.name());
        columns.put("status_reason", reason);
        leads.update(lead.id(), columns);
        history.note(lead.id(), Rows.columns(lead.details(), lead.state()), columns, who);
    }
}
