package io.leadpath.qualification.web;

import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityOpening.NewDeal;
import io.leadpath.qualification.LateOpportunities;
import io.leadpath.rest.IfMatch;
import io.leadpath.rest.JsonBody;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Contacts")
@RestController
@RequestMapping("/api/contacts/{id}/opportunities")
class ContactOpportunityController {
    private final LateOpportunities opportunities;

    ContactOpportunityController(LateOpportunities opportunities) {
        this.opportunities = opportunities;
    }

    @Operation(
            summary = "Open an opportunity with a contact",
            description =
                    "With originLeadId it is credited, once, to that lead's conversion into this contact, which had"
                            + " no opportunity. The close date is the last day of the running quarter unless given; an account"
                            + " executive owns what the executive opens.")
    @ApiResponse(responseCode = "201", description = "The new opportunity", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Opportunity> open(@PathVariable String id, JsonBody<NewDeal> body, CurrentUser user) {
        opportunities.checkMayOpen(id, user);
        var opened = opportunities.open(id, body.read(), user);
        return ResponseEntity.created(URI.create("/api/opportunities/" + opened.id()))
                .eTag(IfMatch.etag(opened.version()))
                .body(opened);
    }
}
