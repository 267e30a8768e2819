package io.leadpath.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.lead.LeadDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A CRM's own leads against its own accounts, where they lie beside the project; they are not ours to ship. */
@SpringBootTest(properties = "leadpath.samples=false")
class RealAccountsTest {
    private static final Path FOLDER = Path.of(System.getProperty("leadpath.test.data", "../shared/data"));
    private static final Path ACCOUNTS = FOLDER.resolve("crm-export-accounts.csv");
    private static final Path LEADS = FOLDER.resolve("crm-export-leads.csv");

    @Autowired
    Accounts accounts;

    @Autowired
    Duplicates duplicates;

    @Autowired
    ObjectMapper json;

    private final Set<String> names = new HashSet<>();
    private final Set<String> lettersOnly = new HashSet<>();
    private final Set<String> websites = new HashSet<>();

    @BeforeEach
    void takeTheAccountsIn() {
        assumeTrue(Files.exists(ACCOUNTS) && Files.exists(LEADS), "no real export beside the project");
        for (var row : rows(ACCOUNTS)) {
            if (row.get("Account Name").isBlank()) {
                continue; // no account without a name
            }
            var details = Map.of("name", row.get("Account Name"), "website", row.get("Website"));
            accounts.add(new Account(
                    "account-" + row.get("ACCOUNTID"),
                    json.convertValue(details, AccountDetails.class),
                    Instant.EPOCH,
                    0));
            names.add(words(row.get("Account Name")));
            lettersOnly.add(letters(row.get("Account Name")));
            websites.add(row.get("Website").toLowerCase(Locale.ROOT));
        }
    }

    /** What is true is worked out here once more, in the simplest way: names by their letters, websites as written. */
    @Test
    void everyLeadOfAnExistingAccountIsFoundAsSuchAndNoOther() {
        var counts = new HashMap<String, Integer>();
        for (var row : rows(LEADS)) {
            var company = row.get("Company");
            var lead = json.convertValue(
                    Map.of(
                            "lastName", row.get("Last Name"),
                            "company", company,
                            "email", row.get("Email"),
                            "mobile", row.get("Mobile"),
                            "website", row.get("Website")),
                    LeadDetails.class);
            var found = duplicates.of(lead).stream()
                    .filter(match -> match.type() == MatchType.ACCOUNT)
                    .toList();
            var blocking = found.stream().filter(Match::blocking).toList();

            assertThat(blocking).as(company).allMatch(match -> letters(match.name())
                    .equals(letters(company)));
            assertThat(duplicates.blocking(lead)).as(company).containsExactlyInAnyOrderElementsOf(blocking);
            assertThat(!blocking.isEmpty()).as(company).isEqualTo(names.contains(words(company)));
            assertThat(!found.isEmpty() || !lettersOnly.contains(letters(company)))
                    .as(company)
                    .isTrue();
            counts.merge(kind(company, row.get("Website"), found), 1, Integer::sum);
        }
        System.out.println("Of 2,000 leads against 1,200 accounts: " + counts);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2000);
        assertThat(counts).containsEntry("same name", 1481).containsEntry("same letters, spelt otherwise", 3);
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
        assertThat(websites).doesNotContain(website.toLowerCase(Locale.ROOT));
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

    private static List<CSVRecord> rows(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
