package io.leadpath.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake.Enquiry;
import io.leadpath.lead.LeadSources;
import io.leadpath.lead.Rating;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadRowReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LeadSources SOURCES = new LeadSources(
            List.of("WEB", "PHONE_INQUIRY", "PARTNER_REFERRAL", "PURCHASED_LIST", "TRADE_SHOW", "OTHER"));

    @Test
    void marksEveryEnquiryAsImported() {
        assertThat(enquiry("Last Name", "Lovelace").imported()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Last Name", "LAST_NAME", "lastname", "last name", "LastName", "\"Last  Name \""})
    void recognisesAColumnWithoutRegardToCaseBlanksAndUnderscores(String header) {
        assertThat(details(header, "Novak").lastName()).isEqualTo("Novak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "LeadName", "Full Name", "Lead_Name"})
    void splitsAFullName(String header) {
        var details = details(header, "Maria Luisa Ferro");

        assertThat(details.firstName()).isEqualTo("Maria Luisa");
        assertThat(details.lastName()).isEqualTo("Ferro");
    }

    @Test
    void takesASingleWordForTheLastName() {
        var details = details("Name", " Ferro ");

        assertThat(details.firstName()).isNull();
        assertThat(details.lastName()).isEqualTo("Ferro");
    }

    @Test
    void prefersTheLastNameToTheFullNameAndFallsBackToIt() {
        var columns = "Name,First Name,Last Name";

        assertThat(details(columns, "Maria Ferro,Mia,Ferro").firstName()).isEqualTo("Mia");
        assertThat(details(columns, "Maria Ferro,,").fullName()).isEqualTo("Maria Ferro");
        assertThat(details(columns, "Maria Ferro,Mia,").fullName()).isEqualTo("Mia Ferro");
    }

    @ParameterizedTest
    @CsvSource({
        "Web,WEB",
        "web site,WEB",
        "Phone Inquiry,PHONE_INQUIRY",
        "Partner,PARTNER_REFERRAL",
        "Partner Referral,PARTNER_REFERRAL",
        "Purchased List,PURCHASED_LIST",
        "Trade Show,TRADE_SHOW",
        "Web Research,OTHER",
        "Organic Search,OTHER"
    })
    void translatesTheSourceAndKeepsItsWording(String wording, String code) {
        var details = details("Last Name,Lead Source", "Novak," + wording);

        assertThat(details.source()).isEqualTo(code);
        assertThat(details.sourceDetail()).isEqualTo(wording);
    }

    @Test
    void recognisesTheTextOnlyNamesOfSalesforcesReports() {
        var details = details("Last Name,State/Province (text only),Country (text only)", "Novak,Kent,Utopia");

        assertThat(details.state()).isEqualTo("Kent");
        assertThat(details.country()).isEqualTo("Utopia");
    }

    @Test
    void leavesTheSourceOpenWhenTheFileDoesNotTell() {
        assertThat(details("Last Name,Lead Source", "Novak,-None-").source()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Junk Lead,JUNK",
        "junk,JUNK",
        "Lost Lead,LOST",
        "UNQUALIFIED,UNQUALIFIED",
        "Not Qualified,UNQUALIFIED",
        "Closed - Not Converted,UNQUALIFIED"
    })
    void recordsLeadsThatOthersGaveUpAsDisqualified(String status, String reason) {
        assertThat(enquiry("Last Name,Lead Status", "Novak," + status).disqualifiedAs())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contacted", "Pre Qualified", "Not Contacted", "Open", "Working", ""})
    void startsAllOtherLeads(String status) {
        assertThat(enquiry("Last Name,Lead Status", "Novak," + status).disqualifiedAs())
                .isNull();
    }

    @Test
    void readsNumbersFlagsAndRating() {
        var details = details(
                "Last Name;No. of Employees;Annual Revenue;Do Not Call;Email Opt Out;Rating;Website",
                "Novak;1,200;$3,400,000.50;1;Yes;hot;shop.example");

        assertThat(details.employees()).isEqualTo(1200);
        assertThat(details.annualRevenue()).isEqualByComparingTo("3400000.50");
        assertThat(details.doNotCall()).isTrue();
        assertThat(details.emailOptOut()).isTrue();
        assertThat(details.rating()).isEqualTo(Rating.HOT);
        assertThat(details.website()).isEqualTo("shop.example");
    }

    @Test
    void takesMissingFlagsForNo() {
        assertThat(details("Last Name,Do Not Call,Email Opt Out", "Novak,0,").doNotCall())
                .isFalse();
    }

    @Test
    void ignoresARatingThatIsNoneOfOurs() {
        assertThat(details("Last Name,Rating", "Novak,Market Failed").rating()).isNull();
    }

    @Test
    void handsOverTheOwnerForTheIntakeToKnowOrNot() {
        assertThat(details("Last Name,Lead Owner", "Novak,sdr").owner()).isEqualTo("sdr");
        assertThat(details("Last Name,Lead Owner", "Novak," + "x".repeat(65)).owner())
                .isNull();
    }

    @Test
    void keepsTheCreatedTimeUnlessItLiesInTheFuture() {
        assertThat(enquiry("Last Name,Created Time", "Novak,2021-04-15").createdAt())
                .isEqualTo("2021-04-15T00:00:00Z");
        assertThat(enquiry("Last Name,Created Time", "Novak,2031-04-15").createdAt())
                .isNull();
        assertThat(enquiry("Last Name,Created Time", "Novak,soon").createdAt()).isNull();
    }

    @Test
    void takesTheFirstFilledOneOfTwoColumnsThatMeanTheSame() {
        var columns = new ColumnMap(List.of("Last Name", "Associated Company", "Company Name"), LeadColumn.VOCABULARY);

        assertThat(columns.value(row("Novak", "Beta", "Acme"), LeadColumn.COMPANY))
                .contains("Acme");
        assertThat(columns.value(row("Novak", "Beta", ""), LeadColumn.COMPANY)).contains("Beta");
        assertThat(columns.warnings())
                .containsExactly("The column 'Associated Company' is used only where 'Company Name' is empty, because"
                        + " both mean the same.");
    }

    @Test
    void listsUnknownColumnsAsWarnings() {
        assertThat(new ColumnMap(List.of("LEADID", "Last Name", "", "Shoe\nsize"), LeadColumn.VOCABULARY).warnings())
                .containsExactly(
                        "The column 'LEADID' is not known and was ignored.",
                        "The column 'Shoe size' is not known and was ignored.");
    }

    @Test
    void refusesAFileThatNamesAColumnTwice() {
        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> new ColumnMap(List.of("Last Name", "Email", "E-MAIL"), LeadColumn.VOCABULARY))
                .withMessageContaining("'E-MAIL' occurs twice");
    }

    @Test
    void refusesAFileWithoutAColumnForTheName() {
        assertThatExceptionOfType(InvalidFile.class)
                .isThrownBy(() -> new ColumnMap(List.of("First Name", "Email"), LeadColumn.VOCABULARY))
                .withMessageContaining("last name");
    }

    @Test
    void takesMissingValuesForEmptyOnes() {
        assertThat(read("Last Name,Company,Email", "Novak").isRefused()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Last Name|Novak,surplus|The row has more values than the file has columns.",
                "Last Name,Email|,n@acme.example|'Last Name' is required.",
                "Name,Email|,n@acme.example|'Name' is required.",
                "Last Name,E-mail|Novak,nobody|'E-mail' is not an e-mail address.",
                "Last Name,Employees|Novak,many|'Employees' is not a whole number.",
                "Last Name,Employees|Novak,-3|'Employees' must not be negative.",
                "Last Name,Annual Revenue|Novak,1.234|'Annual Revenue' is not an amount that can be read in one way.",
                "Last Name,Do Not Call|Novak,perhaps|'Do Not Call' is neither yes nor no."
            })
    void saysInPlainWordsWhyARowIsRejected(String header, String values, String reason) {
        assertThat(read(header, values).refusal()).isEqualTo(reason);
    }

    @Test
    void rejectsWhatIsTooLongInsteadOfCuttingIt() {
        assertThat(read("Last Name,Zip", "Novak," + "1".repeat(21)).refusal())
                .isEqualTo("'Zip' is longer than 20 characters.");
        assertThat(read("Last Name,Lead Source", "Novak," + "x".repeat(256)).refusal())
                .isEqualTo("'Lead Source' is longer than 255 characters.");
    }

    @Test
    void rejectsACharacterThatADatabaseCannotStore() {
        assertThat(read("Last Name,City", "Novak,Br\0no").refusal())
                .isEqualTo("'City' contains a character that is not text.");
    }

    @Test
    void namesEverythingThatIsWrongWithARow() {
        assertThat(read("Last Name,Email,Employees", ",x,many").refusal())
                .contains("'Last Name' is required.", "'Email' is not", "'Employees' is not");
    }

    @Test
    void ignoresEmptyValuesBeyondTheLastColumn() {
        assertThat(read("Last Name", "Novak,,").isRefused()).isFalse();
    }

    @Test
    void demandsAPartnerWhereOnlyPartnerLeadsMayBeImported() {
        var reader = reader("Last Name,Partner Account Id", true);

        assertThat(reader.read(row("Novak", "acc-1"), NOW).enquiry().details().partnerAccountId())
                .isEqualTo("acc-1");
        assertThat(reader.read(row("Novak", ""), NOW).refusal()).contains("partner leads only");
    }

    private static LeadDetails details(String header, String values) {
        return enquiry(header, values).details();
    }

    private static Enquiry enquiry(String header, String values) {
        return read(header, values).enquiry();
    }

    private static LeadRow read(String header, String values) {
        var delimiter = header.contains(";") ? ";" : ",";
        return reader(header, false).read(row(values.split(delimiter, -1)), NOW);
    }

    private static LeadRowReader reader(String header, boolean partnerLeadsOnly) {
        var names = Arrays.stream(header.replace("\"", "").split("[,;]")).toList();
        return new LeadRowReader(
                new ColumnMap(names, LeadColumn.VOCABULARY), SOURCES, CreatedTimes.DateOrder.UNKNOWN, partnerLeadsOnly);
    }

    private static CsvRow row(String... values) {
        return new CsvRow(1, List.of(values));
    }
}
