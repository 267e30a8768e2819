package io.leadpath.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leadpath.lead.Leads;
import io.leadpath.matching.Duplicates;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchReason;
import io.leadpath.matching.MatchType;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.security.CurrentUser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A CRM's own accounts and then its own leads, both imported as people import them, where they lie beside the project;
 * they are not ours to ship.
 */
@Tag("full")
@ImportTest
@Import({RealAccountsTest.Matching.class, Opportunities.class})
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:real-accounts;DB_CLOSE_DELAY=-1")
class RealAccountsTest {
    private static final Path FOLDER = Path.of(System.getProperty("leadpath.test.data", "../shared/data"));
    private static final Path ACCOUNTS = FOLDER.resolve("crm-export-accounts.csv");
    private static final Path LEADS = FOLDER.resolve("crm-export-leads.csv");

    /** What finds duplicates, without its pages. */
    @ComponentScan(
            basePackages = "io.leadpath.matching",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*|.*Test(\\$.*)?"))
    static class Matching {}

    @Autowired
    private ImportFixture fixture;

    @Autowired
    private Leads leads;

    @Autowired
    private Duplicates duplicates;

    private final Set<String> names = new HashSet<>();
    private final Set<String> lettersOnly = new HashSet<>();
    private final Set<String> websites = new HashSet<>();

    @BeforeEach
    void clear() {
        assumeTrue(Files.exists(ACCOUNTS) && Files.exists(LEADS), "no real export beside the project");
        fixture.clear();
    }

    /**
     * What is true is worked out here once more, in the simplest way: names by their letters, websites as written. A row
     * that was added to an open lead is judged as that lead.
     */
    @Test
    void everyLeadOfAnExistingAccountIsFoundAsSuchAndNoOther() throws IOException {
        var accounts = fixture.run(ImportKind.ACCOUNTS, Files.readString(ACCOUNTS));
        rows(Files.readString(ACCOUNTS)).forEach(this::know);
        var file = Files.readString(LEADS);
        var imported = fixture.run(file);
        System.out.printf(
                "Accounts: %s%nLeads: %s%n",
                Map.of("created", accounts.created(), "merged", accounts.merged(), "rejected", accounts.rejected()),
                Map.of("created", imported.created(), "merged", imported.merged(), "rejected", imported.rejected()));

        var rows = rows(file);
        var became = fixture.jdbc()
                .sql("SELECT lead_id FROM lead_import_row WHERE import_id = :id ORDER BY row_number")
                .param("id", imported.id())
                .query((row, number) -> row.getString("lead_id"))
                .list();
        assertThat(became).hasSameSizeAs(rows);
        var kinds = new TreeMap<String, String>();
        var ofRows = new TreeMap<String, Integer>();
        var equalNames = 0;
        for (var number = 0; number < rows.size(); number++) {
            var lead = became.get(number);
            if (names.contains(words(rows.get(number).get("Company")))) {
                equalNames++;
            }
            ofRows.merge(lead == null ? "rejected" : kinds.computeIfAbsent(lead, this::kind), 1, Integer::sum);
        }
        var ofLeads = new TreeMap<String, Integer>();
        kinds.values().forEach(kind -> ofLeads.merge(kind, 1, Integer::sum));
        System.out.println("Rows whose company is the name of an account: " + equalNames);
        System.out.println("Of 2,000 rows: " + ofRows);
        System.out.println("Of the leads they made: " + ofLeads);

        assertThat(equalNames).isEqualTo(1481);
        assertThat(ofRows.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2000);
        assertThat(kinds).hasSize(imported.created());
    }

    private void know(CSVRecord account) {
        var name = account.get("Account Name");
        if (!name.isBlank()) { // no account without a name
            names.add(words(name));
            lettersOnly.add(letters(name));
            websites.add(account.get("Website").toLowerCase(Locale.ROOT));
        }
    }

    private String kind(String leadId) {
        var record = leads.get(leadId);
        var lead = record.details();
        var company = lead.company() == null ? "" : lead.company();
        var found = duplicates.of(record, CurrentUser.SYSTEM).stream()
                .filter(match -> match.type() == MatchType.ACCOUNT)
                .toList();
        var blocking = found.stream().filter(Match::blocking).toList();

        assertThat(blocking).as(company).allMatch(match -> letters(match.name()).equals(letters(company)));
        assertThat(duplicates.blocking(lead).stream().filter(match -> match.type() == MatchType.ACCOUNT))
                .as(company)
                .containsExactlyInAnyOrderElementsOf(blocking);
        assertThat(!blocking.isEmpty()).as(company).isEqualTo(names.contains(words(company)));
        assertThat(!found.isEmpty() || !lettersOnly.contains(letters(company)))
                .as(company)
                .isTrue();
        return kind(company, lead.website() == null ? "" : lead.website(), found);
    }

    private String kind(String company, String website, List<Match> found) {
        if (found.stream().anyMatch(Match::blocking)) {
            return "same name";
        }
        if (lettersOnly.contains(letters(company))) {
            return "same letters, spelt otherwise";
        }
        if (found.stream().anyMatch(match -> match.reasons().contains(MatchReason.SAME_WEBSITE))) {
            assertThat(websites).contains(website.toLowerCase(Locale.ROOT));
            return "same website only";
        }
        return found.isEmpty() ? "neither name nor website of any account" : "a name that is similar, a hint only";
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("['’`]", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    private static List<CSVRecord> rows(String file) {
        try {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(file))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
