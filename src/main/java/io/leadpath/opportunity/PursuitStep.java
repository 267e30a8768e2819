package io.leadpath.opportunity;

import java.time.Instant;

/**
 * What a deal waits for now.
 *
 * @param name what people call the step
 * @param taskId the open task; null: it waits for {@code dueAt}, and for nobody
 * @param assignee who has the task; null: its group
 * @param dueAt when the task is due, or the day that the deal waits for
 */
public record PursuitStep(String name, String taskId, String assignee, Instant dueAt) {}
