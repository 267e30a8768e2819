package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadSearch;
import io.leadpath.persistence.Window;
import io.leadpath.security.CurrentUser;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The leads for people to read: a list to search. */
@Controller
class LeadPages {
    private static final int LONGEST_LIST = 50;
    private static final String NEWEST_TOUCH = LeadSearch.SORT_COLUMNS.get("lastActivityAt");

    private final LeadSearch search;

    LeadPages(LeadSearch search) {
        this.search = search;
    }

    @GetMapping("/leads")
    String list(@RequestParam(defaultValue = "") String q, CurrentUser user, Model model) {
        user.require(READ_LEADS);
        var words = q.isBlank() ? null : q;
        var criteria = new LeadSearch.Criteria(words, Set.of(), null, null, LeadAccess.seesPartnerLeadsOnly(user));
        var found = search.slice(criteria, new Window(NEWEST_TOUCH, false, 0, LONGEST_LIST, null));
        model.addAttribute("q", q);
        model.addAttribute("leads", found.rows());
        model.addAttribute("goesOn", found.end() != null);
        return "leads";
    }
}
