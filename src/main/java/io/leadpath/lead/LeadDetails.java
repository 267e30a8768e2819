package io.leadpath.lead;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * What people know about a lead and may edit. Lengths are Salesforce's, so that data moves both ways; blank text counts
 * as absent. {@code source} is a code of {@link LeadSources}, {@code sourceDetail} the original wording, {@code owner} a user's or
 * group's id.
 */
public record LeadDetails(
        @Size(max = 40) String salutation,
        @Size(max = 40) String firstName,
        @NotBlank @Size(max = 80) String lastName,
        @Size(max = 255) String company,
        @Size(max = 128) String title,

        @Size(max = 80) @Email(message = "is not an e-mail address")
        String email,

        @Size(max = 40) String phone,
        @Size(max = 40) String mobile,
        @Size(max = 255) String website,
        @Size(max = 255) String street,
        @Size(max = 40) String city,
        @Size(max = 80) String state,
        @Size(max = 20) String postalCode,
        @Size(max = 80) String country,
        @Size(max = 40) String industry,
        @PositiveOrZero(message = "must not be negative") Integer employees,

        @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 16, fraction = 2, message = "must have at most two decimals")
        BigDecimal annualRevenue,

        @Size(max = 40) String source,
        @Size(max = 255) String sourceDetail,
        Rating rating,
        @Size(max = 32000) String description,
        @Size(max = 36) String partnerAccountId,
        @Size(max = 36) String contactId,
        @JsonProperty(defaultValue = "false") boolean doNotCall,
        @JsonProperty(defaultValue = "false") boolean emailOptOut,
        @Size(max = 32000) String companyHistory,
        @Size(max = 32000) String management,
        @Size(max = 32000) String productsInUse,
        Grade budget,
        @Size(max = 4000) String budgetEvidence,
        Grade authority,
        @Size(max = 4000) String authorityEvidence,
        Grade need,
        @Size(max = 4000) String needEvidence,
        Grade timeline,
        @Size(max = 4000) String timelineEvidence,
        @Size(max = 64) String owner) {

    public LeadDetails {
        salutation = text(salutation);
        firstName = text(firstName);
        lastName = text(lastName);
        company = text(company);
        title = text(title);
        email = text(email);
        phone = text(phone);
        mobile = text(mobile);
        website = text(website);
        street = text(street);
        city = text(city);
        state = text(state);
        postalCode = text(postalCode);
        country = text(country);
        industry = text(industry);
        source = text(source);
        sourceDetail = text(sourceDetail);
        description = text(description);
        partnerAccountId = text(partnerAccountId);
        contactId = text(contactId);
        companyHistory = text(companyHistory);
        management = text(management);
        productsInUse = text(productsInUse);
        budgetEvidence = text(budgetEvidence);
        authorityEvidence = text(authorityEvidence);
        needEvidence = text(needEvidence);
        timelineEvidence = text(timelineEvidence);
        owner = text(owner);
    }

    /** First and last name as one reads them. */
    public String fullName() {
        return firstName == null ? lastName : firstName + " " + lastName;
    }

    /** The company, or the person for an individual. */
    public String companyOrPerson() {
        return company == null ? fullName() : company;
    }

    /** These details with what was learnt; null keeps what was known before. */
    public LeadDetails graded(
            Grade budget,
            String budgetEvidence,
            Grade authority,
            String authorityEvidence,
            Grade need,
            String needEvidence,
            Grade timeline,
            String timelineEvidence) {
        return changed(
                newer(budget, this.budget),
                newer(budgetEvidence, this.budgetEvidence),
                newer(authority, this.authority),
                newer(authorityEvidence, this.authorityEvidence),
                newer(need, this.need),
                newer(needEvidence, this.needEvidence),
                newer(timeline, this.timeline),
                newer(timelineEvidence, this.timelineEvidence),
                owner);
    }

    /** These details, owned by the user or group. */
    LeadDetails ownedBy(String newOwner) {
        return changed(
                budget,
                budgetEvidence,
                authority,
                authorityEvidence,
                need,
                needEvidence,
                timeline,
                timelineEvidence,
                newOwner);
    }

    private LeadDetails changed(
            Grade budget,
            String budgetEvidence,
            Grade authority,
            String authorityEvidence,
            Grade need,
            String needEvidence,
            Grade timeline,
            String timelineEvidence,
            String owner) {
        return new LeadDetails(
                salutation,
                firstName,
                lastName,
                company,
                title,
                email,
                phone,
                mobile,
                website,
                street,
                city,
                state,
                postalCode,
                country,
                industry,
                employees,
                annualRevenue,
                source,
                sourceDetail,
                rating,
                description,
                partnerAccountId,
                contactId,
                doNotCall,
                emailOptOut,
                companyHistory,
                management,
                productsInUse,
                budget,
                budgetEvidence,
                authority,
                authorityEvidence,
                need,
                needEvidence,
                timeline,
                timelineEvidence,
                owner);
    }

    private static <T> T newer(T learnt, T known) {
        return learnt == null ? known : learnt;
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
