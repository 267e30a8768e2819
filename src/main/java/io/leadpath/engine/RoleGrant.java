package io.leadpath.engine;

import static io.leadpath.security.Role.ADMIN;
import static io.leadpath.security.Role.AE;
import static io.leadpath.security.Role.ANALYST;
import static io.leadpath.security.Role.CHANNEL_MANAGER;
import static io.leadpath.security.Role.SALES_MANAGER;
import static io.leadpath.security.Role.SDR;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import io.leadpath.security.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What a role may do inside the engine. Nobody is granted work on tasks here: the engine itself grants it, task by
 * task, to the candidate group and the assignee. Deploying and creating filters is for the roles that need it only.
 */
record RoleGrant(Role role, Resource resource, String resourceId, Permission... permissions) {

    static List<RoleGrant> all() {
        var grants = new ArrayList<RoleGrant>();
        for (var role : List.of(SDR, AE, CHANNEL_MANAGER)) {
            grants.add(new RoleGrant(role, APPLICATION, "tasklist", ACCESS));
            // The diagram beside a task; no running process, no history.
            grants.add(new RoleGrant(role, PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ));
        }

        grants.add(new RoleGrant(SALES_MANAGER, APPLICATION, "tasklist", ACCESS));
        grants.add(new RoleGrant(SALES_MANAGER, APPLICATION, "cockpit", ACCESS));
        grants.add(new RoleGrant(
                SALES_MANAGER,
                PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_ASSIGN));
        grants.add(new RoleGrant(SALES_MANAGER, USER, ANY, READ));
        grants.add(new RoleGrant(SALES_MANAGER, GROUP, ANY, READ));

        // Cockpit shows where processes are and moves them to another version; whose tasks they wait for is not its
        // matter.
        grants.add(new RoleGrant(ANALYST, APPLICATION, "cockpit", ACCESS));
        grants.add(new RoleGrant(
                ANALYST,
                PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.MIGRATE_INSTANCE));
        grants.add(new RoleGrant(SALES_MANAGER, BATCH, ANY, BatchPermissions.READ, BatchPermissions.READ_HISTORY));
        grants.add(new RoleGrant(
                ANALYST,
                BATCH,
                ANY,
                BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES,
                BatchPermissions.READ,
                BatchPermissions.READ_HISTORY));

        for (var role : List.of(SALES_MANAGER, ANALYST)) {
            grants.add(new RoleGrant(role, DECISION_DEFINITION, ANY, READ, READ_HISTORY));
            grants.add(new RoleGrant(role, DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
        }
        grants.add(new RoleGrant(SALES_MANAGER, DEPLOYMENT, ANY, READ));
        grants.add(new RoleGrant(ANALYST, DEPLOYMENT, ANY, READ, CREATE));

        Arrays.stream(Resources.values())
                .map(resource -> new RoleGrant(ADMIN, resource, ANY, ALL))
                .forEach(grants::add);
        return grants;
    }
}
