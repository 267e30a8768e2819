package io.leadpath.bulk.web;

import io.leadpath.bulk.BulkConversion;
import io.leadpath.bulk.BulkConversions;
import io.leadpath.bulk.BulkRequest;
import io.leadpath.rest.JsonBody;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Conversion")
@RestController
@RequestMapping("/api/conversions/bulk")
class BulkController {
    private final BulkConversions bulk;

    BulkController(BulkConversions bulk) {
        this.bulk = bulk;
    }

    @Operation(
            summary = "Convert a set of leads without opportunity in the background",
            description = "For those who were customers, partners, vendors or employees all along. The leads are those"
                    + " named as leadIds, or all leads in progress that meet the criteria; the set is fixed when it starts."
                    + " Each is converted by itself. With reuseMatches a lead becomes part of the one account that it"
                    + " matches, and of the contact of equal e-mail address there.")
    @ApiResponse(responseCode = "202", description = "What was started", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<BulkConversion> start(JsonBody<BulkRequest> body, CurrentUser user) {
        user.require(Permission.CONVERT_IN_BULK);
        var started = bulk.start(body.read(), user);
        return ResponseEntity.accepted()
                .location(URI.create("/api/conversions/bulk/" + started.id()))
                .body(started);
    }

    @Operation(summary = "How far a bulk conversion is")
    @GetMapping("/{id}")
    BulkConversion show(@PathVariable String id, CurrentUser user) {
        return bulk.get(id, user);
    }

    @Operation(
            summary = "The leads that were refused and why",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv")))
    @GetMapping("/{id}/failures")
    void failures(@PathVariable String id, CurrentUser user, HttpServletResponse response) throws IOException {
        bulk.get(id, user);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("conversions-" + id + "-failures.csv")
                        .build()
                        .toString());
        bulk.writeFailures(id, user, response.getWriter());
    }
}
