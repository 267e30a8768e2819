package io.leadpath.layout;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the words it is written in and the bar that leads to the other pages. */
@ControllerAdvice(annotations = Controller.class)
class EveryPage {
    /** A place in the bar; {@code current} is where the page itself belongs. */
    public record Link(Place place, boolean current) {}

    private final Users users;
    private final MoneyProperties money;

    EveryPage(Users users, MoneyProperties money) {
        this.users = users;
        this.money = money;
    }

    @ModelAttribute("say")
    InWords say() {
        return new InWords(users, money.currency().getCurrencyCode());
    }

    /** Who is logged in; nobody on the log-in page. */
    @ModelAttribute("user")
    CurrentUser user(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof CurrentUser user
                ? user
                : null;
    }

    @ModelAttribute("bar")
    List<Link> bar(HttpServletRequest request) {
        var user = user(request);
        return user == null
                ? List.of()
                : Place.of(user).stream()
                        .filter(Place::inEveryBar)
                        .map(place -> new Link(place, place.holds(request.getServletPath())))
                        .toList();
    }
}
