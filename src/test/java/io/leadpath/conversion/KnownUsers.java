package io.leadpath.conversion;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The people of the tests, kept in memory. */
class KnownUsers implements Users {
    static final CurrentUser SDR = new CurrentUser("sdr", Set.of(Role.SDR));
    static final CurrentUser AE = new CurrentUser("ae", Set.of(Role.AE));
    static final CurrentUser AE2 = new CurrentUser("ae2", Set.of(Role.AE));
    static final CurrentUser MANAGER = new CurrentUser("manager", Set.of(Role.SALES_MANAGER));
    static final CurrentUser ADMIN = new CurrentUser("admin", Set.of(Role.ADMIN));

    private final Map<String, CurrentUser> users = new ConcurrentHashMap<>();

    KnownUsers() {
        List.of(SDR, AE, AE2, MANAGER, ADMIN).forEach(this::add);
    }

    void add(CurrentUser user) {
        users.put(user.id(), user);
    }

    void remove(CurrentUser user) {
        users.remove(user.id());
    }

    @Override
    public Optional<CurrentUser> find(String userId) {
        return Optional.ofNullable(users.get(userId));
    }

    @Override
    public boolean passwordMatches(String userId, String password) {
        return users.containsKey(userId) && userId.equals(password);
    }

    @Override
    public List<String> withRole(Role role) {
        return users.values().stream()
                .filter(user -> user.has(role))
                .map(CurrentUser::id)
                .sorted()
                .toList();
    }
}
