package io.leadpath.webtolead;

import static io.leadpath.security.Permission.SET_UP_WEB_TO_LEAD;

import io.leadpath.security.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where managers fetch the form for their company's site, and see what it looks like. */
@Controller
class WebToLeadPage {
    private final FormSnippet snippet;
    private final WebToLeadSettings settings;

    WebToLeadPage(FormSnippet snippet, WebToLeadSettings settings) {
        this.snippet = snippet;
        this.settings = settings;
    }

    @GetMapping("/web-to-lead")
    String show(CurrentUser user, Model model) {
        user.require(SET_UP_WEB_TO_LEAD);
        model.addAttribute("snippet", snippet.html());
        model.addAttribute("fields", Submission.OF_THE_LEAD);
        model.addAttribute("returnUrls", settings.returnUrls());
        return "web-to-lead";
    }
}
