package io.leadpath.engine;

import io.leadpath.security.Users;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the gate in front of the engine's completions before anybody can get hold of the engine. */
@Component
class TaskGatePlugin extends AbstractProcessEnginePlugin {
    private final ObjectProvider<TaskGate> gate;
    private final ObjectProvider<Users> users;

    TaskGatePlugin(ObjectProvider<TaskGate> gate, ObjectProvider<Users> users) {
        this.gate = gate;
        this.users = users;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var tasks = new GatedTaskService(gate::getObject, users::getObject);
        configuration.setTaskService(tasks);
        configuration.setFormService(new GatedFormService(tasks));
    }
}
