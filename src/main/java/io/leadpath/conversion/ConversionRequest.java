package io.leadpath.conversion;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;
import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wants a lead converted into; blank text counts as absent. The rules that need nothing but the request
 * itself are {@link #problems()}; what depends on the records of the moment, the plan checks.
 *
 * @param opportunity absent: {@code CREATE_NEW}
 * @param accountId the account to reuse; absent: a new one
 * @param contactId the contact of that account to reuse; absent: a new one
 * @param opportunityId the open opportunity to convert into, with {@code CHOOSE_EXISTING}
 * @param opportunityName name of the new opportunity; absent: the company's or person's name
 * @param amount expected revenue of the new opportunity in the company's currency
 * @param closeDate when the new opportunity is expected to close; absent: the last day of the running quarter
 * @param ownerId who owns what is created; absent: the lead's account executive, who approved it in the
 *     usual case
 * @param overwriteSource whether the reused contact takes over the lead's source
 * @param noOpportunityReason why there is no opportunity, with {@code NONE}
 * @param allowDuplicates whether to create records although equal ones exist
 * @param duplicateReason why that is right
 * @param bypassReason why a lead that nobody approved is converted
 */
public record ConversionRequest(
        OpportunityChoice opportunity,
        @Size(max = 36) String accountId,
        @Size(max = 36) String contactId,
        @Size(max = 36) String opportunityId,
        @Size(max = 120) @Values.OneLine String opportunityName,

        @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 16, fraction = 2, message = "must have at most two decimals and 16 digits before them")
        BigDecimal amount,

        LocalDate closeDate,
        @Size(max = 64) String ownerId,
        @JsonProperty(defaultValue = "false") boolean overwriteSource,
        @Size(max = 1000) String noOpportunityReason,
        @JsonProperty(defaultValue = "false") boolean allowDuplicates,
        @Size(max = 1000) String duplicateReason,
        @Size(max = 1000) String bypassReason) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    public ConversionRequest {
        opportunity = opportunity == null ? OpportunityChoice.CREATE_NEW : opportunity;
        accountId = Values.text(accountId);
        contactId = Values.text(contactId);
        opportunityId = Values.text(opportunityId);
        opportunityName = Values.text(opportunityName);
        ownerId = Values.text(ownerId);
        noOpportunityReason = Values.text(noOpportunityReason);
        duplicateReason = Values.text(duplicateReason);
        bypassReason = Values.text(bypassReason);
        amount = Values.money(amount);
    }

    /** Everything by default: new account, new contact, new opportunity. */
    public static ConversionRequest byDefault() {
        return new ConversionRequest(null, null, null, null, null, null, null, null, false, null, false, null, null);
    }

    /** Every field that is wrong whatever the records say; empty when the request is sound. */
    public List<Problem> problems() {
        var problems = new ArrayList<>(Validation.problems(this));
        refuseUnless(OpportunityChoice.CREATE_NEW, "opportunityName", opportunityName, problems);
        refuseUnless(OpportunityChoice.CREATE_NEW, "amount", amount, problems);
        refuseUnless(OpportunityChoice.CREATE_NEW, "closeDate", closeDate, problems);
        refuseUnless(OpportunityChoice.CHOOSE_EXISTING, "opportunityId", opportunityId, problems);
        if (closeDate != null && (closeDate.getYear() < FIRST_YEAR || closeDate.getYear() > LAST_YEAR)) {
            problems.add(new Problem(
                    "closeDate",
                    INVALID_VALUE,
                    "'closeDate' must lie between the years " + FIRST_YEAR + " and " + LAST_YEAR + "."));
        }
        if (opportunity == OpportunityChoice.CHOOSE_EXISTING) {
            require(opportunityId, "opportunityId", "with CHOOSE_EXISTING: name the open opportunity", problems);
        } else if (contactId != null) {
            require(accountId, "accountId", "with 'contactId': name the account the contact belongs to", problems);
        }
        if (opportunity == OpportunityChoice.NONE) {
            require(noOpportunityReason, "noOpportunityReason", "with NONE: say why there is none", problems);
        }
        if (allowDuplicates) {
            require(duplicateReason, "duplicateReason", "with 'allowDuplicates': say why it is right", problems);
        }
        return List.copyOf(problems);
    }

    private void refuseUnless(OpportunityChoice choice, String field, Object value, List<Problem> problems) {
        if (value != null && opportunity != choice) {
            problems.add(new Problem(
                    field, INVALID_VALUE, "'" + field + "' goes with " + choice + " only; leave it out otherwise."));
        }
    }

    private static void require(Object value, String field, String when, List<Problem> problems) {
        if (value == null) {
            problems.add(new Problem(field, REQUIRED_FIELD_MISSING, "'" + field + "' is required " + when + "."));
        }
    }
}
