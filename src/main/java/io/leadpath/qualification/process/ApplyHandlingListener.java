package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.NEXT_STEP;
import static io.leadpath.qualification.process.Variables.WAKE_UP_AT;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.shared.Codes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the answer of the decision rejection-handling to the process, behind the task that asked for it. */
@Component("applyHandling")
class ApplyHandlingListener implements ExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyHandlingListener.class);
    /** Where the engine keeps the answer until the task is left. */
    private static final String ANSWER = "decisionResult";

    private final Clock clock;

    ApplyHandlingListener(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var rule = ((DmnDecisionResult) execution.getVariable(ANSWER)).getSingleResult();
        var handling = RejectionHandling.of(rule == null ? Map.of() : rule.getEntryMap())
                .orElseGet(() -> {
                    LOG.error(
                            "The decision {} answers for lead {} nothing that there is: 'nextStep' must be one of {}, 'days'"
                                    + " empty or a number from 1. The lead rests. Correct the decision and deploy it.",
                            RejectionHandling.DECISION,
                            leadOf(execution),
                            Codes.allVariables(RejectionHandling.Step.class));
                    return RejectionHandling.NONE_FITS;
                });
        NEXT_STEP.set(execution, Codes.toVariable(handling.nextStep()));
        handling.restDays()
                .ifPresent(days -> WAKE_UP_AT.set(
                        execution, clock.instant().plus(days, ChronoUnit.DAYS).toString()));
    }
}
