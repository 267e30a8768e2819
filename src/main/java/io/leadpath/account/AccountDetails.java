package io.leadpath.account;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** What people know about an account and may edit. Lengths are Salesforce's. */
public record AccountDetails(
        @NotBlank @Size(max = 255) String name,
        @Size(max = 255) String website,
        @Size(max = 40) String phone,
        @Size(max = 40) String industry,
        @PositiveOrZero(message = "must not be negative") Integer employees,

        @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 16, fraction = 2, message = "must have at most two decimals")
        BigDecimal annualRevenue,

        @Size(max = 10) String rating,
        @Size(max = 255) String billingStreet,
        @Size(max = 40) String billingCity,
        @Size(max = 80) String billingState,
        @Size(max = 20) String billingPostalCode,
        @Size(max = 80) String billingCountry,
        @Size(max = 64) String owner) {}
