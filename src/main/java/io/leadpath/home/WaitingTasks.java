package io.leadpath.home;

import io.leadpath.security.CurrentUser;
import java.time.Instant;
import java.util.List;

/** What waits for somebody to do it. */
public interface WaitingTasks {

    /**
     * One thing to do.
     *
     * @param recordId the lead or opportunity it is about
     * @param due null where nothing says until when
     * @param priority the higher, the more urgent
     * @param mine whether it is the user's own; else any member of the team may take it
     */
    record WaitingTask(String id, String name, String recordId, Instant due, int priority, boolean mine) {}

    /**
     * The user's own tasks, and those of the user's teams that nobody has taken yet: what is due first comes first, then
     * what is more urgent, then what has no due date.
     *
     * @param limit how many at most
     */
    List<WaitingTask> of(CurrentUser user, int limit);
}
