package io.leadpath.security;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one form for pages, Tasklist and Cockpit. In demo mode it tells whom one can be. */
@Controller
class LoginPage {
    private final List<DemoUser> demoUsers;

    LoginPage(Environment environment) {
        var production = environment.acceptsProfiles(Profiles.of("production"));
        this.demoUsers = production ? List.of() : DemoUser.ALL;
    }

    @GetMapping(PageSecurity.LOGIN_PAGE)
    String login(Model model) {
        if (LoggedIn.user().isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("demoUsers", demoUsers);
        return "login";
    }
}
