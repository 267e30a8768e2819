package io.leadpath.imports;

import io.leadpath.imports.Vocabulary.Need;
import java.util.List;
import java.util.Set;

/** What a column may tell about a contact, and the names under which Salesforce, HubSpot and Zoho export it. */
enum ContactColumn implements Column {
    ACCOUNT(
            "accountName",
            "Account Name",
            "Account",
            "Company Name",
            "Company",
            "Company / Account",
            "Associated Company",
            "Organization"),
    LAST_NAME("lastName", "Last Name", "Surname", "Family Name"),
    FIRST_NAME("firstName", "First Name", "Given Name"),
    FULL_NAME(Set.of("lastName", "firstName"), "Full Name", "Name", "Contact Name"),
    SALUTATION("salutation", "Salutation"),
    TITLE("title", "Title", "Job Title", "Designation"),
    EMAIL("email", "Email", "Email Address", "Primary Email", "Work Email"),
    PHONE("phone", "Phone", "Phone Number", "Business Phone", "Work Phone", "Telephone"),
    MOBILE("mobile", "Mobile", "Mobile Phone", "Mobile Phone Number", "Mobile Number", "Cell Phone"),
    STREET("mailingStreet", "Mailing Street", "Street", "Street Address", "Address", "Address Line 1"),
    CITY("mailingCity", "Mailing City", "City"),
    STATE(
            "mailingState",
            "Mailing State",
            "Mailing State/Province",
            "Mailing State/Province (text only)",
            "State",
            "State/Region",
            "State/Province"),
    POSTAL_CODE(
            "mailingPostalCode",
            "Mailing Zip",
            "Mailing Zip/Postal Code",
            "Mailing Postal Code",
            "Postal Code",
            "Zip Code",
            "Zip"),
    COUNTRY("mailingCountry", "Mailing Country", "Mailing Country (text only)", "Country", "Country/Region"),
    SOURCE(
            "source",
            "Lead Source",
            "Source",
            "Original Source",
            "Original Source Type",
            "Original Traffic Source",
            "hs_analytics_source"),
    OWNER("owner", "Contact Owner", "Owner", "Owner Name", "Owner Id", "hubspot_owner_id"),
    CREATED_AT("createdAt", "Created Time", "Created Date", "Create Date", "Created At", "Created On", "Date Created"),
    DO_NOT_CALL("doNotCall", "Do Not Call"),
    EMAIL_OPT_OUT(
            "emailOptOut", "Email Opt Out", "Has Opted Out Of Email", "Unsubscribed from all email", "hs_email_optout");

    static final Vocabulary VOCABULARY = new Vocabulary(
            "contacts",
            values(),
            List.of(
                    new Need(
                            List.of(LAST_NAME, FULL_NAME),
                            "The file has no column for the last name or the full name of the contacts. The first line"
                                    + " must name the columns, one of them 'Last Name' or 'Full Name'."),
                    new Need(
                            List.of(ACCOUNT),
                            "The file has no column for the account of the contacts. The first line must name the"
                                    + " columns, one of them 'Account Name' or 'Company Name'.")),
            CREATED_AT,
            null);

    private final ColumnNames names;

    ContactColumn(String field, String... names) {
        this.names = ColumnNames.of(field, names);
    }

    ContactColumn(Set<String> fields, String... names) {
        this.names = ColumnNames.of(fields, names);
    }

    @Override
    public ColumnNames names() {
        return names;
    }
}
