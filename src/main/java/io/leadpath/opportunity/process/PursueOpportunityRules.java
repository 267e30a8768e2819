package io.leadpath.opportunity.process;

import static io.leadpath.opportunity.PursuitResult.ADVANCE;
import static io.leadpath.opportunity.PursuitResult.LOST;
import static io.leadpath.opportunity.PursuitResult.MOVE_CLOSE_DATE;
import static io.leadpath.opportunity.PursuitResult.WON;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityEditing;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.opportunity.PursuitResult;
import io.leadpath.opportunity.Stage;
import io.leadpath.shared.Codes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Pursue opportunity: the account executive says how the deal goes on, or how it ended. While the owner is away that is
 * any account executive who takes the task.
 */
@Component
class PursueOpportunityRules implements UserTaskRules {
    private static final int REASON = 255;

    private final Opportunities opportunities;
    private final OpportunityEditing editing;
    private final OpportunityPursuit pursuit;
    private final PursuitState state;

    PursueOpportunityRules(
            Opportunities opportunities, OpportunityEditing editing, OpportunityPursuit pursuit, PursuitState state) {
        this.opportunities = opportunities;
        this.editing = editing;
        this.pursuit = pursuit;
        this.state = state;
    }

    private record Answer(
            PursuitResult result,
            Stage stage,
            BigDecimal amount,
            String lostReason,
            Instant wakeUpAt,
            LocalDate closeDate,
            String comment) {}

    @Override
    public String taskId() {
        return Variables.PURSUE_OPPORTUNITY;
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var deal = opportunities.lock(task.businessKey());
        if (!state.isOwnerAway(deal)) {
            editing.checkMayEdit(deal, task.user());
        }
        var answer = answer(answers);
        var changed = change(deal.id(), answer, task);
        var wakeUpAt = answer.wakeUpAt() == null ? null : answer.wakeUpAt().toString();
        return state.of(changed, answer.result(), wakeUpAt);
    }

    private Opportunity change(String id, Answer answer, TaskInHand task) {
        return switch (answer.result()) {
            case ADVANCE -> pursuit.advance(id, answer.stage(), answer.comment(), task.user());
            case WON -> pursuit.win(id, answer.amount(), answer.comment(), task.user());
            case LOST -> pursuit.lose(id, answer.lostReason(), answer.wakeUpAt(), answer.comment(), task.user());
            case MOVE_CLOSE_DATE -> pursuit.moveCloseDate(id, answer.closeDate(), answer.comment(), task.user());
        };
    }

    private static Answer answer(TaskAnswers answers) {
        var result = answers.choice("pursuitResult", PursuitResult.class);
        var answer = new Answer(
                result,
                answers.optionalChoice("stage", Stage.class),
                answers.money("amount"),
                answers.text("lostReason", REASON),
                answers.futureDay("wakeUpAt"),
                answers.date("closeDate"),
                answers.text("comment"));
        only(result, ADVANCE, "stage", answers);
        only(result, WON, "amount", answers);
        only(result, LOST, "lostReason", answers);
        only(result, LOST, "wakeUpAt", answers);
        only(result, MOVE_CLOSE_DATE, "closeDate", answers);
        if (result == ADVANCE) {
            answers.require("stage", "Say in 'stage' which stage the deal has reached.");
        }
        if (result == LOST) {
            answers.require("lostReason", "Say in 'lostReason' why the deal was lost.");
        }
        if (result == MOVE_CLOSE_DATE) {
            answers.require("closeDate", "Say in 'closeDate' when the deal is expected to close now.");
            answers.require("comment", "Say in 'comment' why the close date is moved.");
        }
        answers.check();
        return answer;
    }

    private static void only(PursuitResult result, PursuitResult fitting, String name, TaskAnswers answers) {
        if (result != null && result != fitting && answers.has(name)) {
            answers.refuse(name, "'" + name + "' goes with " + Codes.toVariable(fitting) + " only.");
        }
    }
}
