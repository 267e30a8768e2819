package io.leadpath.engine;

import java.util.Map;

/**
 * What a task's form shows besides its questions, read at the moment somebody opens it. Nothing of it is stored in the
 * engine, so it may be personal data. One bean for each kind of record that tasks are about.
 */
public interface LiveFormData {

    /**
     * Names as the form uses them. Text, numbers and booleans prefill fields; a map or list is shown by the form or
     * offered as options. Empty when the task is about another kind of record.
     */
    Map<String, Object> forTask(TaskInHand task);

    /** Whom the task is about, in one line, for a list of tasks; null when that is not known. */
    String title(TaskInHand task);
}
