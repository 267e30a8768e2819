package io.leadpath.opportunity;

import static io.leadpath.security.Permission.EDIT_ALL_OPPORTUNITIES;

import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes a deal: who may, and what follows from a new stage. */
@Service
@Transactional
public class OpportunityEditing {
    private final Opportunities opportunities;
    private final StageProbabilities probabilities;

    OpportunityEditing(Opportunities opportunities, StageProbabilities probabilities) {
        this.opportunities = opportunities;
        this.probabilities = probabilities;
    }

    /** Refuses (403) an account executive who does not own the deal. */
    public void checkMayEdit(Opportunity opportunity, CurrentUser user) {
        if (!user.may(EDIT_ALL_OPPORTUNITIES)
                && !user.id().equals(opportunity.details().owner())) {
            throw BusinessException.forbidden("This opportunity is somebody else's.");
        }
    }

    /**
     * Writes the wanted details. A new stage brings its probability unless another one is given with it, and closing as
     * lost needs a reason.
     */
    public Opportunity edit(Opportunity opportunity, OpportunityDetails wanted) {
        var before = opportunity.details();
        if (wanted.stage() == Stage.CLOSED_LOST && wanted.closedReason() == null) {
            throw BusinessException.invalid(
                    "closedReason", ErrorCode.REQUIRED_FIELD_MISSING, "Say in 'closedReason' why the deal was lost.");
        }
        var newStageOnly =
                wanted.stage() != before.stage() && Objects.equals(wanted.probability(), before.probability());
        var details = newStageOnly ? wanted.withProbability(probabilities.of(wanted.stage())) : wanted;
        return opportunities.edit(opportunity.id(), details, opportunity.version());
    }
}
