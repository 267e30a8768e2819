package io.leadpath.account;

import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A known contact comes back with a new interest: it becomes a lead again, and stays the contact it is. */
@Service
@Transactional
public class ReturningContacts {
    private final Contacts contacts;
    private final Accounts accounts;
    private final LeadIntake intake;

    ReturningContacts(Contacts contacts, Accounts accounts, LeadIntake intake) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.intake = intake;
    }

    /**
     * What a known contact wants now.
     *
     * @param source a code of the lead sources
     */
    public record NewInterest(
            @NotBlank @Size(max = 40) @Values.OneLine String source,
            @Size(max = 32000) String description) {
        public NewInterest {
            source = Values.text(source);
            description = Values.text(description);
        }
    }

    /** Refuses (403) whoever may not record an interest, and (404) what is no contact: before the content is looked at. */
    @Transactional(readOnly = true)
    public void checkMayReturn(String contactId, CurrentUser who) {
        who.require(Permission.EDIT_LEADS);
        if (LeadAccess.seesPartnerLeadsOnly(who)) {
            throw BusinessException.forbidden(
                    "You work with leads that partners bring in; contacts come back themselves.");
        }
        contacts.get(contactId);
    }

    /**
     * Somebody records that the contact is interested again, as {@link #newInterest} does. Of two who do so at the same
     * instant, the second one adds to the lead that the first one made.
     *
     * @throws BusinessException 400 when the interest is not valid, 409 when the contact was erased
     */
    public LeadIntake.Received enquireAgain(String contactId, NewInterest interest, CurrentUser who) {
        checkMayReturn(contactId, who);
        var wanted = Validation.valid(interest);
        return newInterest(contactId, wanted.source(), null, wanted.description(), who);
    }

    /**
     * Takes the interest in as a lead with everything that is known about the contact; where a lead of the same person is
     * in progress, it is added to that one. Routing finds the owner.
     *
     * @param source a code of the lead sources
     * @param sourceDetail where it comes from in words; null: nothing to add
     * @throws BusinessException 409 when the contact was erased
     */
    public LeadIntake.Received newInterest(
            String contactId, String source, String sourceDetail, String description, CurrentUser who) {
        return intake.receive(enquiry(contactId, source, sourceDetail, description), who);
    }

    /** Holds what {@link #newInterest} will wait for, for a transaction that holds other records before it. */
    public void hold(String contactId) {
        intake.hold(List.of(enquiry(contactId, null, null, null)));
    }

    private void refuseErased(Contact contact) {
        if (contacts.isErased(contact)) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS,
                    "The person behind this contact was erased, so that nobody is left who could be interested."
                            + " Record whoever is now as a new lead.");
        }
    }

    private LeadIntake.Enquiry enquiry(String contactId, String source, String sourceDetail, String description) {
        var contact = contacts.get(contactId);
        refuseErased(contact);
        var account = accounts.get(contact.accountId()).details();
        var person = contact.details();
        var details = new LeadDetails(
                person.salutation(),
                person.firstName(),
                person.lastName(),
                account.name(),
                person.title(),
                person.email(),
                person.phone(),
                person.mobile(),
                account.website(),
                person.mailingStreet(),
                person.mailingCity(),
                person.mailingState(),
                person.mailingPostalCode(),
                person.mailingCountry(),
                account.industry(),
                account.employees(),
                account.annualRevenue(),
                source,
                sourceDetail,
                null,
                description,
                null,
                contactId,
                person.doNotCall(),
                person.emailOptOut(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new LeadIntake.Enquiry(details);
    }
}
