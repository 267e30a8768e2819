package io.leadpath.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Runs behind all other tests of the build and looks at where their leads went. */
class ModelCoverageIT {
    @Test
    void everyFlowNodeAndEverySequenceFlowOfTheModelsIsPassedByATest() throws IOException {
        var recorded = ModelCoverage.read();
        assertThat(recorded).as("what the process tests recorded").isNotEmpty();
        for (var model : Models.all()) {
            var taken = Models.withEvents(model, recorded);
            var flows = Models.flows(model);
            var nodes = Models.nodes(model);
            var missedFlows = new TreeSet<>(flows);
            missedFlows.removeAll(taken);
            var missedNodes = new TreeSet<>(nodes);
            missedNodes.removeAll(Models.nodesOn(model, taken));
            System.out.printf(
                    "Coverage of %s: %d of %d flow nodes, %d of %d sequence flows%n",
                    Models.key(model),
                    nodes.size() - missedNodes.size(),
                    nodes.size(),
                    flows.size() - missedFlows.size(),
                    flows.size());
            assertThat(missedFlows).as("sequence flows that no test takes").isEmpty();
            assertThat(missedNodes).as("flow nodes that no test enters").isEmpty();
        }
    }
}
