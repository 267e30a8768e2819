package io.leadpath.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page's frame who is logged in; nobody on the log-in page. */
@ControllerAdvice(annotations = Controller.class)
class UserOnEveryPage {

    @ModelAttribute("user")
    CurrentUser user() {
        return LoggedIn.user().orElse(null);
    }
}
