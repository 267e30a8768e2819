package io.leadpath.imports;

import io.leadpath.imports.Vocabulary.Need;
import java.util.List;
import java.util.Set;

/**
 * What a column may tell about a lead, and the names under which Salesforce, HubSpot and Zoho export it: labels first,
 * then the names of their interfaces. This is the one table of them for leads.
 */
enum LeadColumn implements Column {
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

    static final Vocabulary VOCABULARY = new Vocabulary(
            "leads",
            values(),
            List.of(new Need(
                    List.of(LAST_NAME, FULL_NAME),
                    "The file has no column for the last name or the full name of the leads. The first line"
                            + " must name the columns, one of them 'Last Name' or 'Full Name'.")),
            CREATED_AT,
            RATING);

    private final ColumnNames names;

    LeadColumn(String field, String... names) {
        this.names = ColumnNames.of(field, names);
    }

    LeadColumn(Set<String> fields, String... names) {
        this.names = ColumnNames.of(fields, names);
    }

    @Override
    public ColumnNames names() {
        return names;
    }
}
