package io.leadpath.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates analysts' decision tables. Only text, numbers, booleans and dates go in. */
@Component
public class Decisions {
    private final DecisionService decisions;
    private final RepositoryService models;
    private final DecisionTables tables;

    Decisions(@Lazy DecisionService decisions, @Lazy RepositoryService models, DecisionTables tables) {
        this.decisions = decisions;
        this.models = models;
        this.tables = tables;
    }

    /** Which version of each decision applies now, such as "service-levels 3, rejection-handling 1". */
    public String versionsInForce(List<String> decisionKeys) {
        return AsSystem.call(() -> decisionKeys.stream()
                .map(key -> models.createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .filter(Objects::nonNull)
                .map(decision -> decision.getKey() + " " + decision.getVersion())
                .collect(Collectors.joining(", ")));
    }

    /**
     * As {@link #evaluate}, leaving no trace in the history: for tables that are looked up many times on one lead's way,
     * such as those for deadlines. The same inputs always get the same answer: such a table does not look at the time.
     */
    public Map<String, Object> lookUp(String decisionKey, Map<String, Object> inputs) {
        return tables.evaluate(decisionKey, inputs);
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
