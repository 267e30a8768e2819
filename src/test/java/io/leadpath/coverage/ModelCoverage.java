package io.leadpath.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Notes in every application that a test starts which sequence flows are taken. All tests of a build add to one file,
 * which {@link ModelCoverageIT} reads when they are done.
 */
@AutoConfiguration
public class ModelCoverage {
    static final Path FILE = Path.of("target", "model-coverage.txt");

    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();
    private static volatile Consumer<String> onTaken = flow -> {};

    /** Tells every flow that is taken from now on, the same one again and again. */
    static void listen(Consumer<String> listener) {
        onTaken = listener;
    }

    /** What has been taken so far in this build, also by earlier virtual machines. */
    static Set<String> read() throws IOException {
        return Files.exists(FILE) ? new TreeSet<>(Files.readAllLines(FILE)) : Set.of();
    }

    static void taken(String process, String flow) {
        var name = process + " " + flow;
        onTaken.accept(name);
        if (TAKEN.add(name)) {
            try {
                Files.createDirectories(FILE.getParent());
                Files.write(FILE, List.of(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Bean
    AbstractProcessEnginePlugin modelCoverageRecorder() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.getCustomPostBPMNParseListeners().add(new Recorder());
            }
        };
    }

    private static String key(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }

    private static class Recorder extends AbstractBpmnParseListener {
        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
            flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                    execution -> taken(key(execution), flow.getId()));
        }
    }
}
