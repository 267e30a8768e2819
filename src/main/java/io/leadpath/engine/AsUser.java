package io.leadpath.engine;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngines;

/** Asks the engine with the authorizations of somebody, so that it answers what that person may know. */
public final class AsUser {
    private AsUser() {}

    public static <T> T call(CurrentUser user, Supplier<T> work) {
        var identity = ProcessEngines.getDefaultProcessEngine().getIdentityService();
        var before = identity.getCurrentAuthentication();
        identity.setAuthentication(
                user.id(), user.roles().stream().map(Role::groupId).toList(), List.of());
        try {
            return work.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
