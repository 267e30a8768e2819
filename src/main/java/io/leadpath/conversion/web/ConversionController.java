package io.leadpath.conversion.web;

import static io.leadpath.security.Permission.READ_LEADS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadpath.conversion.Conversion;
import io.leadpath.conversion.ConversionArchive;
import io.leadpath.conversion.ConversionCorrecting;
import io.leadpath.conversion.ConversionResult;
import io.leadpath.conversion.Correction;
import io.leadpath.conversion.Corrections;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.rest.JsonBody;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Conversion")
@RestController
@RequestMapping("/api/conversions")
class ConversionController {
    private final ConversionArchive archive;
    private final Corrections corrections;
    private final ConversionCorrecting correcting;
    private final Leads leads;

    ConversionController(
            ConversionArchive archive, Corrections corrections, ConversionCorrecting correcting, Leads leads) {
        this.archive = archive;
        this.corrections = corrections;
        this.correcting = correcting;
        this.leads = leads;
    }

    /**
     * What was recorded, and the reasons people gave; the amount is that of the day of the conversion. The correction is
     * null unless the conversion was a mistake.
     */
    record Recorded(
            @JsonUnwrapped ConversionResult result,
            String ownerId,
            BigDecimal amount,
            @JsonUnwrapped Conversion.Reasons reasons,
            Correction correction) {}

    @Operation(summary = "Read what a lead was converted into", description = "Names are those the records have now.")
    @GetMapping("/{id}")
    Recorded read(@PathVariable String id, CurrentUser user) {
        user.require(READ_LEADS);
        var conversion = archive.get(id);
        LeadAccess.checkReach(leads.get(conversion.leadId()), user);
        return new Recorded(
                archive.resultOf(conversion),
                conversion.owner(),
                conversion.amount(),
                conversion.reasons(),
                corrections.of(id).orElse(null));
    }

    @Operation(
            summary = "Record that a conversion was a mistake",
            description = "Undoes nothing: the opportunity that the conversion created is closed as lost, and the"
                    + " contact can become a lead again. Once for each conversion.")
    @ApiResponse(responseCode = "201", description = "What was done about it", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping("/{id}/correction")
    ResponseEntity<Correction> correct(
            @PathVariable String id, JsonBody<ConversionCorrecting.Request> body, CurrentUser user) {
        correcting.checkCorrectable(id, user);
        var correction = correcting.correct(id, body.read(), user);
        return ResponseEntity.created(URI.create("/api/conversions/" + id)).body(correction);
    }
}
