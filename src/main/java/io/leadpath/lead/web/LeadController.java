package io.leadpath.lead.web;

import static io.leadpath.security.Permission.EDIT_LEADS;
import static io.leadpath.security.Permission.MERGE_LEADS;
import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadEditing;
import io.leadpath.lead.LeadMerging;
import io.leadpath.lead.LeadSearch;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.rest.IfMatch;
import io.leadpath.rest.JsonBody;
import io.leadpath.rest.MergePatch;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Leads")
@RestController
@RequestMapping("/api/leads")
class LeadController {
    /** Fields of a lead that people see and the product alone sets. */
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "status",
            "statusReason",
            "ae",
            "approvedBy",
            "approvedAt",
            "createdAt",
            "lastActivityAt",
            "convertedAt",
            "convertedBy",
            "convertedAccountId",
            "convertedContactId",
            "convertedOpportunityId",
            "mergedInto",
            "version");

    private final Leads leads;
    private final ConvertedLeads converted;
    private final LeadDesk desk;
    private final LeadEditing editing;
    private final LeadMerging merging;
    private final LeadSearch search;

    LeadController(
            Leads leads,
            ConvertedLeads converted,
            LeadDesk desk,
            LeadEditing editing,
            LeadMerging merging,
            LeadSearch search) {
        this.leads = leads;
        this.converted = converted;
        this.desk = desk;
        this.editing = editing;
        this.merging = merging;
        this.search = search;
    }

    @Operation(
            summary = "Record a lead and start its path",
            description =
                    "201 with the new lead; 200 with the lead in progress that the enquiry was added to when there"
                            + " is one with the same e-mail address, or the same company and last name.")
    @ApiResponse(responseCode = "201", description = "The new lead", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description =
                    "The first answer to a request that was sent again, or the lead in progress that the enquiry was added to",
            useReturnTypeSchema = true)
    @PostMapping
    @Transactional
    public ResponseEntity<Lead> receive(JsonBody<LeadDetails> body, CurrentUser user) {
        user.require(EDIT_LEADS);
        var received = desk.receive(body.read(), user);
        var lead = received.lead();
        return ResponseEntity.status(received.merged() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/leads/" + lead.id()))
                .eTag(IfMatch.etag(lead.version(), lead))
                .body(lead);
    }

    @Operation(
            summary = "Find leads",
            description = "Each word of 'q' begins a word of name, company or e-mail address. No status means all.")
    @GetMapping
    Page<Lead> list(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) LeadStatus[] status,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String source,
            PageParameters page,
            CurrentUser user) {
        user.require(READ_LEADS);
        var criteria = new LeadSearch.Criteria(
                q,
                status == null ? Set.of() : LeadSearch.statuses(Arrays.asList(status)),
                owner,
                source,
                LeadAccess.seesPartnerLeadsOnly(user));
        var wanted = page.sortedBy(LeadSearch.SORT_COLUMNS, "createdAt,desc");
        return Page.of(wanted, search.slice(criteria, wanted.window()), search.count(criteria, Page.COUNT_LIMIT));
    }

    @Operation(summary = "Read a lead")
    @GetMapping("/{id}")
    ResponseEntity<Lead> read(@PathVariable String id, CurrentUser user) {
        user.require(READ_LEADS);
        var lead = leads.get(id);
        LeadAccess.checkReach(lead, user);
        return ResponseEntity.ok().eTag(IfMatch.etag(lead.version(), lead)).body(lead);
    }

    @Operation(summary = "Change what is known about a lead", description = "A JSON merge patch; needs If-Match.")
    @PatchMapping("/{id}")
    @Transactional
    public ResponseEntity<Lead> change(
            @PathVariable String id, IfMatch ifMatch, MergePatch<LeadDetails> patch, CurrentUser user) {
        user.require(EDIT_LEADS);
        var lead = leads.lock(id);
        LeadAccess.checkReach(lead, user);
        converted.refuse(lead);
        ifMatch.check(lead.version(), "lead");
        var changed =
                editing.edit(id, lead.version(), details -> patch.applyTo(details, READ_ONLY), patch.fields(), user);
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(changed.version(), changed))
                .body(changed);
    }

    /** The lead that goes on. */
    record Merge(@NotBlank String into) {}

    @Operation(
            summary = "End a lead as the same as another one",
            description = "Both must be in progress. The other one is told what this one says otherwise, and goes on.")
    @PostMapping("/{id}/merge")
    ResponseEntity<Lead> merge(@PathVariable String id, JsonBody<Merge> body, CurrentUser user) {
        user.require(MERGE_LEADS);
        converted.refuse(leads.get(id));
        var merged = merging.merge(id, body.read().into(), user);
        return ResponseEntity.ok().eTag(IfMatch.etag(merged.version(), merged)).body(merged);
    }
}
