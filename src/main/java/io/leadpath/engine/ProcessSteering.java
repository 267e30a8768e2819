package io.leadpath.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Brings a process to where the records stand already, when they were changed another way than through its tasks. */
@Component
public class ProcessSteering {
    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;

    ProcessSteering(ProcessEngineConfigurationImpl engine, @Lazy RuntimeService runtime) {
        this.engine = engine;
        this.runtime = runtime;
    }

    /** Completes a task whose outcome the records hold: nothing is asked and nothing is recorded a second time. */
    public void complete(String taskId, Map<String, Object> variables) {
        AsSystem.call(() ->
                engine.getCommandExecutorTxRequired().execute(new CompleteTaskCmd(taskId, variables, false, false)));
    }

    /** Leaves whatever the process is in, jobs that wait or failed included, and goes on before the element. */
    public void moveTo(String processInstanceId, String element) {
        AsSystem.call(() -> {
            var tree = runtime.getActivityInstance(processInstanceId);
            var modification = runtime.createProcessInstanceModification(processInstanceId);
            for (var child : tree.getChildActivityInstances()) {
                modification.cancelActivityInstance(child.getId());
            }
            for (var job : tree.getChildTransitionInstances()) {
                modification.cancelTransitionInstance(job.getId());
            }
            modification.startBeforeActivity(element).execute();
            return tree;
        });
    }
}
