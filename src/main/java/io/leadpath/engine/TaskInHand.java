package io.leadpath.engine;

import io.leadpath.security.CurrentUser;
import java.util.Map;

/**
 * A user task that somebody is about to complete or to look at.
 *
 * @param businessKey the id of the lead or other record that the process is about
 * @param variables what the process knows at this point
 */
public record TaskInHand(
        String id,
        String definitionKey,
        String businessKey,
        String processDefinitionId,
        String assignee,
        CurrentUser user,
        Map<String, Object> variables) {

    public <T> T get(ProcessVariable<T> variable) {
        return variable.cast(variables.get(variable.name()));
    }
}
