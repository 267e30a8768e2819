package io.leadpath.webtolead;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The public form. Its answer depends on what the sender asked to see afterwards, and on nothing else. */
@Tag(name = "Web-to-lead")
@Controller
class PublicLeadController {
    private static final Thanks THANKS = new Thanks("Thank you. We have received your enquiry.");

    private final WebToLead webToLead;
    private final SubmissionReader reader;
    private final WebToLeadSettings settings;

    PublicLeadController(WebToLead webToLead, SubmissionReader reader, WebToLeadSettings settings) {
        this.webToLead = webToLead;
        this.reader = reader;
        this.settings = settings;
    }

    /** The same for everybody. */
    record Thanks(String message) {}

    /** What is described; what is sent is read by {@link SubmissionReader}. */
    record WebLead(
            String salutation,
            String firstName,
            String lastName,
            String company,
            String title,
            String email,
            String phone,
            String mobile,
            String website,
            String street,
            String city,
            String state,
            String postalCode,
            String country,
            String industry,
            String description,

            @Schema(description = "A code of the lead's source; WEB unless given. Any other word is kept as OTHER.")
            String source,

            @Schema(description = "on, true, yes or 1. Without it nothing is kept.")
            String consent,

            @Schema(description = "Where a browser is sent afterwards; one of the configured addresses.")
            String returnUrl,

            @Schema(description = "Hidden from people, and left empty by them.")
            String referenceCode) {}

    @Operation(
            summary = "Send an enquiry from a web site",
            description =
                    "Needs no log-in. Answers 202 whatever becomes of the enquiry; a browser sees a page, which leads"
                            + " on to the return address if it is one of those that are configured. 413 for too large and 429"
                            + " for too many.",
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                        schema = @Schema(implementation = WebLead.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = WebLead.class))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "Received",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Thanks.class)))
    @PostMapping(PublicFormLimits.PATH)
    Object receive(HttpServletRequest request, HttpServletResponse response) {
        var submission = reader.read(request.getHeader(HttpHeaders.CONTENT_TYPE), PublicFormFilter.content(request));
        webToLead.accept(submission);
        if (!wantsPage(request)) {
            return ResponseEntity.accepted().body(THANKS);
        }
        if (!mayReturnTo(submission.returnUrl())) {
            return page();
        }
        response.setHeader("Refresh", "0; url=" + submission.returnUrl());
        return page().addObject("next", submission.returnUrl());
    }

    private boolean mayReturnTo(String address) {
        return settings.returnUrls().stream().anyMatch(url -> url.toString().equals(address));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static ModelAndView page() {
        var page = new ModelAndView("public-message", HttpStatus.ACCEPTED);
        return page.addObject("title", "Your enquiry").addObject("sentence", THANKS.message());
    }
}
