package io.leadpath.matching.web;

import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.matching.Duplicates;
import io.leadpath.matching.Match;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Leads")
@RestController
@RequestMapping("/api/leads/{id}/duplicates")
class DuplicatesController {
    private final Leads leads;
    private final Duplicates duplicates;

    DuplicatesController(Leads leads, Duplicates duplicates) {
        this.leads = leads;
        this.duplicates = duplicates;
    }

    /** The likeliest first. */
    record Matches(List<Match> matches) {}

    @Operation(
            summary = "Find what may be the same as a lead",
            description = "Leads, contacts, accounts and open opportunities with the reasons, the likeliest first, at"
                    + " most 20 of each kind. A conversion that would make a blocking one anew is refused.")
    @GetMapping
    Matches duplicates(@PathVariable String id, CurrentUser user) {
        user.require(READ_LEADS);
        var lead = leads.get(id);
        LeadAccess.checkReach(lead, user);
        return new Matches(duplicates.of(lead, user));
    }
}
