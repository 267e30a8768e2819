package io.leadpath.conversion.web;

import static io.leadpath.security.Permission.READ_LEADS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadpath.conversion.Conversion;
import io.leadpath.conversion.ConversionArchive;
import io.leadpath.conversion.ConversionResult;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Conversion")
@RestController
@RequestMapping("/api/conversions")
class ConversionController {
    private final ConversionArchive archive;
    private final Leads leads;

    ConversionController(ConversionArchive archive, Leads leads) {
        this.archive = archive;
        this.leads = leads;
    }

    /** What was recorded, and the reasons people gave; the amount is that of the day of the conversion. */
    record Recorded(
            @JsonUnwrapped ConversionResult result,
            String ownerId,
            BigDecimal amount,
            @JsonUnwrapped Conversion.Reasons reasons) {}

    @Operation(summary = "Read what a lead was converted into", description = "Names are those the records have now.")
    @GetMapping("/{id}")
    Recorded read(@PathVariable String id, CurrentUser user) {
        user.require(READ_LEADS);
        var conversion = archive.get(id);
        LeadAccess.checkReach(leads.get(conversion.leadId()), user);
        return new Recorded(
                archive.resultOf(conversion), conversion.owner(), conversion.amount(), conversion.reasons());
    }
}
