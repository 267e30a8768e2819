package io.leadpath.conversion.web;

import io.leadpath.conversion.ConversionPreview;
import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.ConversionResult;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.rest.JsonBody;
import io.leadpath.rest.QueryFields;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Conversion")
@RestController
@RequestMapping("/api/leads/{id}/conversion")
class LeadConversionController {
    private final LeadConversion conversion;
    private final ConversionDesk desk;

    LeadConversionController(LeadConversion conversion, ConversionDesk desk) {
        this.conversion = conversion;
        this.desk = desk;
    }

    @Operation(
            summary = "Show what a conversion would do",
            description = "Takes the fields of the conversion as query parameters and changes nothing. Tells what was"
                    + " edited since the version given as 'since', else since the conversion was prepared or approved.")
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "The lead's version that was looked at last",
            schema = @Schema(type = "integer", format = "int64"))
    @GetMapping("/preview")
    ConversionPreview preview(@PathVariable String id, QueryFields<ConversionRequest> fields, CurrentUser user) {
        conversion.checkConvertible(id, user);
        return conversion.preview(id, fields.without("since").read(), fields.number("since"), user);
    }

    @Operation(
            summary = "Convert a lead into account, contact and perhaps opportunity",
            description = "Happens once and cannot be undone. Without a body everything is as by default.")
    @ApiResponse(responseCode = "201", description = "What the lead became", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<ConversionResult> convert(
            @PathVariable String id, JsonBody<ConversionRequest> body, CurrentUser user) {
        conversion.checkConvertible(id, user);
        var request = body.isEmpty() ? ConversionRequest.byDefault() : body.read();
        var result = desk.convert(id, request, user);
        return ResponseEntity.created(URI.create("/api/conversions/" + result.conversionId()))
                .body(result);
    }
}
