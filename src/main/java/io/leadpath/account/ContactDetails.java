package io.leadpath.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What people know about a contact and may edit. Lengths are Salesforce's. */
public record ContactDetails(
        @Size(max = 40) String salutation,
        @Size(max = 40) String firstName,
        @NotBlank @Size(max = 80) String lastName,
        @Size(max = 128) String title,

        @Size(max = 80) @Email(message = "is not an e-mail address")
        String email,

        @Size(max = 40) String phone,
        @Size(max = 40) String mobile,
        @Size(max = 255) String mailingStreet,
        @Size(max = 40) String mailingCity,
        @Size(max = 80) String mailingState,
        @Size(max = 20) String mailingPostalCode,
        @Size(max = 80) String mailingCountry,
        @Size(max = 40) String source,
        boolean doNotCall,
        boolean emailOptOut,
        @Size(max = 64) String owner) {

    /** First and last name as one reads them. */
    public String fullName() {
        return firstName == null ? lastName : firstName + " " + lastName;
    }
}
