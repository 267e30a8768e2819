package io.leadpath.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A decision that answers something the program does not know is not deployed: a lead it applies to could not go on.
 * Answers that a rule computes are only known when it applies.
 */
class OnlyKnownAnswers implements Deployer {
    private static final Pattern TEXT = Pattern.compile("\\s*\"([^\"]*)\"\\s*");

    private final List<KnownAnswers> known;

    OnlyKnownAnswers(List<KnownAnswers> known) {
        this.known = known;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        deployment.getResources().values().stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).matches(".*\\.dmn(11\\.xml)?"))
                .forEach(file ->
                        read(file).ifPresent(model -> known.forEach(answers -> check(file.getName(), model, answers))));
    }

    /** Empty for what is no decision: the engine says so itself. */
    private static Optional<DmnModelInstance> read(ResourceEntity file) {
        try {
            return Optional.of(Dmn.readModelFromStream(new ByteArrayInputStream(file.getBytes())));
        } catch (DmnModelException e) {
            return Optional.empty();
        }
    }

    private static void check(String file, DmnModelInstance model, KnownAnswers answers) {
        model.getModelElementsByType(Decision.class).stream()
                .filter(decision -> answers.decision().equals(decision.getId()))
                .flatMap(decision -> decision.getChildElementsByType(DecisionTable.class).stream())
                .forEach(table -> check(file, table, answers));
    }

    private static void check(String file, DecisionTable table, KnownAnswers answers) {
        var outputs = names(table);
        var column = outputs.indexOf(answers.output());
        if (column < 0) {
            return;
        }
        for (var rule : table.getRules()) {
            text(rule, column)
                    .filter(answer -> !answers.values().contains(answer))
                    .ifPresent(answer -> {
                        throw new RefusedExpression(
                                file + ", rule '" + rule.getId() + "': '" + answer + "' is no answer for '"
                                        + answers.output() + "'. Choose one of "
                                        + String.join(", ", new TreeSet<>(answers.values())) + ".",
                                null);
                    });
        }
    }

    private static List<String> names(DecisionTable table) {
        return table.getOutputs().stream().map(output -> output.getName()).toList();
    }

    /** The text that the rule answers, when it is one. */
    private static Optional<String> text(Rule rule, int column) {
        var cells = new ArrayList<>(rule.getOutputEntries());
        if (column >= cells.size() || cells.get(column).getText() == null) {
            return Optional.empty();
        }
        var text = TEXT.matcher(cells.get(column).getText().getTextContent());
        return text.matches() ? Optional.of(text.group(1)) : Optional.empty();
    }
}
