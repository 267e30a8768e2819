package io.leadpath.engine;

import java.util.Map;

/**
 * What one user task takes and what happens when somebody completes it, whichever way the completion comes in. One bean
 * per user task, and one for all that analysts add.
 */
public interface UserTaskRules {
    /** Stands for every user task without rules of its own. */
    String ANY_OTHER = "*";

    /** The id of the user task in the model. */
    String taskId();

    /**
     * Checks the answers, hands them (free text above all) to the records and says what the process needs to know. Runs
     * in the transaction of the completion and before the engine sees any answer.
     *
     * @return the variables for the process: codes, ids, numbers and dates only
     */
    Map<String, Object> complete(TaskInHand task, TaskAnswers answers);
}
