package io.leadpath.engine;

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
 * for dozens of deadlines and opening hours, and each would leave half a dozen rows.
 */
@Component
class DecisionTables {
    private final RepositoryService models;
    private final DmnEngine engine;
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    DecisionTables(@Lazy RepositoryService models) {
        this.models = models;
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(PlainFeel.factory());
        this.engine = configuration.buildEngine();
    }

    /** The outputs of the first rule that applies; empty when none does. */
    Map<String, Object> evaluate(String decisionKey, Map<String, Object> inputs) {
        var result = engine.evaluateDecisionTable(newest(decisionKey), Variables.fromMap(inputs));
        return result.isEmpty() ? Map.of() : result.getFirstResult().getEntryMap();
    }

    /** Asked anew each time, because another server may have deployed a version. */
    private DmnDecision newest(String decisionKey) {
        var definition = AsSystem.call(() -> models.createDecisionDefinitionQuery()
                .decisionDefinitionKey(decisionKey)
                .latestVersion()
                .singleResult());
        if (definition == null) {
            throw new IllegalStateException("There is no decision '" + decisionKey + "'. Deploy one.");
        }
        return parsed.computeIfAbsent(definition.getId(), id -> parse(definition));
    }

    private DmnDecision parse(DecisionDefinition definition) {
        return engine.parseDecision(
                definition.getKey(), AsSystem.call(() -> models.getDecisionModel(definition.getId())));
    }
}
