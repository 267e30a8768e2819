package io.leadpath.opportunity;

import static io.leadpath.security.Permission.EDIT_ALL_OPPORTUNITIES;
import static io.leadpath.shared.ErrorCode.INVALID_CROSS_REFERENCE;

import io.leadpath.account.Accounts;
import io.leadpath.lead.LeadOwners;
import io.leadpath.lead.LeadSources;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes a deal: who may, and what follows from a new stage. */
@Service
@Transactional
public class OpportunityEditing {
    private final Opportunities opportunities;
    private final StageProbabilities probabilities;
    private final LeadOwners owners;
    private final LeadSources sources;
    private final Accounts accounts;
    private final PursuitRules rules;
    private final PursuitNotes notes;

    OpportunityEditing(
            Opportunities opportunities,
            StageProbabilities probabilities,
            LeadOwners owners,
            LeadSources sources,
            Accounts accounts,
            PursuitRules rules,
            PursuitNotes notes) {
        this.opportunities = opportunities;
        this.probabilities = probabilities;
        this.owners = owners;
        this.sources = sources;
        this.accounts = accounts;
        this.rules = rules;
        this.notes = notes;
    }

    /** Refuses (403) an account executive who does not own the deal. */
    public void checkMayEdit(Opportunity opportunity, CurrentUser user) {
        if (!user.may(EDIT_ALL_OPPORTUNITIES)
                && !user.id().equals(opportunity.details().owner())) {
            throw BusinessException.forbidden("This opportunity is somebody else's.");
        }
    }

    /**
     * Writes the wanted details. A new stage brings its probability unless another one is given with it; a closed deal's
     * is always that of its stage. Opening again forgets why it was closed. A new stage or close date is noted as an
     * activity. What holds besides, {@link PursuitRules} says.
     *
     * @param given the names of the fields that the caller gave; only these are judged
     */
    public Opportunity edit(Opportunity opportunity, OpportunityDetails wanted, Set<String> given, CurrentUser who) {
        return edit(opportunity, wanted, given, null, who);
    }

    /** As the other, with what there is to say about it. */
    Opportunity edit(
            Opportunity opportunity, OpportunityDetails wanted, Set<String> given, String comment, CurrentUser who) {
        var before = opportunity.details();
        checkReferences(before, wanted);
        rules.check(before, wanted, given);
        var edited = opportunities.edit(opportunity.id(), staged(before, wanted, given), opportunity.version());
        notes.changed(before, edited, comment, who);
        return edited;
    }

    /** Loses a deal that should never have been one; an earlier reason gives way. */
    Opportunity loseAsCreatedInError(Opportunity opportunity, CurrentUser who) {
        var before = opportunity.details();
        var lost = before.withStage(Stage.CLOSED_LOST)
                .withProbability(probabilities.of(Stage.CLOSED_LOST))
                .withClosedReason(PursuitRules.CREATED_IN_ERROR);
        var edited = opportunities.edit(opportunity.id(), lost, opportunity.version());
        notes.changed(before, edited, null, who);
        return edited;
    }

    private OpportunityDetails staged(OpportunityDetails before, OpportunityDetails wanted, Set<String> given) {
        var stage = wanted.stage();
        var details = stage.isClosed() ? wanted : wanted.withClosedReason(null);
        var follows = stage.isClosed() || stage != before.stage() && !given.contains("probability");
        return follows ? details.withProbability(probabilities.of(stage)) : details;
    }

    private void checkReferences(OpportunityDetails before, OpportunityDetails wanted) {
        if (isNew(OpportunityDetails::owner, before, wanted)) {
            owners.check(wanted.owner());
        }
        if (isNew(OpportunityDetails::source, before, wanted)) {
            sources.check(wanted.source());
        }
        var partner = wanted.partnerAccountId();
        if (partner != null
                && isNew(OpportunityDetails::partnerAccountId, before, wanted)
                && accounts.find(partner).isEmpty()) {
            throw BusinessException.invalid(
                    "partnerAccountId",
                    INVALID_CROSS_REFERENCE,
                    "'partnerAccountId' must be the id of the partner's account; there is no '" + partner + "'.");
        }
    }

    private static boolean isNew(
            Function<OpportunityDetails, ?> field, OpportunityDetails before, OpportunityDetails wanted) {
        return !Objects.equals(field.apply(before), field.apply(wanted));
    }
}
