package io.leadpath.qualification;

import io.leadpath.activity.ActivityType;
import io.leadpath.lead.Grade;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.Leads;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.shared.Codes;
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hand-off between SDR and account executive as a recorded decision: review, answer, ruling. */
@Service
@Transactional
public class Review {
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final HandOffs handOffs;
    private final Outreach outreach;
    private final Clock clock;

    Review(Leads leads, LeadLifecycle lifecycle, HandOffs handOffs, Outreach outreach, Clock clock) {
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.handOffs = handOffs;
        this.outreach = outreach;
        this.clock = clock;
    }

    /**
     * Under which rules a decision was taken.
     *
     * @param process the id of the process definition
     * @param decisions the decision tables and their versions, as people read them
     */
    public record InForce(String process, String decisions) {}

    /**
     * What an account executive decided; the reason is null unless the lead is rejected.
     *
     * @param seenVersion the version of the record that was decided on; null: as it is now
     */
    public record Verdict(ReviewDecision decision, RejectionReason reason, String comment, Long seenVersion) {}

    /**
     * Somebody decides about the lead: an account executive, who becomes the lead's, or a manager whose turn it was.
     * Approval makes the lead convertible.
     *
     * @param step the task in which it was decided
     */
    public void decide(String leadId, String step, String sdr, Verdict verdict, InForce inForce, CurrentUser ae) {
        var lead = leads.lock(leadId);
        handOffs.add(new HandOff(
                UUID.randomUUID().toString(),
                leadId,
                sdr,
                evidence(lead.details()),
                ae.id(),
                verdict.decision(),
                verdict.reason(),
                verdict.comment(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                inForce.process(),
                inForce.decisions()));
        outreach.note(leadId, step, ActivityType.NOTE, verdict.decision(), words(verdict), ae);
        if (ae.has(Role.AE)) {
            lifecycle.assignAe(leadId, ae.id(), ae);
        }
        if (verdict.decision() == ReviewDecision.APPROVE) {
            lifecycle.approve(leadId, verdict.seenVersion(), ae);
        }
    }

    /** The SDR accepts the rejection or disputes it with an argument. */
    public void answer(String leadId, RejectionAnswer answer, String argument, CurrentUser sdr) {
        var columns = new HashMap<String, Object>();
        columns.put("answer", answer);
        columns.put("argument", argument);
        columns.put("answered_by", sdr.id());
        columns.put("answered_at", clock.instant());
        handOffs.last(leadId).ifPresent(handOff -> handOffs.update(handOff.id(), columns));
        outreach.note(leadId, "answerRejection", ActivityType.NOTE, answer, argument, sdr);
    }

    /** A manager settles the dispute; an overturned rejection approves the lead. */
    public void rule(String leadId, Ruling ruling, String comment, CurrentUser manager) {
        var columns = new HashMap<String, Object>();
        columns.put("ruling", ruling);
        columns.put("ruling_comment", comment);
        columns.put("ruled_by", manager.id());
        columns.put("ruled_at", clock.instant());
        handOffs.last(leadId).ifPresent(handOff -> handOffs.update(handOff.id(), columns));
        outreach.note(leadId, "settleDispute", ActivityType.NOTE, ruling, comment, manager);
        if (ruling == Ruling.OVERTURN) {
            lifecycle.approve(leadId, manager);
        }
    }

    private static String words(Verdict verdict) {
        return Stream.of(Codes.words(verdict.reason()), verdict.comment())
                .filter(part -> part != null)
                .collect(Collectors.joining(": "));
    }

    private static String evidence(LeadDetails details) {
        return Stream.of(
                        line("Budget", details.budget(), details.budgetEvidence()),
                        line("Authority", details.authority(), details.authorityEvidence()),
                        line("Need", details.need(), details.needEvidence()),
                        line("Timeline", details.timeline(), details.timelineEvidence()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String question, Grade grade, String evidence) {
        return question + ": " + (grade == null ? "not asked" : Codes.words(grade))
                + (evidence == null ? "" : " – " + evidence);
    }
}
