package io.leadpath.engine;

import io.leadpath.security.Role;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.springframework.stereotype.Component;

/** Creates the grants of {@link RoleGrant} that are missing; one that an administrator has changed stays changed. */
@Component
class RoleAuthorizations {
    private final AuthorizationService authorizations;

    RoleAuthorizations(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void createMissing() {
        var groups = Arrays.stream(Role.values()).map(Role::groupId).toArray(String[]::new);
        var existing = authorizations
                .createAuthorizationQuery()
                .groupIdIn(groups)
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .list()
                .stream()
                .map(grant -> key(grant.getGroupId(), grant.getResourceType(), grant.getResourceId()))
                .collect(Collectors.toSet());
        RoleGrant.all().stream()
                .filter(grant -> !existing.contains(
                        key(grant.role().groupId(), grant.resource().resourceType(), grant.resourceId())))
                .forEach(grant -> create(grant.role(), grant.resource(), grant.resourceId(), grant.permissions()));
    }

    void create(Role role, Resource resource, String resourceId, Permission... permissions) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(role.groupId());
        grant.setResource(resource);
        grant.setResourceId(resourceId);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    private static String key(String groupId, int resourceType, String resourceId) {
        return groupId + "/" + resourceType + "/" + resourceId;
    }
}
