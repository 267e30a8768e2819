package io.leadpath.layout;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose records a list shows: mine, a team's queue, or a colleague's. */
@Component
public class OwnerChoices {
    /** Stands for whoever looks at the page, so that an address means the same list to each of them. */
    public static final String ME = "me";

    private final Users users;

    OwnerChoices(Users users) {
        this.users = users;
    }

    /** Users and, where records can wait for them, teams. A user whose id is also a team's stands for both. */
    public List<Choice> of(List<Role> owners, boolean withTeams) {
        var people = owners.stream()
                .flatMap(role -> users.withRole(role).stream())
                .distinct()
                .map(id -> new Choice(id, users.nameOf(id)))
                .sorted(Comparator.comparing(Choice::label).thenComparing(Choice::value))
                .toList();
        var choices = new ArrayList<>(List.of(new Choice(ME, "Me")));
        if (withTeams) {
            owners.stream()
                    .filter(role ->
                            people.stream().noneMatch(person -> person.value().equals(role.groupId())))
                    .map(role -> new Choice(role.groupId(), role.label() + " (team)"))
                    .forEach(choices::add);
        }
        return Stream.concat(choices.stream(), people.stream()).toList();
    }

    /** The id behind what the address says; null for everybody. */
    public static String id(String owner, CurrentUser user) {
        return ME.equals(owner) ? user.id() : owner;
    }
}
