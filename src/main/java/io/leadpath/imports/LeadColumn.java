package io.leadpath.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a column may tell about a lead, and the names under which Salesforce, HubSpot and Zoho export it: labels first,
 * then the names of their interfaces. This is the one table of them.
 */
enum LeadColumn {
    LAST_NAME("lastName", "Last Name", "Surname", "Family Name"),
    FIRST_NAME("firstName", "First Name", "Given Name"),
    FULL_NAME(Set.of("lastName", "firstName"), "Full Name", "Name", "Lead Name", "Contact Name"),
    SALUTATION("salutation", "Salutation"),
    COMPANY(
            "company",
            "Company",
            "Company Name",
            "Company / Account",
            "Account Name",
            "Account",
            "Organization",
            "Associated Company"),
    TITLE("title", "Title", "Job Title", "Designation"),
    EMAIL("email", "Email", "Email Address", "Primary Email", "Work Email"),
    PHONE("phone", "Phone", "Phone Number", "Business Phone", "Work Phone", "Telephone"),
    MOBILE("mobile", "Mobile", "Mobile Phone", "Mobile Phone Number", "Mobile Number", "Cell Phone"),
    WEBSITE("website", "Website", "Website URL", "Company Website"),
    STREET("street", "Street", "Street Address", "Address", "Address Line 1"),
    CITY("city", "City"),
    STATE("state", "State", "State/Province", "State/Province (text only)", "State/Region", "Province"),
    POSTAL_CODE("postalCode", "Postal Code", "Zip/Postal Code", "Zip Code", "Zip", "Postcode"),
    COUNTRY("country", "Country", "Country/Region", "Country (text only)"),
    INDUSTRY("industry", "Industry"),
    EMPLOYEES("employees", "Employees", "No. of Employees", "Number of Employees", "Num Employees"),
    ANNUAL_REVENUE("annualRevenue", "Annual Revenue"),
    SOURCE(
            Set.of("source", "sourceDetail"),
            "Lead Source",
            "Source",
            "Original Source",
            "Original Source Type",
            "Original Traffic Source",
            "hs_analytics_source"),
    RATING("rating", "Rating", "Lead Rating"),
    DESCRIPTION("description", "Description"),
    STATUS("status", "Lead Status", "Status", "hs_lead_status"),
    OWNER("owner", "Lead Owner", "Contact Owner", "Owner", "Owner Name", "Owner Id", "hubspot_owner_id"),
    CREATED_AT("createdAt", "Created Time", "Created Date", "Create Date", "Created At", "Created On", "Date Created"),
    DO_NOT_CALL("doNotCall", "Do Not Call"),
    EMAIL_OPT_OUT(
            "emailOptOut", "Email Opt Out", "Has Opted Out Of Email", "Unsubscribed from all email", "hs_email_optout"),
    PARTNER_ACCOUNT("partnerAccountId", "Partner Account Id", "Partner Account");

    private static final Map<String, LeadColumn> BY_NAME = Arrays.stream(values())
            .flatMap(column -> column.names.stream().map(name -> Map.entry(name, column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Set<String> fields;
    private final List<String> names;

    LeadColumn(String field, String... names) {
        this(Set.of(field), names);
    }

    LeadColumn(Set<String> fields, String... names) {
        this.fields = fields;
        this.names = Arrays.stream(names).map(LeadColumn::normalised).toList();
    }

    /** The column that a header names, if we know it. */
    static Optional<LeadColumn> named(String header) {
        return Optional.ofNullable(BY_NAME.get(normalised(header)));
    }

    static boolean isKnown(String header) {
        return named(header).isPresent();
    }

    /** Letters and digits only, in lower case: {@code LAST_NAME}, {@code last name} and {@code LastName} are one name. */
    static String normalised(String header) {
        return header.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** True when the column gives the field of that name in the API. */
    boolean gives(String field) {
        return fields.contains(field);
    }

    /** Where several names of one column meet in one file, the lower rank goes first. */
    int rank(String header) {
        return names.indexOf(normalised(header));
    }
}
