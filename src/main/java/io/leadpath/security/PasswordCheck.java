package io.leadpath.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks name and password of both ways to log in against {@link Users}. */
@Component
class PasswordCheck implements AuthenticationProvider {
    private final Users users;

    PasswordCheck(Users users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var id = attempt.getName();
        var password =
                attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        // One answer for an unknown name, a wrong password and a lock: nobody learns which names exist.
        if (!users.passwordMatches(id, password)) {
            throw new BadCredentialsException("Name or password is wrong.");
        }
        var loggedIn = users.find(id).map(LoggedIn::new).orElseThrow(() -> new BadCredentialsException("Unknown user"));
        loggedIn.setDetails(attempt.getDetails());
        return loggedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
