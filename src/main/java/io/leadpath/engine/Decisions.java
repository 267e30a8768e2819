package io.leadpath.engine;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates analysts' decision tables. Only text, numbers, booleans and dates go in. */
@Component
public class Decisions {
    private final DecisionService decisions;

    Decisions(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    /** The outputs of the first rule that applies in the newest version; empty when none does. */
    public Map<String, Object> evaluate(String decisionKey, Map<String, Object> inputs) {
        var result = AsSystem.call(() -> decisions
                .evaluateDecisionTableByKey(decisionKey)
                .variables(inputs)
                .evaluate());
        return result.isEmpty() ? Map.of() : result.getFirstResult().getEntryMap();
    }
}
