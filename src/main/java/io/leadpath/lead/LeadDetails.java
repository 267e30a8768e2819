package io.leadpath.lead;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadpath.shared.Values;
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
        @Size(max = 40) @Values.OneLine String salutation,
        @Size(max = 40) @Values.OneLine String firstName,
        @NotBlank @Size(max = 80) @Values.OneLine String lastName,
        @Size(max = 255) @Values.OneLine String company,
        @Size(max = 128) @Values.OneLine String title,

        @Size(max = 80) @Values.OneLine @Email(message = "is not an e-mail address")
        String email,

        @Size(max = 40) @Values.OneLine String phone,
        @Size(max = 40) @Values.OneLine String mobile,
        @Size(max = 255) @Values.OneLine @Values.WebAddress String website,
        @Size(max = 255) String street,
        @Size(max = 40) @Values.OneLine String city,
        @Size(max = 80) @Values.OneLine String state,
        @Size(max = 20) @Values.OneLine String postalCode,
        @Size(max = 80) @Values.OneLine String country,
        @Size(max = 40) @Values.OneLine String industry,
        @PositiveOrZero(message = "must not be negative") Integer employees,

        @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 16, fraction = 2, message = "must have at most two decimals and 16 digits before them")
        BigDecimal annualRevenue,

        @Size(max = 40) @Values.OneLine String source,
        @Size(max = 255) @Values.OneLine String sourceDetail,
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
        salutation = Values.text(salutation);
        firstName = Values.text(firstName);
        lastName = Values.text(lastName);
        company = Values.text(company);
        title = Values.text(title);
        email = Values.text(email);
        phone = Values.text(phone);
        mobile = Values.text(mobile);
        website = Values.text(website);
        street = Values.text(street);
        city = Values.text(city);
        state = Values.text(state);
        postalCode = Values.text(postalCode);
        country = Values.text(country);
        industry = Values.text(industry);
        source = Values.text(source);
        sourceDetail = Values.text(sourceDetail);
        description = Values.text(description);
        partnerAccountId = Values.text(partnerAccountId);
        contactId = Values.text(contactId);
        companyHistory = Values.text(companyHistory);
        management = Values.text(management);
        productsInUse = Values.text(productsInUse);
        budgetEvidence = Values.text(budgetEvidence);
        authorityEvidence = Values.text(authorityEvidence);
        needEvidence = Values.text(needEvidence);
        timelineEvidence = Values.text(timelineEvidence);
        owner = Values.text(owner);
        annualRevenue = Values.money(annualRevenue);
    }

    /** By what the person is recognised who asked not to be recorded. */
    public DoNotRecord.Signs signs() {
        return new DoNotRecord.Signs(lastName, email, phone, mobile, country);
    }

    /** First and last name as one reads them. */
    public String fullName() {
        return firstName == null ? lastName : firstName + " " + lastName;
    }

    /** Who the lead is, in a line. */
    public String personAndCompany() {
        return company == null ? fullName() : fullName() + ", " + company;
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
                firstName,
                lastName,
                title,
                email,
                phone,
                newer(budget, this.budget),
                newer(budgetEvidence, this.budgetEvidence),
                newer(authority, this.authority),
                newer(authorityEvidence, this.authorityEvidence),
                newer(need, this.need),
                newer(needEvidence, this.needEvidence),
                newer(timeline, this.timeline),
                newer(timelineEvidence, this.timelineEvidence),
                doNotCall,
                emailOptOut,
                owner);
    }

    /** These details with another person to reach; null keeps what was known before. */
    public LeadDetails reachedAt(String firstName, String lastName, String title, String email, String phone) {
        return changed(
                newer(firstName, this.firstName),
                newer(lastName, this.lastName),
                newer(title, this.title),
                newer(email, this.email),
                newer(phone, this.phone),
                budget,
                budgetEvidence,
                authority,
                authorityEvidence,
                need,
                needEvidence,
                timeline,
                timelineEvidence,
                doNotCall,
                emailOptOut,
                owner);
    }

    /** These details, owned by the user or group. */
    LeadDetails ownedBy(String newOwner) {
        return changed(doNotCall, emailOptOut, newOwner);
    }

    /** These details, with the wishes not to be called or mailed added; one that was said is never taken back here. */
    LeadDetails withOptOuts(boolean noCalls, boolean noMails) {
        return changed(doNotCall || noCalls, emailOptOut || noMails, owner);
    }

    private LeadDetails changed(boolean doNotCall, boolean emailOptOut, String owner) {
        return changed(
                firstName,
                lastName,
                title,
                email,
                phone,
                budget,
                budgetEvidence,
                authority,
                authorityEvidence,
                need,
                needEvidence,
                timeline,
                timelineEvidence,
                doNotCall,
                emailOptOut,
                owner);
    }

    private LeadDetails changed(
            String firstName,
            String lastName,
            String title,
            String email,
            String phone,
            Grade budget,
            String budgetEvidence,
            Grade authority,
            String authorityEvidence,
            Grade need,
            String needEvidence,
            Grade timeline,
            String timelineEvidence,
            boolean doNotCall,
            boolean emailOptOut,
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
}
