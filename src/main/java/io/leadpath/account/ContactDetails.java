package io.leadpath.account;

import io.leadpath.lead.DoNotRecord;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What people know about a contact and may edit. Lengths are Salesforce's; blank text counts as absent. */
public record ContactDetails(
        @Size(max = 40) @Values.OneLine String salutation,
        @Size(max = 40) @Values.OneLine String firstName,
        @NotBlank @Size(max = 80) @Values.OneLine String lastName,
        @Size(max = 128) @Values.OneLine String title,

        @Size(max = 80) @Values.OneLine @Email(message = "is not an e-mail address")
        String email,

        @Size(max = 40) @Values.OneLine String phone,
        @Size(max = 40) @Values.OneLine String mobile,
        @Size(max = 255) String mailingStreet,
        @Size(max = 40) @Values.OneLine String mailingCity,
        @Size(max = 80) @Values.OneLine String mailingState,
        @Size(max = 20) @Values.OneLine String mailingPostalCode,
        @Size(max = 80) @Values.OneLine String mailingCountry,
        @Size(max = 40) @Values.OneLine String source,
        boolean doNotCall,
        boolean emailOptOut,
        @Size(max = 64) String owner) {

    public ContactDetails {
        salutation = Values.text(salutation);
        firstName = Values.text(firstName);
        lastName = Values.text(lastName);
        title = Values.text(title);
        email = Values.text(email);
        phone = Values.text(phone);
        mobile = Values.text(mobile);
        mailingStreet = Values.text(mailingStreet);
        mailingCity = Values.text(mailingCity);
        mailingState = Values.text(mailingState);
        mailingPostalCode = Values.text(mailingPostalCode);
        mailingCountry = Values.text(mailingCountry);
        source = Values.text(source);
        owner = Values.text(owner);
    }

    /** These details of somebody who wants no more mail and no more calls. */
    public ContactDetails optedOut() {
        return new ContactDetails(
                salutation,
                firstName,
                lastName,
                title,
                email,
                phone,
                mobile,
                mailingStreet,
                mailingCity,
                mailingState,
                mailingPostalCode,
                mailingCountry,
                source,
                true,
                true,
                owner);
    }

    /** By what the person is recognised who asked not to be recorded. */
    public DoNotRecord.Signs signs() {
        return new DoNotRecord.Signs(lastName, email, phone, mobile, mailingCountry);
    }

    /** First and last name as one reads them. */
    public String fullName() {
        return firstName == null ? lastName : firstName + " " + lastName;
    }

    public ContactDetails ownedBy(String newOwner) {
        return new ContactDetails(
                salutation,
                firstName,
                lastName,
                title,
                email,
                phone,
                mobile,
                mailingStreet,
                mailingCity,
                mailingState,
                mailingPostalCode,
                mailingCountry,
                source,
                doNotCall,
                emailOptOut,
                newOwner);
    }

    /** These details, with what the others know where nothing is known here; an opt-out is never taken back. */
    public ContactDetails filledFrom(ContactDetails others) {
        return new ContactDetails(
                Values.firstOf(salutation, others.salutation),
                Values.firstOf(firstName, others.firstName),
                Values.firstOf(lastName, others.lastName),
                Values.firstOf(title, others.title),
                Values.firstOf(email, others.email),
                Values.firstOf(phone, others.phone),
                Values.firstOf(mobile, others.mobile),
                Values.firstOf(mailingStreet, others.mailingStreet),
                Values.firstOf(mailingCity, others.mailingCity),
                Values.firstOf(mailingState, others.mailingState),
                Values.firstOf(mailingPostalCode, others.mailingPostalCode),
                Values.firstOf(mailingCountry, others.mailingCountry),
                Values.firstOf(source, others.source),
                doNotCall || others.doNotCall,
                emailOptOut || others.emailOptOut,
                Values.firstOf(owner, others.owner));
    }
}
