package io.leadpath.conversion;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A conversion request, one field at a time. */
class Ask {
    private OpportunityChoice opportunity;
    private String accountId;
    private String contactId;
    private String opportunityId;
    private String opportunityName;
    private BigDecimal amount;
    private LocalDate closeDate;
    private String ownerId;
    private boolean overwriteSource;
    private String noOpportunityReason;
    private boolean allowDuplicates;
    private String duplicateReason;
    private String bypassReason;

    static Ask newOpportunity() {
        return new Ask();
    }

    static Ask existing(String opportunityId) {
        var ask = new Ask();
        ask.opportunity = OpportunityChoice.CHOOSE_EXISTING;
        ask.opportunityId = opportunityId;
        return ask;
    }

    static Ask noOpportunity(String reason) {
        var ask = new Ask();
        ask.opportunity = OpportunityChoice.NONE;
        ask.noOpportunityReason = reason;
        return ask;
    }

    Ask account(String id) {
        accountId = id;
        return this;
    }

    Ask contact(String id) {
        contactId = id;
        return this;
    }

    Ask opportunityId(String id) {
        opportunityId = id;
        return this;
    }

    Ask name(String name) {
        opportunityName = name;
        return this;
    }

    Ask amount(String value) {
        amount = value == null ? null : new BigDecimal(value);
        return this;
    }

    Ask closing(String date) {
        closeDate = date == null ? null : LocalDate.parse(date);
        return this;
    }

    Ask owner(String id) {
        ownerId = id;
        return this;
    }

    Ask overwritingSource() {
        overwriteSource = true;
        return this;
    }

    Ask because(String reason) {
        noOpportunityReason = reason;
        return this;
    }

    Ask allowingDuplicates(String reason) {
        allowDuplicates = true;
        duplicateReason = reason;
        return this;
    }

    Ask bypassing(String reason) {
        bypassReason = reason;
        return this;
    }

    ConversionRequest request() {
        return new ConversionRequest(
                opportunity,
                accountId,
                contactId,
                opportunityId,
                opportunityName,
                amount,
                closeDate,
                ownerId,
                overwriteSource,
                noOpportunityReason,
                allowDuplicates,
                duplicateReason,
                bypassReason);
    }
}
