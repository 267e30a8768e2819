package io.leadpath.conversion;

import static io.leadpath.shared.ErrorCode.INVALID_CROSS_REFERENCE;
import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;
import static io.leadpath.shared.ErrorCode.STRING_TOO_LONG;

import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.conversion.ReusedRecords.Reused;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.matching.Duplicates;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchType;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.Stage;
import io.leadpath.opportunity.StageProbabilities;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Works out what a conversion will do, from the lead, the request and the records of the moment. Writes nothing. */
@Component
class ConversionPlanner {
    private final ReusedRecords reusedRecords;
    private final Duplicates duplicates;
    private final ConversionWarnings warnings;
    private final ConversionDefaults defaults;
    private final StageProbabilities probabilities;
    private final Users users;

    ConversionPlanner(
            ReusedRecords reusedRecords,
            Duplicates duplicates,
            ConversionWarnings warnings,
            ConversionDefaults defaults,
            StageProbabilities probabilities,
            Users users) {
        this.reusedRecords = reusedRecords;
        this.duplicates = duplicates;
        this.warnings = warnings;
        this.defaults = defaults;
        this.probabilities = probabilities;
        this.users = users;
    }

    /**
     * @param hold whether the records taken into the plan are held against changes until the transaction ends
     * @throws BusinessException (400) when the request makes no plan; what forbids carrying a plan out is its refusal
     */
    ConversionPlan plan(Lead lead, ConversionRequest request, CurrentUser who, boolean hold) {
        refuse(request.problems());
        var reused = reusedRecords.find(lead, request, hold);
        var owner = request.ownerId() == null ? defaults.owner(lead, who) : request.ownerId();
        refuse(problems(lead, request, reused, owner));
        var mapping = new LeadMapping(lead);
        var account = mapping.account(reused.account(), owner);
        var contact = mapping.contact(reused.contact(), owner, request.overwriteSource());
        var opportunity = opportunity(lead, request, reused, owner, mapping);
        var matches = duplicates.blocking(lead.details()).stream()
                .filter(match -> match.type() == MatchType.ACCOUNT ? account.isNew() : contact.isNew())
                .toList();
        return new ConversionPlan(
                lead,
                request.opportunity(),
                account,
                contact,
                opportunity,
                owner,
                reasons(lead, request, matches),
                mapping.filled(account, contact, opportunity),
                mapping.notCarried(),
                matches,
                warnings.of(lead, request, reused),
                refusal(lead, request, reused, matches));
    }

    private Target<OpportunityDetails> opportunity(
            Lead lead, ConversionRequest request, Reused reused, String owner, LeadMapping mapping) {
        return switch (request.opportunity()) {
            case NONE -> null;
            case CHOOSE_EXISTING -> mapping.opportunity(reused.opportunity());
            case CREATE_NEW ->
                mapping.newOpportunity(
                        new NewDeal(
                                opportunityName(lead, request),
                                request.amount(),
                                request.closeDate() == null ? defaults.closeDate() : request.closeDate(),
                                probabilities.of(Stage.PROSPECTING)),
                        owner);
        };
    }

    private String opportunityName(Lead lead, ConversionRequest request) {
        return request.opportunityName() == null ? defaults.opportunityName(lead) : request.opportunityName();
    }

    private List<Problem> problems(Lead lead, ConversionRequest request, Reused reused, String owner) {
        var problems = new ArrayList<Problem>();
        if (owner != null && users.find(owner).isEmpty()) {
            problems.add(new Problem(
                    "ownerId",
                    INVALID_CROSS_REFERENCE,
                    request.ownerId() == null
                            ? "The account executive of this lead is no longer a user: name the owner as 'ownerId'."
                            : "'ownerId': there is no user with this id."));
        }
        if (request.overwriteSource() && reused.contact() == null) {
            problems.add(new Problem(
                    "contactId",
                    REQUIRED_FIELD_MISSING,
                    "'contactId' is required with 'overwriteSource': name the contact whose source to overwrite."));
        }
        if (request.opportunity() == OpportunityChoice.CREATE_NEW && opportunityName(lead, request) == null) {
            problems.add(new Problem(
                    "opportunityName",
                    STRING_TOO_LONG,
                    "The company's name is longer than the 120 characters an opportunity's name may have:"
                            + " give a shorter one as 'opportunityName'."));
        }
        return problems;
    }

    private static Conversion.Reasons reasons(Lead lead, ConversionRequest request, List<Match> matches) {
        return new Conversion.Reasons(
                request.opportunity() == OpportunityChoice.NONE ? request.noOpportunityReason() : null,
                matches.isEmpty() ? null : request.duplicateReason(),
                lead.status() == LeadStatus.QUALIFIED ? null : request.bypassReason());
    }

    private static Refused refusal(Lead lead, ConversionRequest request, Reused reused, List<Match> matches) {
        if (lead.status() == LeadStatus.DISQUALIFIED) {
            return Refused.because(
                    ErrorCode.INVALID_STATUS,
                    "This lead is disqualified and is never converted. Record the new interest as a new lead.");
        }
        if (lead.status() != LeadStatus.QUALIFIED && request.bypassReason() == null) {
            return Refused.because(
                    ErrorCode.LEAD_NOT_APPROVED,
                    "This lead has not been approved. Have it reviewed; a manager may convert it with a reason.");
        }
        if (reused.opportunity() != null && !reused.opportunity().isOpen()) {
            return Refused.because(
                    ErrorCode.OPPORTUNITY_CLOSED,
                    "The chosen opportunity is closed. Choose an open one, or create a new one.");
        }
        if (!matches.isEmpty() && !request.allowDuplicates()) {
            return new Refused(ErrorCode.DUPLICATES_DETECTED, sentence(matches), List.of(), Map.of("matches", matches));
        }
        return null;
    }

    /** Names nobody: the sentence may be shown and logged where no personal data belongs; the matches name them. */
    private static String sentence(List<Match> matches) {
        var account = matches.stream().anyMatch(match -> match.type() == MatchType.ACCOUNT);
        var contact = matches.stream().anyMatch(match -> match.type() == MatchType.CONTACT);
        return "There is "
                + (account ? "an account of the same name" : "")
                + (account && contact ? " and " : "")
                + (contact ? "a contact with the same e-mail address" : "")
                + " already. Choose it to use it again, or say that there is to be a second one and why.";
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
    }
}
