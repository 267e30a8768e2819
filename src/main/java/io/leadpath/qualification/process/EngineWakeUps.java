package io.leadpath.qualification.process;

import io.leadpath.engine.AsSystem;
import io.leadpath.qualification.WakeUps;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads the wake-up date from the lead's running path. */
@Component
class EngineWakeUps implements WakeUps {
    private final RuntimeService runtime;

    EngineWakeUps(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public Optional<Instant> next(String leadId) {
        return AsSystem.call(() -> {
            var paths = paths(leadId);
            // a query for the variables of no process would answer those of all
            return paths.length == 0 ? Optional.empty() : earliest(paths);
        });
    }

    private Optional<Instant> earliest(String... paths) {
        return runtime
                .createVariableInstanceQuery()
                .variableName(Variables.WAKE_UP_AT.name())
                .processInstanceIdIn(paths)
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .map(variable -> Instant.parse(variable.getValue().toString()))
                .findFirst();
    }

    private String[] paths(String leadId) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(Variables.PROCESS)
                .processInstanceBusinessKey(leadId)
                .list()
                .stream()
                .map(path -> path.getId())
                .toArray(String[]::new);
    }
}
