package io.leadpath.conversion;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadpath.account.ReturningContacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way forward after a conversion by mistake. Nothing is undone: the opportunity that came of the conversion is
 * lost, and the contact can become a lead again.
 */
@Service
public class ConversionCorrecting {
    private static final String CORRECTED = "CONVERSION_CORRECTED";
    private static final String CONTINUED = "CONTINUES_CONVERTED_LEAD";

    private final Conversions conversions;
    private final Corrections corrections;
    private final Leads leads;
    private final Opportunities opportunities;
    private final OpportunityPursuit pursuit;
    private final ReturningContacts returning;
    private final Activities activities;
    private final Clock clock;

    ConversionCorrecting(
            Conversions conversions,
            Corrections corrections,
            Leads leads,
            Opportunities opportunities,
            OpportunityPursuit pursuit,
            ReturningContacts returning,
            Activities activities,
            Clock clock) {
        this.conversions = conversions;
        this.corrections = corrections;
        this.leads = leads;
        this.opportunities = opportunities;
        this.pursuit = pursuit;
        this.returning = returning;
        this.activities = activities;
        this.clock = clock;
    }

    /**
     * @param reason why the conversion was a mistake
     * @param newLead whether the contact becomes a lead again
     */
    public record Request(
            @NotBlank @Size(max = 1000) String reason,
            @JsonProperty(defaultValue = "false") boolean newLead) {
        public Request {
            reason = Values.text(reason);
        }
    }

    /** Refuses (403) whoever may not correct, and (404) what is no conversion: before the content is looked at. */
    public void checkCorrectable(String conversionId, CurrentUser who) {
        who.require(Permission.CORRECT_CONVERSIONS);
        conversions.get(conversionId);
    }

    /**
     * Records that the conversion was a mistake and does what follows from it.
     *
     * @throws BusinessException 409 when it was corrected before, or its opportunity is won
     */
    @Transactional
    public Correction correct(String conversionId, Request request, CurrentUser who) {
        checkCorrectable(conversionId, who);
        var wanted = Validation.valid(request);
        var conversion = conversions.get(conversionId);
        if (wanted.newLead()) {
            returning.hold(conversion.contactId());
        }
        // held, so that the second of two corrections sees the first
        var lead = leads.lock(conversion.leadId());
        corrections.of(conversionId).ifPresent(ConversionCorrecting::refuseSecond);
        var closed = dealOf(conversion).orElse(null);
        if (closed != null) {
            refuseWon(closed);
            pursuit.loseAsCreatedInError(closed, who);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var correction = new Correction(
                UUID.randomUUID().toString(),
                conversionId,
                wanted.reason(),
                who.id(),
                now,
                closed,
                wanted.newLead() ? newLead(lead, conversion, wanted.reason(), who) : null);
        corrections.add(correction);
        activities.log(Activity.onLead(lead.id(), ActivityType.NOTE, CORRECTED, wanted.reason(), who.id(), now)
                .carriedTo(conversion.accountId(), conversion.contactId(), conversion.opportunityId()));
        return correction;
    }

    /** What the conversion created, or what it got the credit for later on; an opportunity that was only chosen stays. */
    private Optional<String> dealOf(Conversion conversion) {
        return conversion.opportunityId() == null
                ? opportunities.ofLead(conversion.leadId()).map(Opportunity::id)
                : Optional.of(conversion.opportunityId()).filter(created -> conversion.opportunityCreated());
    }

    private String newLead(Lead lead, Conversion conversion, String reason, CurrentUser who) {
        var opened = returning
                .newInterest(
                        conversion.contactId(),
                        lead.details().source(),
                        "Correction of a conversion",
                        "Was converted by mistake: " + reason,
                        who)
                .lead()
                .id();
        var origin = "Goes on in place of the converted lead /leads/" + lead.id() + ".";
        activities.log(Activity.onLead(opened, ActivityType.NOTE, CONTINUED, origin, who.id(), clock.instant()));
        return opened;
    }

    private void refuseWon(String opportunityId) {
        if (opportunities.lock(opportunityId).details().stage() == Stage.CLOSED_WON) {
            throw new BusinessException(
                    ErrorCode.OPPORTUNITY_CLOSED,
                    "The opportunity that came of this conversion is won. If it was created in error nevertheless,"
                            + " open it again and repeat the correction.");
        }
    }

    private static void refuseSecond(Correction first) {
        throw new BusinessException(
                ErrorCode.CONFLICT,
                "This conversion was corrected already, by " + first.correctedBy() + " on " + first.correctedAt()
                        + ". Work with what came of that.");
    }
}
