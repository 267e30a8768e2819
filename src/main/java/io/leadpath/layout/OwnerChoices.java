package io.leadpath.layout;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose a record is or can be: mine, a team's queue, or a colleague's. */
@Component
public class OwnerChoices {
    /** Stands for whoever looks at the page, so that an address means the same list to each of them. */
    public static final String ME = "me";
    /** Who has records of their own. */
    public static final List<Role> SELLING = List.of(Role.SDR, Role.AE, Role.SALES_MANAGER, Role.CHANNEL_MANAGER);

    private final Users users;

    public OwnerChoices(Users users) {
        this.users = users;
    }

    /** Whose records a list shows: first whoever looks at it, then as {@link #toGive}. */
    public List<Choice> toFilter(List<Role> owners, boolean withTeams) {
        return Stream.concat(Stream.of(new Choice(ME, "Me")), toGive(owners, withTeams, null).stream())
                .toList();
    }

    /**
     * Whom a record can be given to: where records can wait for them teams, then users. A user whose id is also a
     * team's stands for both.
     *
     * @param current who has the record now, offered in any case; null or empty: nobody
     */
    public List<Choice> toGive(List<Role> owners, boolean withTeams, String current) {
        var teams = withTeams ? owners : List.<Role>of();
        var isTeam = teams.stream().anyMatch(role -> role.groupId().equals(current));
        var people = Stream.concat(
                        owners.stream().flatMap(role -> users.withRole(role).stream()),
                        isTeam ? Stream.empty() : Stream.ofNullable(current))
                .filter(id -> !id.isEmpty())
                .distinct()
                .map(id -> new Choice(id, users.nameOf(id)))
                .sorted(Comparator.comparing(Choice::label).thenComparing(Choice::value))
                .toList();
        return Stream.concat(
                        teams.stream()
                                .filter(role -> people.stream()
                                        .noneMatch(person -> person.value().equals(role.groupId())))
                                .map(role -> new Choice(role.groupId(), role.label() + " (team)")),
                        people.stream())
                .toList();
    }

    /** The id behind what the address says; null for everybody. */
    public static String id(String owner, CurrentUser user) {
        return ME.equals(owner) ? user.id() : owner;
    }
}
