package io.leadpath.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;

/**
 * Lets whoever may work on a task put it back to its group. The engine's REST API puts a task back by assigning it to
 * nobody, which otherwise only those may who reassign tasks to others.
 */
class TasksPutBackByTheirGroup extends TaskServiceImpl {

    @Override
    public void setAssignee(String taskId, String userId) {
        try {
            super.setAssignee(taskId, userId);
        } catch (AuthorizationException e) {
            if (userId != null) {
                throw e;
            }
            claim(taskId, null);
        }
    }
}
