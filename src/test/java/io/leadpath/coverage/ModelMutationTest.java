package io.leadpath.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every boundary event and every condition of the models is there for a reason that a test of a contingency knows. */
@Tag("full")
class ModelMutationTest {
    @Test
    void eachBoundaryEventTakenAwayAndEachConditionTurnedRoundMakesATestFail() {
        var tests = RowTests.all();
        assertThat(tests).as("tests of the contingencies").isNotEmpty();
        assertThat(tests.stream().flatMap(test -> test.failed().stream()))
                .as("tests that fail with the models as they are")
                .isEmpty();
        var survivors = new ArrayList<String>();
        var tried = 0;
        for (var model : Models.all()) {
            for (var mutation : Mutation.of(model)) {
                tried++;
                if (!isNoticed(Models.key(model), mutation, tests)) {
                    survivors.add(Models.key(model) + " " + mutation.name());
                }
            }
        }
        System.out.printf("Mutations of the models: %d tried, %d noticed%n", tried, tried - survivors.size());
        assertThat(survivors)
                .as("mistakes that no test of a contingency notices")
                .isEmpty();
    }

    /**
     * Tries the tests that pass by the mistake, the shortest first, until one fails; that one has to pass again when the
     * mistake is gone, or it would notice anything.
     */
    private static boolean isNoticed(String process, Mutation mutation, List<RowTests.Run> tests) {
        var noticing = failingWith(process, mutation, tests);
        noticing.ifPresent(test -> assertThat(RowTests.again(test).failed())
                .as("after the mutation " + mutation.name() + " was taken back")
                .isEmpty());
        return noticing.isPresent();
    }

    private static Optional<RowTests.Run> failingWith(String process, Mutation mutation, List<RowTests.Run> tests) {
        var passing = tests.stream()
                .filter(test -> mutation.touched().stream().anyMatch(test.flows()::contains))
                .sorted(Comparator.comparingInt(test -> test.flows().size()))
                .toList();
        var deployments = new HashMap<ProcessEngine, String>();
        passing.forEach(
                test -> deployments.computeIfAbsent(test.engine(), engine -> deploy(engine, process, mutation)));
        try {
            return passing.stream()
                    .filter(test -> RowTests.again(test).failed().isPresent())
                    .findFirst();
        } finally {
            deployments.forEach((engine, deployment) ->
                    engine.getRepositoryService().deleteDeployment(deployment, true, true, true));
        }
    }

    private static String deploy(ProcessEngine engine, String process, Mutation mutation) {
        return engine.getRepositoryService()
                .createDeployment()
                .name("mutation")
                .addModelInstance(process + ".bpmn", mutation.mutant())
                .deploy()
                .getId();
    }
}
