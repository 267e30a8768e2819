package io.leadpath.records;

import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom a record can be given to. */
@Component
class Owners {
    private static final List<Role> SELLING = List.of(Role.SDR, Role.AE, Role.SALES_MANAGER, Role.CHANNEL_MANAGER);

    private final Users users;

    Owners(Users users) {
        this.users = users;
    }

    /** One of the answers to choose from. */
    record Choice(String code, String label) {}

    /** Everybody who sells, and whoever has the record now. */
    List<Choice> choices(String current) {
        return Stream.concat(
                        SELLING.stream().flatMap(role -> users.withRole(role).stream()), Stream.ofNullable(current))
                .filter(id -> !id.isBlank())
                .distinct()
                .map(id -> new Choice(id, users.nameOf(id)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }
}
