package io.leadpath.imports;

import io.leadpath.imports.Vocabulary.Need;
import java.util.List;

/** What a column may tell about an account, and the names under which Salesforce, HubSpot and Zoho export it. */
enum AccountColumn implements Column {
    NAME("name", "Account Name", "Company Name", "Name", "Account", "Company", "Organization"),
    WEBSITE("website", "Website", "Website URL", "Company Domain Name", "Domain"),
    PHONE("phone", "Phone", "Account Phone", "Phone Number", "Main Phone", "Telephone"),
    INDUSTRY("industry", "Industry"),
    EMPLOYEES("employees", "Employees", "No. of Employees", "Number of Employees", "Num Employees"),
    ANNUAL_REVENUE("annualRevenue", "Annual Revenue"),
    RATING("rating", "Rating", "Account Rating"),
    STREET("billingStreet", "Billing Street", "Street", "Street Address", "Address", "Address Line 1"),
    CITY("billingCity", "Billing City", "City"),
    STATE(
            "billingState",
            "Billing State",
            "Billing State/Province",
            "Billing State/Province (text only)",
            "State",
            "State/Region",
            "State/Province"),
    POSTAL_CODE(
            "billingPostalCode",
            "Billing Code",
            "Billing Zip/Postal Code",
            "Billing Postal Code",
            "Postal Code",
            "Zip Code",
            "Zip"),
    COUNTRY("billingCountry", "Billing Country", "Billing Country (text only)", "Country", "Country/Region"),
    OWNER(
            "owner",
            "Account Owner",
            "Company Owner",
            "Owner",
            "Owner Name",
            "Account Owner Id",
            "Owner Id",
            "hubspot_owner_id"),
    CREATED_AT("createdAt", "Created Time", "Created Date", "Create Date", "Created At", "Created On", "Date Created");

    static final Vocabulary VOCABULARY = new Vocabulary(
            "accounts",
            values(),
            List.of(new Need(
                    List.of(NAME),
                    "The file has no column for the name of the accounts. The first line must name the columns, one of"
                            + " them 'Account Name' or 'Company Name'.")),
            CREATED_AT,
            RATING);

    private final ColumnNames names;

    AccountColumn(String field, String... names) {
        this.names = ColumnNames.of(field, names);
    }

    @Override
    public ColumnNames names() {
        return names;
    }
}
