package io.leadpath.engine;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Users, passwords and groups as the engine's identity tables hold them; its lock after failed attempts applies. */
@Component
class CamundaUsers implements Users {
    private final IdentityService identity;

    /** Lazy: the engine is built with parts that ask who users are. */
    CamundaUsers(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Optional<CurrentUser> find(String userId) {
        return unrestricted(() -> {
            if (userId == null || identity.createUserQuery().userId(userId).count() == 0) {
                return Optional.empty();
            }
            var roles = groupIds(userId).stream()
                    .flatMap(group -> Role.ofGroup(group).stream())
                    .collect(Collectors.toSet());
            return Optional.of(new CurrentUser(userId, roles));
        });
    }

    @Override
    public boolean passwordMatches(String userId, String password) {
        return userId != null && password != null && unrestricted(() -> identity.checkPassword(userId, password));
    }

    @Override
    public List<String> withRole(Role role) {
        return unrestricted(() -> identity.createUserQuery()
                        .memberOfGroup(role.groupId())
                        .orderByUserId()
                        .asc()
                        .list())
                .stream()
                .map(User::getId)
                .toList();
    }

    @Override
    public String nameOf(String userId) {
        return user(userId)
                .map(CamundaUsers::fullName)
                .filter(name -> !name.isEmpty())
                .orElse(userId);
    }

    @Override
    public Optional<String> emailOf(String userId) {
        return user(userId).map(User::getEmail).filter(address -> !address.isBlank());
    }

    private Optional<User> user(String userId) {
        return userId == null
                ? Optional.empty()
                : unrestricted(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(userId).singleResult()));
    }

    /** All groups of the user, also those that are no role of Leadpath: models may name them as candidates. */
    List<String> groupIds(String userId) {
        return unrestricted(
                        () -> identity.createGroupQuery().groupMember(userId).list())
                .stream()
                .map(Group::getId)
                .toList();
    }

    private static String fullName(User user) {
        return Stream.of(user.getFirstName(), user.getLastName())
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** Who may log in is not a question of what the present caller may read. */
    private <T> T unrestricted(Supplier<T> question) {
        var caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
            }
        }
    }
}
