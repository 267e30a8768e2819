package io.leadpath.engine;

import io.leadpath.security.Role;
import io.leadpath.security.UserLeft;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.ApplicationEventPublisher;

/** The engine's own users and groups; whichever way somebody leaves, it is announced in the same transaction. */
class IdentityWithLeavers extends DbIdentityServiceProvider {
    private final ApplicationEventPublisher events;

    private IdentityWithLeavers(ApplicationEventPublisher events) {
        this.events = events;
    }

    static SessionFactory factory(ApplicationEventPublisher events) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return IdentityWithLeavers.class;
            }

            @Override
            public Session openSession() {
                return new IdentityWithLeavers(events);
            }
        };
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> existsMembership(userId, role.groupId()))
                .collect(Collectors.toSet());
        var result = super.deleteUser(userId);
        if (isDone(result)) {
            events.publishEvent(new UserLeft(userId, roles, true));
        }
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        var result = super.deleteMembership(userId, groupId);
        if (isDone(result)) {
            left(userId, groupId);
        }
        return result;
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        var members = membersOf(groupId);
        var result = super.deleteGroup(groupId);
        if (isDone(result)) {
            members.forEach(member -> left(member, groupId));
        }
        return result;
    }

    private void left(String userId, String groupId) {
        Role.ofGroup(groupId).ifPresent(role -> events.publishEvent(new UserLeft(userId, Set.of(role), false)));
    }

    private List<String> membersOf(String groupId) {
        var context = Context.getCommandContext();
        return context
                .runWithoutAuthorization(
                        () -> createUserQuery(context).memberOfGroup(groupId).list())
                .stream()
                .map(User::getId)
                .toList();
    }

    private static boolean isDone(IdentityOperationResult result) {
        return !IdentityOperationResult.OPERATION_NONE.equals(result.getOperation());
    }
}
