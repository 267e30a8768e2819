package io.leadpath.coverage;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadpath.support.Contingency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.platform.commons.util.ExceptionUtils;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests of the contingencies, run inside a test: which flows each one takes, and whether it fails. */
final class RowTests {
    /** How a test ended, the flows that were taken while it ran, and the engine it ran in. */
    record Run(String id, String name, Set<String> flows, Optional<Throwable> failure, ProcessEngine engine) {
        /** Which test failed and how: the whole trace, since nothing else reports it. */
        Optional<String> failed() {
            return failure.map(thrown -> id + " failed: " + ExceptionUtils.readStackTrace(thrown));
        }
    }

    private RowTests() {}

    /** Every test of the classes that hold at least one row. */
    static List<Run> all() {
        var selectors = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("io.leadpath").stream()
                        .filter(type -> type.getMethods().stream()
                                .anyMatch(method -> method.isAnnotatedWith(Contingency.class)))
                        .map(type -> type.reflect())
                        .map(type -> type.getNestHost())
                        .distinct()
                        .map(type -> (DiscoverySelector) selectClass(type))
                        .toList();
        return run(selectors, "10 m");
    }

    /** One of them again; whoever waits forever because of a mistake in the model is given up soon. */
    static Run again(Run test) {
        return run(List.of(selectUniqueId(test.id())), "60 s").get(0);
    }

    private static List<Run> run(List<DiscoverySelector> selectors, String patience) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", patience)
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                .build();
        var recorder = new Recorder();
        ModelCoverage.listen(recorder.flows::add);
        try {
            LauncherFactory.create().execute(request, recorder);
        } finally {
            ModelCoverage.listen(flow -> {});
        }
        return List.copyOf(recorder.runs.values());
    }

    private static class Recorder implements TestExecutionListener {
        private final Set<String> flows = ConcurrentHashMap.newKeySet();
        private final Map<String, Run> runs = new LinkedHashMap<>();

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                flows.clear();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getThrowable().isPresent()) {
                runs.put(
                        test.getUniqueId(),
                        new Run(
                                test.getUniqueId(),
                                test.getDisplayName(),
                                Set.copyOf(flows),
                                result.getThrowable(),
                                ProcessEngines.getDefaultProcessEngine()));
            }
        }
    }
}
