package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.NEXT_STEP;
import static io.leadpath.qualification.process.Variables.WAKE_UP_AT;

import io.leadpath.shared.Codes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Takes the answer of the decision rejection-handling to the process, behind the task that asked for it. */
@Component("applyHandling")
class ApplyHandlingListener implements ExecutionListener {
    /** Where the engine keeps the answer until the task is left. */
    private static final String ANSWER = "decisionResult";

    private final Clock clock;

    ApplyHandlingListener(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var rule = ((DmnDecisionResult) execution.getVariable(ANSWER)).getSingleResult();
        var handling = RejectionHandling.of(rule == null ? Map.of() : rule.getEntryMap());
        NEXT_STEP.set(execution, Codes.toVariable(handling.nextStep()));
        handling.restDays()
                .ifPresent(days -> WAKE_UP_AT.set(
                        execution, clock.instant().plus(days, ChronoUnit.DAYS).toString()));
    }
}
