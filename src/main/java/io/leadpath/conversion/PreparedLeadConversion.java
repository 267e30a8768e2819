package io.leadpath.conversion;

import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.lead.MatchLocks;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.shared.ErrorCode;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what somebody prepared, in that person's name, if the lead still is what it was prepared for. */
@Service
public class PreparedLeadConversion {
    private final LeadConversion conversion;
    private final PreparedConversions prepared;
    private final ChangedMeanwhile changes;
    private final MatchLocks locks;
    private final Users users;

    PreparedLeadConversion(
            LeadConversion conversion,
            PreparedConversions prepared,
            ChangedMeanwhile changes,
            MatchLocks locks,
            Users users) {
        this.conversion = conversion;
        this.prepared = prepared;
        this.changes = changes;
        this.locks = locks;
        this.users = users;
    }

    /**
     * Converts the lead as prepared, or by default when nothing was; a refusal is noted for whoever prepares it again.
     */
    @Transactional
    public ConversionOutcome carryOut(String leadId) {
        var outcome = prepared.find(leadId)
                .map(this::attempt)
                .orElseGet(() -> conversion.attempt(leadId, ConversionRequest.byDefault(), CurrentUser.SYSTEM));
        if (outcome instanceof Refused refused && refused.code() != ErrorCode.LEAD_ALREADY_CONVERTED) {
            prepared.refused(leadId, refused.code(), refused.sentence());
        }
        return outcome;
    }

    private ConversionOutcome attempt(PreparedConversion preparation) {
        var lead = locks.lock(preparation.leadId());
        if (!lead.isConverted()) {
            var refusal = changes.refusal(lead, preparation).or(() -> refusalOfLeaver(preparation));
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        var who = users.find(preparation.preparedBy()).orElse(CurrentUser.SYSTEM);
        return conversion.attempt(lead.id(), preparation.request(), who);
    }

    /** What somebody wanted who is no user any more is wanted by nobody: the product decides nothing in their place. */
    private Optional<Refused> refusalOfLeaver(PreparedConversion preparation) {
        return users.find(preparation.preparedBy()).isPresent()
                ? Optional.empty()
                : Optional.of(Refused.because(
                        ErrorCode.FORBIDDEN,
                        "Whoever prepared this conversion is no user any more. Look at it and confirm it again."));
    }
}
