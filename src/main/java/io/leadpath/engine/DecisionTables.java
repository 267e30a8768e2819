package io.leadpath.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The newest versions of the deployed tables, in a decision engine of their own that writes no history: one new lead asks
 * for dozens of deadlines and opening hours, and each would leave half a dozen rows. The same inputs get the same answer,
 * remembered for as long as the version is the newest: comparing them with every cell of a table is slow.
 */
@Component
class DecisionTables {
    private static final int MOST_ANSWERS = 20_000;

    private final RepositoryService models;
    private final DmnEngine engine;
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();
    private final Map<Question, Map<String, Object>> answers = new ConcurrentHashMap<>();

    private record Question(String definitionId, Map<String, Object> inputs) {}

    DecisionTables(@Lazy RepositoryService models) {
        this.models = models;
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(PlainFeel.factory());
        this.engine = configuration.buildEngine();
    }

    /** The outputs of the first rule that applies; empty when none does. */
    Map<String, Object> evaluate(String decisionKey, Map<String, Object> inputs) {
        var definition = newest(decisionKey);
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        return answers.computeIfAbsent(new Question(definition.getId(), new HashMap<>(inputs)), question -> {
            var decision = parsed.computeIfAbsent(definition.getId(), id -> parse(definition));
            var result = engine.evaluateDecisionTable(decision, Variables.fromMap(inputs));
            return result.isEmpty() ? Map.of() : result.getFirstResult().getEntryMap();
        });
    }

    /** Asked anew each time, because another server may have deployed a version. */
    private DecisionDefinition newest(String decisionKey) {
        var definition = AsSystem.call(() -> models.createDecisionDefinitionQuery()
                .decisionDefinitionKey(decisionKey)
                .latestVersion()
                .singleResult());
        if (definition == null) {
            throw new IllegalStateException("There is no decision '" + decisionKey + "'. Deploy one.");
        }
        return definition;
    }

    private DmnDecision parse(DecisionDefinition definition) {
        return engine.parseDecision(
                definition.getKey(), AsSystem.call(() -> models.getDecisionModel(definition.getId())));
    }
}
