package io.leadpath.qualification.process.simulation;

import io.leadpath.availability.Availability;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;

/** Who works here, and who is away when. */
class People {
    private static final Duration SHORTEST_ABSENCE = Duration.ofDays(1);
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(14);
    private static final List<Role> TEAMS =
            List.of(Role.SDR, Role.SDR, Role.AE, Role.AE, Role.SALES_MANAGER, Role.CHANNEL_MANAGER);

    private final Users users;
    private final IdentityService identity;
    private final Availability availability;
    private final Agenda agenda;
    private final Dice dice;
    private final List<Absence> absences = new ArrayList<>();

    People(Users users, IdentityService identity, Availability availability, Agenda agenda, Dice dice) {
        this.users = users;
        this.identity = identity;
        this.availability = availability;
        this.agenda = agenda;
        this.dice = dice;
    }

    private record Absence(String user, Instant from, Instant until) {
        boolean covers(String who, Instant when) {
            return user.equals(who) && !when.isBefore(from) && when.isBefore(until);
        }
    }

    /** One more of each kind than the demo has, so that there is somebody left to go on with. */
    void hire() {
        for (var role : Role.values()) {
            hire(role.groupId() + "-new", role);
        }
    }

    private void hire(String id, Role role) {
        var user = identity.newUser(id);
        user.setFirstName("New");
        user.setLastName("Colleague");
        user.setEmail(id + "@leadpath.example");
        user.setPassword(id);
        identity.saveUser(user);
        identity.createMembership(id, role.groupId());
    }

    CurrentUser get(String id) {
        return users.find(id).orElseThrow();
    }

    CurrentUser anyManager() {
        return get(dice.oneOf(users.withRole(Role.SALES_MANAGER)));
    }

    boolean isAway(String user) {
        return isAway(user, agenda.now());
    }

    private boolean isAway(String user, Instant when) {
        return absences.stream().anyMatch(absence -> absence.covers(user, when));
    }

    /** Somebody of the group who is at work; empty when all are away. */
    Optional<String> anyAtWork(Role role) {
        var there = users.withRole(role).stream().filter(user -> !isAway(user)).toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(there));
    }

    /** Somebody is away from now on, for some days. */
    void somebodyGoesAway() {
        anyAtWork(dice.oneOf(TEAMS)).ifPresent(user -> {
            var until = agenda.now().plus(dice.between(SHORTEST_ABSENCE, LONGEST_ABSENCE));
            absences.add(new Absence(user, agenda.now(), until));
            availability.change(user, new Availability.Change(false, until), anyManager());
        });
    }

    int absences() {
        return absences.size();
    }

    <T> T as(String user, Supplier<T> work) {
        identity.setAuthentication(
                user, get(user).roles().stream().map(Role::groupId).toList());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
