package io.leadpath.lead;

import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs by which a lead moves on. Every change of status passes the table of {@link LeadStatus}. */
@Service
@Transactional
public class LeadLifecycle {
    private static final String APPROVED_VERSION = "approved_version";
    private static final String OWNER_IS_GROUP = "owner_is_group";

    private final Leads leads;
    private final ConvertedLeads converted;
    private final FieldHistory history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadLifecycle(
            Leads leads,
            ConvertedLeads converted,
            FieldHistory history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.converted = converted;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** Something was done for the lead at that time; what was done later stays the last. */
    void active(String leadId, Instant when) {
        var last = leads.lock(leadId).state().lastActivityAt();
        if (last == null || last.isBefore(when)) {
            leads.update(leadId, Map.of("last_activity_at", when));
        }
    }

    /** Somebody was in touch with the lead: from now on it is being worked. A lead further on stays where it is. */
    public void touch(String leadId, CurrentUser who) {
        touch(leadId, clock.instant(), who);
    }

    void touch(String leadId, Instant when, CurrentUser who) {
        active(leadId, when);
        var lead = leads.lock(leadId);
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

    /** The account executive, or a manager's ruling, accepts the lead as it is now: it may be converted. */
    public void approve(String leadId, CurrentUser who) {
        approve(leadId, null, who);
    }

    /**
     * As the other, for who may have looked at the lead a while ago.
     *
     * @param seenVersion the version of the record that they saw; null: as it is now
     */
    public void approve(String leadId, Long seenVersion, CurrentUser who) {
        var version = leads.lock(leadId).version();
        var approval = new LinkedHashMap<String, Object>();
        approval.put(APPROVED_VERSION, seenVersion == null ? version : Math.min(seenVersion, version));
        approval.put("approved_by", who.id());
        approval.put("approved_at", clock.instant());
        move(leadId, LeadStatus.QUALIFIED, null, approval, who);
    }

    /** The lead leaves the path for good. {@code reason} is a code such as {@code NO_NEED}. */
    public void disqualify(String leadId, String reason, CurrentUser who) {
        move(leadId, LeadStatus.DISQUALIFIED, reason, Map.of(), who);
    }

    /** The lead turned out to be the same as another one, which goes on in its place. */
    void mergeInto(String leadId, String other, CurrentUser who) {
        move(leadId, LeadStatus.DISQUALIFIED, "MERGED", Map.of("merged_into", other), who);
    }

    /** The lead wants no further contact: all opt-outs are set at once and the lead is disqualified. */
    public void optOut(String leadId, CurrentUser who) {
        move(leadId, LeadStatus.DISQUALIFIED, "OPTED_OUT", Map.of("do_not_call", true, "email_opt_out", true), who);
    }

    /** Somebody asked not to be called or mailed: noted at once. What was noted before stays. */
    public void respectOptOuts(String leadId, boolean doNotCall, boolean emailOptOut, CurrentUser who) {
        if (doNotCall) {
            set(leadId, Map.of("do_not_call", true), who);
        }
        if (emailOptOut) {
            set(leadId, Map.of("email_opt_out", true), who);
        }
    }

    /** The lead is a contact who is known already: what it becomes is that contact. */
    void recognise(String leadId, String contactId, CurrentUser who) {
        set(leadId, Map.of("contact_id", contactId), who);
    }

    public void assignAe(String leadId, String ae, CurrentUser who) {
        set(leadId, Collections.singletonMap("ae", ae), who);
    }

    /** Hands the lead to a user; null: to nobody. */
    public void assignOwner(String leadId, String userId, CurrentUser who) {
        setOwner(leadId, userId, false, who);
    }

    /** Puts the lead into the queue of a group, whose members may take it. */
    public void queueFor(String leadId, String groupId, CurrentUser who) {
        setOwner(leadId, groupId, true, who);
    }

    private void setOwner(String leadId, String owner, boolean group, CurrentUser who) {
        var columns = new HashMap<String, Object>();
        columns.put("owner", owner);
        columns.put(OWNER_IS_GROUP, group);
        var before = leads.lock(leadId);
        if (set(leadId, columns, who)) {
            events.publishEvent(LeadOwnerChanged.from(before));
        }
    }

    /** @return false when that is what is known already */
    private boolean set(String leadId, Map<String, Object> columns, CurrentUser who) {
        var lead = leads.lock(leadId);
        var known = Rows.columns(lead.details(), lead.state());
        if (columns.entrySet().stream()
                .allMatch(column -> Objects.equals(known.get(column.getKey()), column.getValue()))) {
            return false;
        }
        converted.refuse(lead);
        leads.update(leadId, columns);
        tell(leadId, known, columns, who);
        return true;
    }

    /** Notes what changed but for what only the product itself looks at. */
    private void tell(String leadId, Map<String, Object> before, Map<String, Object> after, CurrentUser who) {
        var told = new HashMap<>(after);
        told.keySet().removeAll(Set.of(APPROVED_VERSION, OWNER_IS_GROUP));
        history.note(leadId, before, told, who);
    }

    private void move(String leadId, LeadStatus next, String reason, Map<String, Object> alongWith, CurrentUser who) {
        var lead = leads.lock(leadId);
        if (lead.status() != next) {
            become(lead, next, reason, alongWith, who);
        }
    }

    private void become(Lead lead, LeadStatus next, String reason, Map<String, Object> alongWith, CurrentUser who) {
        converted.refuse(lead);
        if (!lead.status().mayBecome(next)) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS, "A lead that is " + lead.status() + " cannot become " + next + ".");
        }
        var columns = new LinkedHashMap<>(alongWith);
        columns.put("status", next.name());
        columns.put("status_reason", reason);
        leads.update(lead.id(), columns);
        tell(lead.id(), Rows.columns(lead.details(), lead.state()), columns, who);
    }
}
