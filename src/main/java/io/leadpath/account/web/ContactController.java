package io.leadpath.account.web;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;
import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.ContactEditing;
import io.leadpath.account.Contacts;
import io.leadpath.account.ReturningContacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.rest.IfMatch;
import io.leadpath.rest.JsonBody;
import io.leadpath.rest.MergePatch;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

@Tag(name = "Contacts")
@RestController
@RequestMapping("/api/contacts")
class ContactController {
    private static final Set<String> READ_ONLY = Set.of("id", "accountId", "createdAt", "version");

    private final Contacts contacts;
    private final ContactEditing editing;
    private final ReturningContacts returning;
    private final Activities activities;

    ContactController(Contacts contacts, ContactEditing editing, ReturningContacts returning, Activities activities) {
        this.contacts = contacts;
        this.editing = editing;
        this.returning = returning;
        this.activities = activities;
    }

    @Operation(summary = "Find contacts")
    @GetMapping
    Page<Contact> list(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String accountId,
            PageParameters page,
            CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        var wanted = page.sortedBy(Contacts.SORT_COLUMNS, "createdAt,desc");
        return Page.of(
                wanted, contacts.slice(q, accountId, wanted.window()), contacts.count(q, accountId, Page.COUNT_LIMIT));
    }

    @Operation(summary = "Read a contact")
    @GetMapping("/{id}")
    ResponseEntity<Contact> read(@PathVariable String id, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        var contact = contacts.get(id);
        return ResponseEntity.ok().eTag(IfMatch.etag(contact.version())).body(contact);
    }

    @Operation(summary = "Change a contact", description = "A JSON merge patch; needs If-Match.")
    @PatchMapping("/{id}")
    @Transactional
    public ResponseEntity<Contact> change(
            @PathVariable String id, IfMatch ifMatch, MergePatch<ContactDetails> patch, CurrentUser user) {
        user.require(EDIT_OPPORTUNITIES);
        var contact = contacts.lock(id);
        ifMatch.check(contact.version(), "contact");
        var changed = editing.edit(contact, patch.applyTo(contact.details(), READ_ONLY));
        return ResponseEntity.ok().eTag(IfMatch.etag(changed.version())).body(changed);
    }

    @Operation(
            summary = "Record a contact's new interest as a lead",
            description =
                    "201 with the new lead, which starts its path; 200 with the lead of the same person that is in"
                            + " progress already and that the interest was added to. Account and contact are used again when the"
                            + " lead is converted.")
    @ApiResponse(responseCode = "201", description = "The new lead", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description =
                    "The first answer to a request that was sent again, or the lead in progress that the interest was added to",
            useReturnTypeSchema = true)
    @PostMapping("/{id}/leads")
    ResponseEntity<Lead> comeBack(
            @PathVariable String id, JsonBody<ReturningContacts.NewInterest> body, CurrentUser user) {
        returning.checkMayReturn(id, user);
        var received = returning.enquireAgain(id, body.read(), user);
        var lead = received.lead();
        return ResponseEntity.status(received.merged() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/leads/" + lead.id()))
                .eTag(IfMatch.etag(lead.version(), lead))
                .body(lead);
    }

    @Operation(summary = "What was done, newest first")
    @GetMapping("/{id}/activities")
    Page<Activity> activities(@PathVariable String id, PageParameters page, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        contacts.get(id);
        var wanted = page.sortedBy(Activities.SORT_COLUMNS, "when,desc");
        var partnerLeadsOnly = LeadAccess.seesPartnerLeadsOnly(user);
        return Page.of(
                wanted,
                activities.slice(Activities.Of.CONTACT, id, partnerLeadsOnly, wanted.window()),
                activities.count(Activities.Of.CONTACT, id, partnerLeadsOnly, Page.COUNT_LIMIT));
    }
}
