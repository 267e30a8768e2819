package io.leadpath.conversion;

import io.leadpath.account.AccountDetails;
import io.leadpath.account.ContactDetails;
import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.conversion.ConversionResult.Became;
import io.leadpath.conversion.ConversionResult.BecameOpportunity;
import io.leadpath.lead.Lead;
import io.leadpath.matching.Match;
import io.leadpath.opportunity.OpportunityDetails;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a conversion will do, worked out before anything is written. Preview and conversion both show this plan.
 *
 * @param opportunity null with {@code NONE}
 * @param refusal the business reason that stands in the way; null when the plan may be carried out
 */
record ConversionPlan(
        Lead lead,
        OpportunityChoice choice,
        Target<AccountDetails> account,
        Target<ContactDetails> contact,
        Target<OpportunityDetails> opportunity,
        String owner,
        Conversion.Reasons reasons,
        List<String> filledFields,
        List<String> notCarriedFields,
        List<Match> duplicates,
        List<String> warnings,
        Refused refusal) {

    /**
     * @param weaker matches that do not block
     * @param changes what was edited since somebody looked last
     */
    ConversionPreview preview(List<Match> weaker, List<ConversionPreview.Change> changes) {
        return new ConversionPreview(
                result(null, null, null, Ids.ofReused(this)),
                overwrittenFields(),
                duplicates,
                weaker,
                Stream.concat(warnings.stream(), weaker.stream().map(Match::sentence))
                        .toList(),
                lead.version(),
                changes,
                refusal == null ? null : new ConversionPreview.Refusal(refusal.code(), refusal.sentence()));
    }

    /** The ids of reused records: to find them again is no news. */
    Set<String> reusedIds() {
        var ids = Ids.ofReused(this);
        return Stream.of(ids.account(), ids.contact(), ids.opportunity())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<ConversionPreview.Overwritten> overwrittenFields() {
        return Stream.of(account.overwritten("account"), contact.overwritten("contact"))
                .flatMap(List::stream)
                .toList();
    }

    ConversionResult result(String conversionId, Instant at, String by, Ids ids) {
        return new ConversionResult(
                lead.id(),
                conversionId,
                at,
                by,
                choice,
                new Became(ids.account(), account.details().name(), account.isNew()),
                new Became(ids.contact(), contact.details().fullName(), contact.isNew()),
                opportunity == null ? null : opportunity(ids.opportunity()),
                filledFields,
                notCarriedFields);
    }

    private BecameOpportunity opportunity(String id) {
        var deal = opportunity.details();
        return new BecameOpportunity(
                id, deal.name(), opportunity.isNew(), deal.amount(), deal.closeDate(), deal.stage(), deal.owner());
    }

    /** The ids of what the lead becomes; null for what does not exist. */
    record Ids(String account, String contact, String opportunity) {

        static Ids ofReused(ConversionPlan plan) {
            return new Ids(
                    plan.account.id(), plan.contact.id(), plan.opportunity == null ? null : plan.opportunity.id());
        }
    }
}
