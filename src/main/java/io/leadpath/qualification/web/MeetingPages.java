package io.leadpath.qualification.web;

import io.leadpath.security.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The buttons beside a meeting on the lead's page. */
@Controller
class MeetingPages {
    private final MeetingDesk desk;

    MeetingPages(MeetingDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/leads/{id}/meeting/confirm")
    String confirm(@PathVariable String id, CurrentUser user) {
        desk.confirm(id, user);
        return "redirect:/leads/{id}";
    }

    @PostMapping("/leads/{id}/meeting/decline")
    String decline(@PathVariable String id, CurrentUser user) {
        desk.decline(id, user);
        return "redirect:/leads/{id}";
    }
}
