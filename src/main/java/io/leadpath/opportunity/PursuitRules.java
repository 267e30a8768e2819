package io.leadpath.opportunity;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;
import static io.leadpath.shared.ErrorCode.OPPORTUNITY_CLOSED;
import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;

import io.leadpath.shared.BusinessException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What holds for every deal that people take on or close, whichever way: in the task, on a page or by a PATCH. Only what
 * changes is judged. Why a close date moves, the task and the page ask besides: a PATCH has no field to say it in.
 */
@Component
class PursuitRules {
    /** Why a deal was lost that should never have been one; figures of won and lost deals leave it out. */
    static final String CREATED_IN_ERROR = "CREATED_IN_ERROR";

    private final StageProbabilities probabilities;

    PursuitRules(StageProbabilities probabilities) {
        this.probabilities = probabilities;
    }

    /**
     * @param given the names of the fields that the caller gave
     * @throws BusinessException 400 for what cannot be, 409 for a deal that stays closed
     */
    void check(OpportunityDetails before, OpportunityDetails wanted, Set<String> given) {
        checkCloseDate(before, wanted);
        checkWon(before, wanted);
        checkReason(before, wanted, given);
        checkProbability(wanted, given);
        checkMayChange(before, wanted);
    }

    /** A day that has passed is taken from who edits the record, as an import is: its pursuit then asks at once. */
    private static void checkCloseDate(OpportunityDetails before, OpportunityDetails wanted) {
        if (!wanted.closeDate().equals(before.closeDate())) {
            CloseDates.problem(wanted.closeDate()).ifPresent(problem -> {
                throw BusinessException.invalid(List.of(problem));
            });
        }
    }

    private static void checkWon(OpportunityDetails before, OpportunityDetails wanted) {
        var changes = before.stage() != wanted.stage() || before.amount() != null;
        if (wanted.stage() == Stage.CLOSED_WON && wanted.amount() == null && changes) {
            throw BusinessException.invalid(
                    "amount", REQUIRED_FIELD_MISSING, "Say in 'amount' how much the deal is worth.");
        }
    }

    private static void checkReason(OpportunityDetails before, OpportunityDetails wanted, Set<String> given) {
        var stage = wanted.stage();
        var reason = wanted.closedReason();
        if (stage == Stage.CLOSED_LOST && reason == null) {
            throw BusinessException.invalid(
                    "closedReason", REQUIRED_FIELD_MISSING, "Say in 'closedReason' why the deal was lost.");
        }
        if (!stage.isClosed() && reason != null && given.contains("closedReason")) {
            throw BusinessException.invalid(
                    "closedReason", INVALID_VALUE, "'closedReason' goes with CLOSED_WON and CLOSED_LOST only.");
        }
        if (CREATED_IN_ERROR.equalsIgnoreCase(reason) && !reason.equals(before.closedReason())) {
            throw BusinessException.invalid(
                    "closedReason",
                    INVALID_VALUE,
                    "That a deal was created in error is said by correcting its conversion. Say here why it was lost.");
        }
    }

    private void checkProbability(OpportunityDetails wanted, Set<String> given) {
        var stage = wanted.stage();
        var fixed = probabilities.of(stage);
        if (stage.isClosed() && given.contains("probability") && wanted.probability() != fixed) {
            throw BusinessException.invalid(
                    "probability", INVALID_VALUE, "'probability' of a deal that is " + stage + " is " + fixed + ".");
        }
    }

    /** A correction is final: its deal neither comes back nor gets another reason, which would make it count. */
    private static void checkMayChange(OpportunityDetails before, OpportunityDetails wanted) {
        if (before.createdInError() && !wanted.createdInError()) {
            throw new BusinessException(
                    OPPORTUNITY_CLOSED,
                    "This opportunity was created in error, as the correction of its conversion says, and stays lost."
                            + " Open another one with its contact.");
        }
    }
}
