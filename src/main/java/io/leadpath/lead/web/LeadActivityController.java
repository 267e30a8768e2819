package io.leadpath.lead.web;

import static io.leadpath.security.Permission.LOG_ACTIVITIES;
import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadActivities;
import io.leadpath.lead.LeadActivities.NewActivity;
import io.leadpath.lead.Leads;
import io.leadpath.rest.JsonBody;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Leads")
@RestController
@RequestMapping("/api/leads/{id}/activities")
class LeadActivityController {
    private final Leads leads;
    private final LeadActivities log;
    private final Activities activities;

    LeadActivityController(Leads leads, LeadActivities log, Activities activities) {
        this.leads = leads;
        this.log = log;
        this.activities = activities;
    }

    @Operation(summary = "Log what was done for a lead")
    @ApiResponse(responseCode = "201", description = "The new activity", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Activity log(@PathVariable String id, JsonBody<NewActivity> body, CurrentUser user) {
        user.require(LOG_ACTIVITIES);
        LeadAccess.checkReach(leads.get(id), user);
        return log.log(id, body.read(), user);
    }

    @Operation(summary = "What was done for a lead, newest first")
    @GetMapping
    Page<Activity> list(@PathVariable String id, PageParameters page, CurrentUser user) {
        user.require(READ_LEADS);
        LeadAccess.checkReach(leads.get(id), user);
        var wanted = page.sortedBy(Activities.SORT_COLUMNS, "when,desc");
        return Page.of(
                wanted,
                activities.slice(Activities.Of.LEAD, id, false, wanted.window()),
                activities.count(Activities.Of.LEAD, id, false, Page.COUNT_LIMIT));
    }
}
