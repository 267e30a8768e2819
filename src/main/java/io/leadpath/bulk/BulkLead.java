package io.leadpath.bulk;

import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.conversion.ConversionOutcome.Converted;
import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.conversion.OpportunityChoice;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchType;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.shared.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Converts one lead of a bulk conversion, in the transaction of its caller. */
@Component
class BulkLead {
    private final LeadConversion conversion;
    private final Contacts contacts;
    private final Users users;

    BulkLead(LeadConversion conversion, Contacts contacts, Users users) {
        this.conversion = conversion;
        this.contacts = contacts;
        this.users = users;
    }

    LeadResult convert(BulkJob job, String leadId) {
        // Whoever started it must still have the right to do so.
        var who = users.find(job.startedBy()).orElse(new CurrentUser(job.startedBy(), Set.of()));
        var outcome = conversion.attempt(leadId, request(job, null, null), who);
        if (outcome instanceof Converted converted) {
            return LeadResult.converted(converted.result().conversionId());
        }
        var refused = (Refused) outcome;
        return job.reuseMatches() && refused.code() == ErrorCode.DUPLICATES_DETECTED
                ? reuse(job, leadId, matches(refused), who)
                : refused(refused);
    }

    private LeadResult reuse(BulkJob job, String leadId, List<Match> matches, CurrentUser who) {
        var sameEmail = matches.stream()
                .filter(match -> match.type() == MatchType.CONTACT)
                .map(match -> contacts.get(match.id()))
                .toList();
        var accounts = Stream.concat(
                        matches.stream()
                                .filter(match -> match.type() == MatchType.ACCOUNT)
                                .map(Match::id),
                        sameEmail.stream().map(Contact::accountId))
                .collect(Collectors.toSet());
        if (accounts.size() > 1 || sameEmail.size() > 1) {
            return LeadResult.refused(
                    ErrorCode.DUPLICATES_DETECTED,
                    accounts.size() > 1
                            ? "It matches several accounts. Convert it by itself and choose the right one."
                            : "It matches several contacts. Convert it by itself and choose the right one.");
        }
        var contactId = sameEmail.stream().map(Contact::id).findFirst().orElse(null);
        var outcome =
                conversion.attempt(leadId, request(job, accounts.iterator().next(), contactId), who);
        return outcome instanceof Converted converted
                ? LeadResult.converted(converted.result().conversionId())
                : refused((Refused) outcome);
    }

    private static LeadResult refused(Refused refused) {
        return LeadResult.refused(refused.code(), refused.sentence());
    }

    private static List<Match> matches(Refused refused) {
        return ((List<?>) refused.properties().get("matches"))
                .stream().map(Match.class::cast).toList();
    }

    private static ConversionRequest request(BulkJob job, String accountId, String contactId) {
        return new ConversionRequest(
                OpportunityChoice.NONE,
                accountId,
                contactId,
                null,
                null,
                null,
                null,
                null,
                false,
                job.noOpportunityReason(),
                job.allowDuplicates(),
                job.duplicateReason(),
                job.bypassReason());
    }
}
