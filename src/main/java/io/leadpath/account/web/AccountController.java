package io.leadpath.account.web;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;
import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.AccountEditing;
import io.leadpath.account.Accounts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.lead.LeadAccess;
import io.leadpath.rest.IfMatch;
import io.leadpath.rest.MergePatch;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Accounts")
@RestController
@RequestMapping("/api/accounts")
class AccountController {
    private static final Set<String> READ_ONLY = Set.of("id", "createdAt", "version");

    private final Accounts accounts;
    private final AccountEditing editing;
    private final Activities activities;

    AccountController(Accounts accounts, AccountEditing editing, Activities activities) {
        this.accounts = accounts;
        this.editing = editing;
        this.activities = activities;
    }

    @Operation(summary = "Find accounts")
    @GetMapping
    Page<Account> list(@RequestParam(required = false) String q, PageParameters page, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        var wanted = page.sortedBy(Accounts.SORT_COLUMNS, "createdAt,desc");
        return Page.of(wanted, accounts.slice(q, wanted.window()), accounts.count(q, Page.COUNT_LIMIT));
    }

    @Operation(summary = "Read an account")
    @GetMapping("/{id}")
    ResponseEntity<Account> read(@PathVariable String id, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        var account = accounts.get(id);
        return ResponseEntity.ok().eTag(IfMatch.etag(account.version())).body(account);
    }

    @Operation(summary = "Change an account", description = "A JSON merge patch; needs If-Match.")
    @PatchMapping("/{id}")
    @Transactional
    public ResponseEntity<Account> change(
            @PathVariable String id, IfMatch ifMatch, MergePatch<AccountDetails> patch, CurrentUser user) {
        user.require(EDIT_OPPORTUNITIES);
        var account = accounts.lock(id);
        ifMatch.check(account.version(), "account");
        var changed = editing.edit(account, patch.applyTo(account.details(), READ_ONLY));
        return ResponseEntity.ok().eTag(IfMatch.etag(changed.version())).body(changed);
    }

    @Operation(summary = "What was done, newest first")
    @GetMapping("/{id}/activities")
    Page<Activity> activities(@PathVariable String id, PageParameters page, CurrentUser user) {
        user.require(READ_OPPORTUNITIES);
        accounts.get(id);
        var wanted = page.sortedBy(Activities.SORT_COLUMNS, "when,desc");
        var partnerLeadsOnly = LeadAccess.seesPartnerLeadsOnly(user);
        return Page.of(
                wanted,
                activities.slice(Activities.Of.ACCOUNT, id, partnerLeadsOnly, wanted.window()),
                activities.count(Activities.Of.ACCOUNT, id, partnerLeadsOnly, Page.COUNT_LIMIT));
    }
}
