package io.leadpath.personaldata.web;

import io.leadpath.personaldata.Erasure;
import io.leadpath.personaldata.PersonalData;
import io.leadpath.rest.JsonBody;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Personal data")
@RestController
class PersonalDataController {
    private static final String WHAT_ERASING_MEANS =
            "Cannot be undone. Blanks names, addresses and free text of all leads and contacts of the person; ids, codes,"
                    + " amounts and dates stay. A lead in progress is withdrawn.";

    private final PersonalData personalData;

    PersonalDataController(PersonalData personalData) {
        this.personalData = personalData;
    }

    @Operation(summary = "Everything that is kept about the person who is this lead")
    @GetMapping("/api/leads/{id}/personal-data")
    PersonalData.Export ofLead(@PathVariable String id, CurrentUser user) {
        return personalData.exportLead(id, user);
    }

    @Operation(summary = "Everything that is kept about the person who is this contact")
    @GetMapping("/api/contacts/{id}/personal-data")
    PersonalData.Export ofContact(@PathVariable String id, CurrentUser user) {
        return personalData.exportContact(id, user);
    }

    @Operation(summary = "Erase the person who is this lead", description = WHAT_ERASING_MEANS)
    @ApiResponse(responseCode = "201", description = "What was done", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping("/api/leads/{id}/erasure")
    @ResponseStatus(HttpStatus.CREATED)
    Erasure eraseLead(@PathVariable String id, JsonBody<PersonalData.Request> body, CurrentUser user) {
        personalData.checkLeadErasable(id, user);
        return personalData.eraseLead(id, body.read(), user);
    }

    @Operation(summary = "Erase the person who is this contact", description = WHAT_ERASING_MEANS)
    @ApiResponse(responseCode = "201", description = "What was done", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping("/api/contacts/{id}/erasure")
    @ResponseStatus(HttpStatus.CREATED)
    Erasure eraseContact(@PathVariable String id, JsonBody<PersonalData.Request> body, CurrentUser user) {
        personalData.checkContactErasable(id, user);
        return personalData.eraseContact(id, body.read(), user);
    }
}
