package io.leadpath.opportunity.process;

import static io.leadpath.opportunity.PursuitResult.ADVANCE;
import static io.leadpath.opportunity.PursuitResult.LOST;
import static io.leadpath.opportunity.PursuitResult.MOVE_CLOSE_DATE;
import static io.leadpath.opportunity.PursuitResult.WON;

import io.leadpath.engine.AsSystem;
import io.leadpath.engine.ProcessSteering;
import io.leadpath.engine.ProcessVariable;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityChanged;
import io.leadpath.opportunity.OpportunityLost;
import io.leadpath.opportunity.PursuitResult;
import io.leadpath.shared.Codes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes the process to where the deal stands, whichever way it was changed and in the same transaction: a new deal
 * starts it; a change of stage, close date or owner does what the task would have done. It looks when the transaction is
 * about to end: a change made through the task has moved the process by then, and there is nothing left to do.
 */
@Component
class PursuitFollowsRecord {
    private final Opportunities opportunities;
    private final PursuitState state;
    private final ProcessSteering steering;
    private final RuntimeService runtime;
    private final TaskService tasks;

    PursuitFollowsRecord(
            Opportunities opportunities,
            PursuitState state,
            ProcessSteering steering,
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks) {
        this.opportunities = opportunities;
        this.state = state;
        this.steering = steering;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(OpportunityChanged event) {
        follow(event.opportunityId());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(OpportunityLost event) {
        follow(event.opportunityId(), event);
    }

    /** Does nothing where process and record agree. Holds the deal until the transaction ends. */
    void follow(String opportunityId) {
        follow(opportunityId, null);
    }

    /** @param lost how the deal was lost just now; null: it was not */
    private void follow(String opportunityId, OpportunityLost lost) {
        var deal = opportunities.lock(opportunityId);
        AsSystem.call(() -> {
            var running = runtime.createProcessInstanceQuery()
                    .processDefinitionKey(Variables.PROCESS)
                    .processInstanceBusinessKey(opportunityId)
                    .singleResult();
            if (running != null) {
                follow(deal, running.getId(), lost);
            } else if (deal.isOpen()) {
                runtime.startProcessInstanceByKey(Variables.PROCESS, opportunityId, state.of(deal, null, null));
            }
            return running;
        });
    }

    private void follow(Opportunity deal, String process, OpportunityLost lost) {
        var known = runtime.getVariables(process);
        var ended = Codes.fromVariable(PursuitResult.class, (String) known.get(Variables.PURSUIT_RESULT.name()))
                .filter(result -> result == WON || result == LOST);
        if (deal.isOpen() && ended.isPresent()) {
            runtime.setVariables(process, state.of(deal, null, null));
            steering.moveTo(process, Variables.PURSUE_OPPORTUNITY);
        } else if (deal.isOpen()) {
            goOn(deal, process, known);
        } else if (ended.isEmpty()
                || ended.get() != PursuitState.closing(deal)
                || lost != null && !Objects.equals(wakeUpAt(lost), known.get(Variables.WAKE_UP_AT.name()))) {
            end(deal, process, wakeUpAt(lost));
        }
    }

    private static String wakeUpAt(OpportunityLost lost) {
        return lost == null || lost.wakeUpAt() == null ? null : lost.wakeUpAt().toString();
    }

    private void goOn(Opportunity deal, String process, Map<String, Object> known) {
        var wanted = state.of(deal);
        var task = task(process);
        if (task.isPresent() && differs(known, wanted, Variables.STAGE)) {
            steering.complete(task.get().getId(), state.of(deal, ADVANCE, null));
        } else if (task.isPresent() && differs(known, wanted, Variables.CLOSE_DATE)) {
            steering.complete(task.get().getId(), state.of(deal, MOVE_CLOSE_DATE, null));
        } else if (wanted.keySet().stream().anyMatch(name -> !Objects.equals(known.get(name), wanted.get(name)))) {
            runtime.setVariables(process, wanted);
            task.ifPresent(open -> tasks.setAssignee(open.getId(), (String) wanted.get(Variables.AE.name())));
        }
    }

    /** Through the task where it is open, so that the path shows how it came; otherwise from wherever the process is. */
    private void end(Opportunity deal, String process, String wakeUpAt) {
        var result = PursuitState.closing(deal);
        var variables = state.of(deal, result, wakeUpAt);
        var task = task(process);
        if (task.isPresent()) {
            steering.complete(task.get().getId(), variables);
        } else {
            runtime.setVariables(process, variables);
            steering.moveTo(
                    process,
                    result == WON ? "opportunityWon" : wakeUpAt == null ? "opportunityLost" : "isWakeUpDateGiven");
        }
    }

    private Optional<Task> task(String process) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .processInstanceId(process)
                .taskDefinitionKey(Variables.PURSUE_OPPORTUNITY)
                .singleResult());
    }

    private static boolean differs(
            Map<String, Object> known, Map<String, Object> wanted, ProcessVariable<String> variable) {
        return !Objects.equals(known.get(variable.name()), wanted.get(variable.name()));
    }
}
