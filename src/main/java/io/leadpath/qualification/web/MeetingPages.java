package io.leadpath.qualification.web;

import io.leadpath.layout.Form;
import io.leadpath.security.CurrentUser;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons beside a meeting on the lead's page. */
@Controller
class MeetingPages {
    private static final String PAGE = "redirect:/leads/{id}";

    private final MeetingDesk desk;

    MeetingPages(MeetingDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/leads/{id}/meeting/confirm")
    String confirm(@PathVariable String id, CurrentUser user, RedirectAttributes redirect) {
        Form.post(Map.of(), redirect, () -> {
            desk.confirm(id, user);
            return "The meeting is confirmed.";
        });
        return PAGE;
    }

    @PostMapping("/leads/{id}/meeting/decline")
    String decline(@PathVariable String id, CurrentUser user, RedirectAttributes redirect) {
        Form.post(Map.of(), redirect, () -> {
            desk.decline(id, user);
            return "Another account executive is looked for.";
        });
        return PAGE;
    }
}
