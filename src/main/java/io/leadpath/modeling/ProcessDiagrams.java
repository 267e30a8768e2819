package io.leadpath.modeling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The drawings of deployed processes. A deployed version never changes, so each is read once. */
@Component
public class ProcessDiagrams {
    private final RepositoryService repository;
    private final Map<String, ProcessDiagram> read = new ConcurrentHashMap<>();

    ProcessDiagrams(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The drawing of that version of a process; the caller is who may read the definition in the engine. */
    public ProcessDiagram of(String processDefinitionId) {
        return read.computeIfAbsent(processDefinitionId, id -> DiagramReader.read(repository.getBpmnModelInstance(id)));
    }
}
