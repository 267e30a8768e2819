package io.leadpath.account;

import io.leadpath.shared.Values;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** What people know about an account and may edit. Lengths are Salesforce's; blank text counts as absent. */
public record AccountDetails(
        @NotBlank @Size(max = 255) @Values.OneLine String name,
        @Size(max = 255) @Values.OneLine @Values.WebAddress String website,
        @Size(max = 40) @Values.OneLine String phone,
        @Size(max = 40) @Values.OneLine String industry,
        @PositiveOrZero(message = "must not be negative") Integer employees,

        @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 16, fraction = 2, message = "must have at most two decimals and 16 digits before them")
        BigDecimal annualRevenue,

        @Pattern(regexp = "HOT|WARM|COLD", message = "must be one of HOT, WARM, COLD")
        String rating,

        @Size(max = 255) String billingStreet,
        @Size(max = 40) @Values.OneLine String billingCity,
        @Size(max = 80) @Values.OneLine String billingState,
        @Size(max = 20) @Values.OneLine String billingPostalCode,
        @Size(max = 80) @Values.OneLine String billingCountry,
        @Size(max = 64) String owner) {

    public AccountDetails {
        name = Values.text(name);
        website = Values.text(website);
        phone = Values.text(phone);
        industry = Values.text(industry);
        rating = Values.text(rating);
        billingStreet = Values.text(billingStreet);
        billingCity = Values.text(billingCity);
        billingState = Values.text(billingState);
        billingPostalCode = Values.text(billingPostalCode);
        billingCountry = Values.text(billingCountry);
        owner = Values.text(owner);
        annualRevenue = Values.money(annualRevenue);
    }

    /** Nothing is known but the name. */
    public static AccountDetails named(String name) {
        return new AccountDetails(name, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public AccountDetails ownedBy(String newOwner) {
        return new AccountDetails(
                name,
                website,
                phone,
                industry,
                employees,
                annualRevenue,
                rating,
                billingStreet,
                billingCity,
                billingState,
                billingPostalCode,
                billingCountry,
                newOwner);
    }

    /** These details, with what the others know where nothing is known here. */
    public AccountDetails filledFrom(AccountDetails others) {
        return new AccountDetails(
                Values.firstOf(name, others.name),
                Values.firstOf(website, others.website),
                Values.firstOf(phone, others.phone),
                Values.firstOf(industry, others.industry),
                Values.firstOf(employees, others.employees),
                Values.firstOf(annualRevenue, others.annualRevenue),
                Values.firstOf(rating, others.rating),
                Values.firstOf(billingStreet, others.billingStreet),
                Values.firstOf(billingCity, others.billingCity),
                Values.firstOf(billingState, others.billingState),
                Values.firstOf(billingPostalCode, others.billingPostalCode),
                Values.firstOf(billingCountry, others.billingCountry),
                Values.firstOf(owner, others.owner));
    }
}
