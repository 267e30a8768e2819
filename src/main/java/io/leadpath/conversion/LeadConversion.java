package io.leadpath.conversion;

import io.leadpath.conversion.ConversionOutcome.Converted;
import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.lead.MatchLocks;
import io.leadpath.matching.Duplicates;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Converts a lead into account, contact and perhaps opportunity: once, in one transaction, and never back. Whoever comes
 * second, however close, is told what the first conversion made.
 */
@Service
public class LeadConversion {
    private final Leads leads;
    private final MatchLocks locks;
    private final ConversionPlanner planner;
    private final ConversionWriting writing;
    private final EarlierConversion earlier;
    private final Duplicates duplicates;
    private final ChangedMeanwhile changes;

    LeadConversion(
            Leads leads,
            MatchLocks locks,
            ConversionPlanner planner,
            ConversionWriting writing,
            EarlierConversion earlier,
            Duplicates duplicates,
            ChangedMeanwhile changes) {
        this.leads = leads;
        this.locks = locks;
        this.planner = planner;
        this.writing = writing;
        this.earlier = earlier;
        this.duplicates = duplicates;
        this.changes = changes;
    }

    /**
     * Converts the lead, or says why not. Every refusal is a return value and comes before the first write, so that a
     * caller can go on in the same transaction.
     */
    @Transactional
    public ConversionOutcome attempt(String leadId, ConversionRequest request, CurrentUser who) {
        ConversionPlan plan;
        try {
            plan = planHeld(leadId, request, null, who);
        } catch (BusinessException refusal) {
            return Refused.because(refusal);
        }
        return carryOut(plan, who);
    }

    private ConversionOutcome carryOut(ConversionPlan plan, CurrentUser who) {
        if (plan.refusal() != null) {
            return plan.refusal();
        }
        return writing.write(plan, who)
                .<ConversionOutcome>map(Converted::new)
                .orElseGet(() -> Refused.because(earlier.refusal(plan.lead().id())));
    }

    /**
     * As {@link #attempt}, for callers who have nothing to go on with.
     *
     * @throws BusinessException when the conversion is refused
     */
    @Transactional
    public ConversionResult convert(String leadId, ConversionRequest request, CurrentUser who) {
        return convert(leadId, request, null, who);
    }

    /**
     * As {@link #convert(String, ConversionRequest, CurrentUser)}.
     *
     * @param expectedVersion the version of the lead that was looked at; null: whichever it is by now
     * @throws BusinessException 412 when the lead was edited since, or when the conversion is refused
     */
    @Transactional
    public ConversionResult convert(String leadId, ConversionRequest request, Long expectedVersion, CurrentUser who) {
        var outcome = carryOut(planHeld(leadId, request, expectedVersion, who), who);
        if (outcome instanceof Refused refused) {
            throw refused.asException();
        }
        return ((Converted) outcome).result();
    }

    /**
     * What {@link #convert} would do, without doing anything.
     *
     * @throws BusinessException when the request itself is refused; what other records stand in the way with is part
     *     of the preview
     */
    @Transactional(readOnly = true)
    public ConversionPreview preview(String leadId, ConversionRequest request, CurrentUser who) {
        return preview(leadId, request, null, who);
    }

    /**
     * As {@link #preview(String, ConversionRequest, CurrentUser)}.
     *
     * @param since the version of the lead that was looked at last; null: when the conversion was prepared or approved
     */
    @Transactional(readOnly = true)
    public ConversionPreview preview(String leadId, ConversionRequest request, Long since, CurrentUser who) {
        requireRole(request, who);
        var lead = leads.get(leadId);
        var plan = plan(lead, request, who);
        var known = plan.reusedIds();
        var weaker = duplicates.of(lead, who).stream()
                .filter(match -> !match.blocking() && !known.contains(match.id()))
                .toList();
        return plan.preview(weaker, changes.shown(lead, since));
    }

    /**
     * Refuses now what {@link #attempt} would refuse, for whoever only prepares a conversion.
     *
     * @throws BusinessException when the conversion would be refused
     */
    @Transactional(readOnly = true)
    public void check(String leadId, ConversionRequest request, CurrentUser who) {
        requireRole(request, who);
        var refusal = plan(leads.get(leadId), request, who).refusal();
        if (refusal != null) {
            throw refusal.asException();
        }
    }

    /**
     * Refuses whoever may not convert this lead, and everybody once it is converted: what comes before the content of a
     * request is looked at.
     */
    @Transactional(readOnly = true)
    public void checkConvertible(String leadId, CurrentUser who) {
        who.require(Permission.CONVERT_APPROVED_LEADS);
        refuseUnlessConvertible(leads.get(leadId), who);
    }

    /** Whether it is this user's turn to convert the lead, as far as the lead itself goes. */
    public boolean isOpenTo(Lead lead, CurrentUser who) {
        return who.may(Permission.CONVERT_APPROVED_LEADS)
                && isAssigned(lead, who)
                && (lead.status() == LeadStatus.QUALIFIED
                        || who.may(Permission.CONVERT_WITHOUT_APPROVAL)
                                && LeadStatus.IN_PROGRESS.contains(lead.status()));
    }

    private void refuseUnlessConvertible(Lead lead, CurrentUser who) {
        requireAssigned(lead, who);
        if (lead.isConverted()) {
            throw earlier.refusal(lead.id());
        }
    }

    /** Row 33: what was looked at is compared with the lead that is held, which nobody edits from here on. */
    private ConversionPlan planHeld(String leadId, ConversionRequest request, Long expectedVersion, CurrentUser who) {
        requireRole(request, who);
        var lead = locks.lock(leadId);
        refuseUnlessConvertible(lead, who);
        if (expectedVersion != null && expectedVersion != lead.version()) {
            throw BusinessException.staleVersion("lead");
        }
        return planner.plan(lead, request, who, true);
    }

    private ConversionPlan plan(Lead lead, ConversionRequest request, CurrentUser who) {
        refuseUnlessConvertible(lead, who);
        return planner.plan(lead, request, who, false);
    }

    private static void requireRole(ConversionRequest request, CurrentUser who) {
        who.require(Permission.CONVERT_APPROVED_LEADS);
        if (request.bypassReason() != null && !who.may(Permission.CONVERT_WITHOUT_APPROVAL)) {
            throw BusinessException.forbidden(
                    "Only a manager may bypass the approval of a lead. Leave out 'bypassReason' to convert an approved one.");
        }
    }

    private static void requireAssigned(Lead lead, CurrentUser who) {
        if (!isAssigned(lead, who)) {
            throw BusinessException.forbidden(
                    "Only the account executive this lead is assigned to, or a manager, may convert it.");
        }
    }

    private static boolean isAssigned(Lead lead, CurrentUser who) {
        return who.may(Permission.CONVERT_WITHOUT_APPROVAL)
                || who.id().equals(lead.state().ae());
    }
}
