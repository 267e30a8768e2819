package io.leadpath.engine;

import io.leadpath.security.Role;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** One group of the engine for each role. */
@Component
class RoleGroups {
    private final IdentityService identity;

    RoleGroups(IdentityService identity) {
        this.identity = identity;
    }

    void createMissing() {
        for (var role : Role.values()) {
            if (identity.createGroupQuery().groupId(role.groupId()).count() == 0) {
                var group = identity.newGroup(role.groupId());
                group.setName(role.label());
                group.setType(role == Role.ADMIN ? "SYSTEM" : "WORKFLOW");
                identity.saveGroup(group);
            }
        }
    }
}
