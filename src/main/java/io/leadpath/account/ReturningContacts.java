package io.leadpath.account;

import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.security.CurrentUser;
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
     * Takes the interest in as a lead with everything that is known about the contact; where a lead of the same person is
     * in progress, it is added to that one. Routing finds the owner.
     *
     * @param source a code of the lead sources
     * @param sourceDetail where it comes from in words; null: nothing to add
     */
    public LeadIntake.Received newInterest(
            String contactId, String source, String sourceDetail, String description, CurrentUser who) {
        var contact = contacts.get(contactId);
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
        return intake.receive(new LeadIntake.Enquiry(details), who);
    }
}
