package io.leadpath.opportunity.web;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;
import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.lead.LeadAccess;
import io.leadpath.opportunity.ContactRole;
import io.leadpath.opportunity.ContactRoles;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.OpportunityEditing;
import io.leadpath.rest.IfMatch;
import io.leadpath.rest.JsonBody;
import io.leadpath.rest.MergePatch;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Opportunities")
@RestController
@RequestMapping("/api/opportunities")
class OpportunityController {
    private static final Set<String> READ_ONLY =
            Set.of("id", "accountId", "originLeadId", "createdAt", "expectedRevenue", "contactRoles", "version");

    private final Opportunities opportunities;
    private final OpportunityEditing editing;
    private final ContactRoles roles;
    private final Activities activities;

    OpportunityController(
            Opportunities opportunities, OpportunityEditing editing, ContactRoles roles, Activities activities) {
        this.opportunities = opportunities;
        this.editing = editing;
        this.roles = roles;
        this.activities = activities;
    }

    @Operation(summary = "Find opportunities")
    @GetMapping
    Page<Opportunity> list(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String accountId,
            @RequestParam(defaultValue = "false") boolean open,
            PageParameters page,
            CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        var wanted = page.sortedBy(Opportunities.SORT_COLUMNS, "createdAt,desc");
        return Page.of(
                wanted,
                opportunities.slice(q, accountId, open, wanted.window()),
                opportunities.count(q, accountId, open, Page.COUNT_LIMIT));
    }

    /** An opportunity with the contacts who take part in it. */
    record WithContacts(@JsonUnwrapped Opportunity opportunity, List<ContactRole> contactRoles) {}

    @Operation(summary = "Read an opportunity with its contact roles")
    @GetMapping("/{id}")
    ResponseEntity<WithContacts> read(@PathVariable String id, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        var opportunity = opportunities.get(id);
        var shown = new WithContacts(opportunity, opportunities.contactRoles(id));
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(opportunity.version(), shown))
                .body(shown);
    }

    @Operation(
            summary = "Change an opportunity",
            description =
                    "A JSON merge patch; needs If-Match. A new stage or close date completes the task of its pursuit"
                            + " and is held to the same rules: no win without an amount, no loss without a reason. While the"
                            + " owner is away a colleague may complete the task, but not change the record.")
    @PatchMapping("/{id}")
    @Transactional
    public ResponseEntity<Opportunity> change(
            @PathVariable String id, IfMatch ifMatch, MergePatch<OpportunityDetails> patch, CurrentUser user) {
        user.require(EDIT_OPPORTUNITIES);
        var opportunity = opportunities.lock(id);
        editing.checkMayEdit(opportunity, user);
        ifMatch.check(opportunity.version(), "opportunity");
        var changed = editing.edit(opportunity, patch.applyTo(opportunity.details(), READ_ONLY), patch.fields(), user);
        return ResponseEntity.ok().eTag(IfMatch.etag(changed.version())).body(changed);
    }

    @Operation(summary = "Who takes part in a deal, the primary contact first")
    @GetMapping("/{id}/contact-roles")
    List<ContactRole> contactRoles(@PathVariable String id, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        opportunities.get(id);
        return opportunities.contactRoles(id);
    }

    @Operation(
            summary = "Say who takes part in a deal",
            description = "Replaces everybody. Contacts of other accounts are welcome; exactly one is the primary one.")
    @PutMapping("/{id}/contact-roles")
    List<ContactRole> changeContactRoles(
            @PathVariable String id, JsonBody<List<ContactRoles.Part>> body, CurrentUser user) {
        user.require(EDIT_OPPORTUNITIES);
        editing.checkMayEdit(opportunities.get(id), user);
        return roles.replace(id, body.read());
    }

    @Operation(summary = "What was done, newest first")
    @GetMapping("/{id}/activities")
    Page<Activity> activities(@PathVariable String id, PageParameters page, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        opportunities.get(id);
        var wanted = page.sortedBy(Activities.SORT_COLUMNS, "when,desc");
        var partnerLeadsOnly = LeadAccess.seesPartnerLeadsOnly(user);
        return Page.of(
                wanted,
                activities.slice(Activities.Of.OPPORTUNITY, id, partnerLeadsOnly, wanted.window()),
                activities.count(Activities.Of.OPPORTUNITY, id, partnerLeadsOnly, Page.COUNT_LIMIT));
    }
}
