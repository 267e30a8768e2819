package io.leadpath.security;

import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A user who has proved to be this user, by the form or by HTTP Basic. */
class LoggedIn extends AbstractAuthenticationToken {
    private final transient CurrentUser user;

    LoggedIn(CurrentUser user) {
        super(user.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.user = user;
        setAuthenticated(true);
    }

    static Optional<CurrentUser> user() {
        return user(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<CurrentUser> user(Authentication authentication) {
        return authentication instanceof LoggedIn loggedIn ? Optional.of(loggedIn.user) : Optional.empty();
    }

    @Override
    public CurrentUser getPrincipal() {
        return user;
    }

    @Override
    public Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return user.id();
    }
}
