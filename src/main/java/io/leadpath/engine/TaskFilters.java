package io.leadpath.engine;

import static io.leadpath.security.Role.ADMIN;
import static io.leadpath.security.Role.AE;
import static io.leadpath.security.Role.CHANNEL_MANAGER;
import static io.leadpath.security.Role.SALES_MANAGER;
import static io.leadpath.security.Role.SDR;

import io.leadpath.security.Role;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The ready-made filters of Tasklist, the most urgent task first. They show no variables and never sort by one. A
 * filter that exists by its name is left as it is.
 */
@Component
class TaskFilters {
    private final FilterService filters;
    private final TaskService tasks;
    private final RoleAuthorizations authorizations;

    TaskFilters(FilterService filters, TaskService tasks, RoleAuthorizations authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    void createMissing() {
        var everybody = List.of(SDR, AE, SALES_MANAGER, CHANNEL_MANAGER, ADMIN);
        createMissing(
                "My tasks",
                "Assigned to me",
                1,
                tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"),
                everybody);
        createMissing(
                "My team's tasks",
                "Open to my group",
                2,
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks(),
                everybody);
        createMissing("All tasks", "Whoever they are for", 3, tasks.createTaskQuery(), List.of(SALES_MANAGER, ADMIN));
    }

    private void createMissing(String name, String description, int position, TaskQuery query, List<Role> readers) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        var filter = filters.newTaskFilter(name)
                .setQuery(query.orderByDueDate().asc().orderByTaskPriority().desc())
                .setProperties(Map.of(
                        "description",
                        description,
                        "priority",
                        position,
                        "refresh",
                        true,
                        "showUndefinedVariable",
                        false,
                        "variables",
                        List.of()));
        var id = filters.saveFilter(filter).getId();
        readers.forEach(role -> authorizations.create(role, Resources.FILTER, id, Permissions.READ));
    }
}
