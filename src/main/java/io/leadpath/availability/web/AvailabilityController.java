package io.leadpath.availability.web;

import io.leadpath.availability.Availability;
import io.leadpath.availability.UserAvailability;
import io.leadpath.rest.JsonBody;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Users")
@RestController
@RequestMapping("/api/users/{id}/availability")
class AvailabilityController {
    private final Availability availability;
    private final Users users;

    AvailabilityController(Availability availability, Users users) {
        this.availability = availability;
        this.users = users;
    }

    @Operation(summary = "Whether a user is available")
    @GetMapping
    UserAvailability read(@PathVariable String id, CurrentUser user) {
        check(id, user);
        return availability.of(id);
    }

    @Operation(
            summary = "Say whether a user is available",
            description = "The open tasks of somebody who becomes unavailable go back to the queue, and sales managers"
                    + " are told. No `until` means until further notice.")
    @PutMapping
    @Transactional
    public UserAvailability change(@PathVariable String id, JsonBody<Availability.Change> body, CurrentUser user) {
        check(id, user);
        return availability.change(id, body.read(), user);
    }

    private void check(String id, CurrentUser user) {
        if (!user.id().equals(id) && !user.has(Role.SALES_MANAGER) && !user.has(Role.ADMIN)) {
            throw BusinessException.forbidden("Whether others are available, sales managers and administrators say.");
        }
        if (users.find(id).isEmpty()) {
            throw BusinessException.notFound("user", id);
        }
    }
}
