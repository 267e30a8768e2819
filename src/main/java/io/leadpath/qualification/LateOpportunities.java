package io.leadpath.qualification;

import static io.leadpath.shared.ErrorCode.CREDIT_ALREADY_GIVEN;
import static io.leadpath.shared.ErrorCode.INVALID_CROSS_REFERENCE;
import static io.leadpath.shared.ErrorCode.INVALID_STATUS;

import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.conversion.Conversion;
import io.leadpath.conversion.Conversions;
import io.leadpath.conversion.Corrections;
import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityOpening;
import io.leadpath.opportunity.OpportunityOpening.NewDeal;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opportunities that are made from a contact and not by a conversion. One may be credited to the conversion that made the
 * contact of a lead and had no opportunity: the conversion and the lead stay as they are.
 */
@Service
public class LateOpportunities {
    private static final String STEP = "LATE_OPPORTUNITY";

    private final Contacts contacts;
    private final Leads leads;
    private final ConvertedLeads converted;
    private final Conversions conversions;
    private final Corrections corrections;
    private final OpportunityOpening opening;
    private final Credits credits;
    private final Activities activities;
    private final Users users;
    private final Clock clock;

    LateOpportunities(
            Contacts contacts,
            Leads leads,
            ConvertedLeads converted,
            Conversions conversions,
            Corrections corrections,
            OpportunityOpening opening,
            Credits credits,
            Activities activities,
            Users users,
            Clock clock) {
        this.contacts = contacts;
        this.leads = leads;
        this.converted = converted;
        this.conversions = conversions;
        this.corrections = corrections;
        this.opening = opening;
        this.credits = credits;
        this.activities = activities;
        this.users = users;
        this.clock = clock;
    }

    /** Refuses (403) whoever may not, and (404) what is no contact: before the content is looked at. */
    public void checkMayOpen(String contactId, CurrentUser who) {
        who.require(Permission.EDIT_OPPORTUNITIES);
        contacts.get(contactId);
    }

    /**
     * Opens an opportunity with the contact as the primary one. An account executive becomes its owner; a manager names
     * one, and is it where nobody else is known. With an {@code originLeadId} that lead's conversion gets the credit.
     *
     * @throws BusinessException 403 when an account executive names somebody else as the owner; 400 for values that
     *     cannot be; 409 when the lead is not converted or its conversion was a mistake, and when the conversion has its
     *     opportunity or credit already or is of another contact
     */
    @Transactional
    public Opportunity open(String contactId, NewDeal wanted, CurrentUser who) {
        checkMayOpen(contactId, who);
        checkOwner(wanted, who);
        opening.check(wanted);
        var contact = contacts.get(contactId);
        if (wanted.originLeadId() == null) {
            return opening.open(contact, ownedBy(wanted, null, who), null, null);
        }
        // held, so that the second of two sees the credit of the first
        var lead = lock(wanted.originLeadId());
        var conversion = conversions.ofLead(lead.id()).orElseThrow(LateOpportunities::notConverted);
        refuseSecond(lead, conversion, contactId);
        var opened = opening.open(
                contact,
                ownedBy(wanted, conversion.owner(), who),
                lead.details().source(),
                lead.details().partnerAccountId());
        if (!credits.giveLate(lead, conversion.id(), opened.id())) {
            throw alreadyGiven("This conversion was given the credit for an opportunity already.", lead);
        }
        note(lead, contact, opened, who);
        return opened;
    }

    private static void checkOwner(NewDeal wanted, CurrentUser who) {
        if (wanted.ownerId() != null
                && !wanted.ownerId().equals(who.id())
                && !who.may(Permission.EDIT_ALL_OPPORTUNITIES)) {
            throw BusinessException.forbidden(
                    "What you open is yours: leave out 'ownerId', or have a manager open it for somebody else.");
        }
    }

    private NewDeal ownedBy(NewDeal wanted, String knownOwner, CurrentUser who) {
        if (wanted.ownerId() != null) {
            return wanted;
        }
        return wanted.ownedBy(Optional.ofNullable(knownOwner)
                .filter(known -> who.may(Permission.EDIT_ALL_OPPORTUNITIES))
                .flatMap(users::find)
                .or(() -> users.find(who.id()))
                .map(CurrentUser::id)
                .orElse(null));
    }

    private Lead lock(String leadId) {
        if (leads.find(leadId).isEmpty()) {
            throw BusinessException.invalid(
                    "originLeadId",
                    INVALID_CROSS_REFERENCE,
                    "'originLeadId' must be the id of a lead; there is no '" + leadId + "'.");
        }
        return leads.lock(leadId);
    }

    private void refuseSecond(Lead lead, Conversion conversion, String contactId) {
        if (!conversion.contactId().equals(contactId)) {
            throw alreadyGiven("This lead was converted into another contact, and its credit belongs there.", lead);
        }
        if (conversion.opportunityId() != null) {
            throw alreadyGiven("This lead's conversion has its opportunity, and the credit with it.", lead);
        }
        if (credits.late(lead.id()).isPresent()) {
            throw alreadyGiven("This lead's conversion was given the credit for an opportunity already.", lead);
        }
        if (corrections.of(conversion.id()).isPresent()) {
            throw new BusinessException(
                    INVALID_STATUS,
                    "This lead's conversion was corrected as a mistake and earns no credit. Leave out 'originLeadId' to"
                            + " open the opportunity without.");
        }
    }

    private static BusinessException notConverted() {
        return new BusinessException(
                INVALID_STATUS, "This lead is not converted: its conversion can still make the opportunity.");
    }

    private BusinessException alreadyGiven(String sentence, Lead lead) {
        return new BusinessException(
                CREDIT_ALREADY_GIVEN,
                sentence + " Leave out 'originLeadId' to open an opportunity without.",
                List.of(),
                converted.became(lead));
    }

    private void note(Lead lead, Contact contact, Opportunity opened, CurrentUser who) {
        activities.log(Activity.onLead(lead.id(), ActivityType.NOTE, STEP, null, who.id(), clock.instant()));
        activities.carryOver(lead.id(), contact.accountId(), contact.id(), opened.id());
    }
}
