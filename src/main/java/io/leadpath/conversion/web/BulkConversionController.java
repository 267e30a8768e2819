package io.leadpath.conversion.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadpath.conversion.ConversionResult;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.rest.FailureProblems;
import io.leadpath.rest.JsonBody;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many conversions in one call, each by itself. */
@Tag(name = "Conversion")
@RestController
@RequestMapping("/api/conversions")
class BulkConversionController {
    /** The contract with programs. */
    private static final int MOST_ENTRIES = 200;

    private final LeadConversion conversion;
    private final FailureProblems problems;
    private final TransactionTemplate alone;

    BulkConversionController(
            LeadConversion conversion, FailureProblems problems, PlatformTransactionManager transactions) {
        this.conversion = conversion;
        this.problems = problems;
        this.alone = new TransactionTemplate(transactions);
        // A request with an Idempotency-Key has a transaction, which a refused conversion must not spoil.
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** How one conversion ended: with a result, or with the problem that it alone would have been answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            @Schema(nullable = true) String leadId,
            boolean success,
            ConversionResult result,

            @Schema(ref = "#/components/schemas/Problem") ProblemDetail problem) {}

    @Operation(
            summary = "Convert up to 200 leads, each by itself",
            description =
                    "Takes an array of conversions, each with its leadId. Each succeeds or fails alone; the answer"
                            + " has their results or problems in the same order.")
    @PostMapping
    List<Outcome> convert(JsonBody<List<ConversionEntry>> body, CurrentUser user) {
        user.require(Permission.CONVERT_IN_BULK);
        var entries = JsonBody.elements(body);
        if (entries.size() > MOST_ENTRIES) {
            throw new BusinessException(
                    ErrorCode.INVALID_VALUE,
                    "The array holds " + entries.size() + " conversions; at most " + MOST_ENTRIES
                            + " can be sent at once.");
        }
        return entries.stream().map(entry -> convertOne(entry, user)).toList();
    }

    private Outcome convertOne(JsonBody<ConversionEntry> entry, CurrentUser user) {
        var leadId = entry.text(ConversionEntry.LEAD_ID);
        try {
            return new Outcome(leadId, true, alone.execute(status -> convert(entry, leadId, user)), null);
        } catch (BusinessException refusal) {
            return new Outcome(leadId, false, null, problems.of(refusal));
        } catch (RuntimeException clash) {
            return new Outcome(leadId, false, null, problems.of(afterClash(clash, leadId, user)));
        }
    }

    /** The order of refusals is that of a single conversion: the lead first, then what is wanted of it. */
    private ConversionResult convert(JsonBody<ConversionEntry> entry, String leadId, CurrentUser user) {
        if (leadId != null) {
            conversion.checkConvertible(leadId, user);
        }
        var wanted = entry.read();
        return conversion.convert(wanted.leadId(), wanted.request(), user);
    }

    /** Whoever loses a race, against the process for instance, is told what the winner made of the lead. */
    private RuntimeException afterClash(RuntimeException clash, String leadId, CurrentUser user) {
        try {
            alone.executeWithoutResult(status -> conversion.checkConvertible(leadId, user));
            return clash;
        } catch (BusinessException refusal) {
            return refusal;
        }
    }
}
