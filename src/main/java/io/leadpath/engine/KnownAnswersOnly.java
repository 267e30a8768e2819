package io.leadpath.engine;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Refuses to deploy a decision with an answer that nobody understands: what ran before keeps running. An answer that is
 * computed is known only when it is asked for, and then whoever reads it has to do with it.
 */
class KnownAnswersOnly implements Deployer {
    private final Collection<KnownAnswers.Reader> readers;

    KnownAnswersOnly(Collection<KnownAnswers.Reader> readers) {
        this.readers = readers;
    }

    /** What was deployed before is left alone: a stopped server would not start again. */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().values().stream()
                    .filter(file -> file.getName().toLowerCase(Locale.ROOT).matches(".*\\.dmn(11\\.xml)?"))
                    .forEach(file -> DecisionCells.of(file.getBytes())
                            .forEach(table -> check(file.getName(), table, deployment)));
        }
    }

    private void check(String file, DecisionCells table, DeploymentEntity deployment) {
        readers.stream()
                .flatMap(reader -> reader.understands().stream())
                .filter(known -> known.decision().equals(table.decision()))
                .forEach(known -> check(file, table, known, deployment));
    }

    private static void check(String file, DecisionCells table, KnownAnswers known, DeploymentEntity deployment) {
        values(known, deployment).ifPresent(values -> table.answers(known.output()).stream()
                .filter(answer -> !answer.isText() || !values.contains(answer.value()))
                .findFirst()
                .ifPresent(answer -> {
                    throw refusal(file, known, answer, values);
                }));
    }

    private static RefusedExpression refusal(
            String file, KnownAnswers known, DecisionCells.Answer answer, Collection<String> values) {
        var advice = known.tableOfRows() == null
                ? "Write one of "
                        + values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "))
                : "Write the name of a " + known.rowName() + " that " + known.tableOfRows()
                        + " has a rule for, or deploy one with such a rule before";
        return new RefusedExpression(
                file + ": the rule '" + answer.rule() + "' of the decision '" + known.decision() + "' answers '"
                        + answer.value() + "' for '" + known.output() + "', which nobody understands. "
                        + advice + "; a text has quotation marks.",
                null);
    }

    /** Empty when they cannot be told. */
    private static Optional<? extends Collection<String>> values(KnownAnswers known, DeploymentEntity deployment) {
        return known.tableOfRows() == null
                ? Optional.of(known.values())
                : tables(known.tableOfRows(), deployment).stream()
                        .filter(table -> table.decision().equals(known.tableOfRows()))
                        .findFirst()
                        .flatMap(table -> table.rowsBy(known.rowName()));
    }

    /** Of the file that is deployed along with it, or else of the one in force. */
    private static List<DecisionCells> tables(String decision, DeploymentEntity deployment) {
        var along = deployment.getResources().values().stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".dmn"))
                .flatMap(file -> DecisionCells.of(file.getBytes()).stream())
                .filter(table -> table.decision().equals(decision))
                .toList();
        return along.isEmpty() ? inForce(decision) : along;
    }

    private static List<DecisionCells> inForce(String decision) {
        var commands = Context.getCommandContext();
        var newest = commands.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(decision);
        return newest == null
                ? List.of()
                : DecisionCells.of(commands.getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(newest.getDeploymentId(), newest.getResourceName())
                        .getBytes());
    }
}
