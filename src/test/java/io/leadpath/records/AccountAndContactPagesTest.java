package io.leadpath.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What one sees of accounts and contacts and does with them on their pages. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AccountAndContactPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    Activities activities;

    SalesFloor floor;

    @BeforeEach
    void open() {
        floor = new SalesFloor(port);
    }

    @Test
    void anAccountShowsItsContactsDealsLeadsAndWhatHappened() {
        var made = floor.converted();
        floor.sendNow("ae", "/opportunities/" + made.dealId(), "/won", Map.of("amount", "10"));
        var page = "/accounts/" + made.accountId();

        var shown = floor.page("sdr", page);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        made.name() + " Ltd",
                        "/contacts/" + made.contactId(),
                        "/opportunities/" + made.dealId(),
                        "/leads/" + made.leadId(),
                        "No deal is open.",
                        "Closed Won")
                .doesNotContain(page + "/edit");
        assertThat(floor.page("ae", page).body()).contains(page + "/edit");
    }

    @Test
    void anAccountShowsLeadsThatNameItButNoneOfTheOthersToChannelManagers() {
        var made = floor.converted();
        var again = floor.program("sdr")
                .post("/api/leads", "{\"lastName\":\"Other\",\"company\":\"" + made.name() + " Limited\"}")
                .json()
                .get("id")
                .asText();

        assertThat(floor.page("ae", "/accounts/" + made.accountId()).body()).contains("/leads/" + again);
        assertThat(floor.page("channel", "/accounts/" + made.accountId()).body())
                .doesNotContain("/leads/" + again, "/leads/" + made.leadId())
                .contains("No lead became this account");
    }

    @Test
    void whatWasDoneForLeadsThatNoPartnerBroughtIsNotShownToChannelManagers() {
        var made = floor.converted();
        var when = Instant.parse("2026-03-02T09:00:00Z");
        for (var number = 0; number < 3; number++) {
            activities.log(
                    Activity.onLead(made.leadId(), ActivityType.CALL, "Confided " + number, "Confided", "sdr", when)
                            .carriedTo(made.accountId(), made.contactId(), made.dealId()));
        }
        activities.log(new Activity(
                UUID.randomUUID().toString(),
                null,
                made.accountId(),
                made.contactId(),
                made.dealId(),
                ActivityType.CALL,
                "Said to all",
                null,
                null,
                "ae",
                when.minusSeconds(60)));

        for (var record : List.of(
                "/accounts/" + made.accountId(), "/contacts/" + made.contactId(), "/opportunities/" + made.dealId())) {
            var all = floor.program("manager")
                    .get("/api" + record + "/activities")
                    .json();
            var shown = floor.program("channel")
                    .get("/api" + record + "/activities?size=1")
                    .json();
            assertThat(all.toString()).contains("Confided 2", "Said to all");
            assertThat(shown.toString()).doesNotContain("Confided", made.leadId());
            assertThat(shown.get("total").asInt())
                    .isLessThanOrEqualTo(all.get("total").asInt() - 3);
            assertThat(outcomes("channel", record, shown.get("total").asInt())).contains("Said to all");
            for (var page : List.of(record, record + "/activities")) {
                assertThat(floor.page("channel", page).body())
                        .as(page)
                        .contains("Said to all")
                        .doesNotContain("Confided");
                assertThat(floor.page("sdr", page).body()).as(page).contains("Confided 1");
            }
        }
    }

    /** Of all pages of one. */
    private List<String> outcomes(String user, String record, int total) {
        var outcomes = new ArrayList<String>();
        for (var page = 0; page < total; page++) {
            outcomes.addAll(floor.program(user)
                    .get("/api" + record + "/activities?size=1&page=" + page)
                    .json()
                    .findValuesAsText("outcome"));
        }
        assertThat(outcomes).hasSize(total);
        return outcomes;
    }

    @ParameterizedTest
    @CsvSource({"contacts", "opportunities", "leads", "activities"})
    void everythingOfAnAccountIsListedOnPagesOfItsOwn(String kind) {
        var made = floor.converted();
        floor.send(
                "ae",
                "/opportunities/" + made.dealId() + "/activities",
                Map.of("type", "CALL", "contactId", made.contactId()));

        var shown = floor.page("ae", "/accounts/" + made.accountId() + "/" + kind + "?size=1");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("<table");
    }

    @ParameterizedTest
    @CsvSource({"opportunities", "leads", "activities"})
    void everythingOfAContactIsListedOnPagesOfItsOwn(String kind) {
        var made = floor.converted();
        floor.send(
                "ae",
                "/opportunities/" + made.dealId() + "/activities",
                Map.of("type", "CALL", "contactId", made.contactId()));

        var shown = floor.page("ae", "/contacts/" + made.contactId() + "/" + kind);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("<table");
    }

    @Test
    void aLongListGoesOnPageAfterPage() {
        var made = floor.converted();
        var page = "/opportunities/" + made.dealId();
        floor.send("ae", page + "/activities", Map.of("type", "CALL", "notes", "The first call"));
        floor.send("ae", page + "/activities", Map.of("type", "CALL", "notes", "The second call"));

        var first = floor.page("ae", page + "/activities?size=1").body();
        assertThat(first).contains("The second call").doesNotContain("The first call");
        var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first);
        assertThat(next.find()).isTrue();

        assertThat(floor.page("ae", next.group(1) + "&size=1").body())
                .contains("The first call", "First page")
                .doesNotContain("The second call");
    }

    @Test
    void anAccountIsEdited() {
        var made = floor.converted();
        var page = "/accounts/" + made.accountId();

        var done = floor.sendNow(
                "ae",
                page,
                "/edit",
                Map.of(
                        "name",
                        made.name() + " Group",
                        "employees",
                        "1200",
                        "website",
                        "example.com",
                        "billingCity",
                        "Bergen",
                        "billingPostalCode",
                        "5003"));

        assertThat(done.status()).as(done.toString()).isEqualTo(302);
        assertThat(floor.page("ae", page).body())
                .contains(made.name() + " Group", "1,200", "5003 Bergen", "https://example.com");
    }

    @Test
    void everythingThatIsWrongWithAnAccountIsToldNextToItsFieldAndNothingTypedIsLost() {
        var made = floor.converted();
        var page = "/accounts/" + made.accountId();

        var refused = floor.sendNow(
                "ae",
                page,
                "/edit",
                Map.of("name", "", "employees", "many", "website", "javascript:alert(1)", "industry", "Kept & typed"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "Name is required.",
                        "Employees must be a whole number",
                        "Website must be a web address",
                        "value=\"many\"",
                        "value=\"Kept &amp; typed\"",
                        "aria-invalid=\"true\"");
        assertThat(floor.read("/api" + page).get("name").asText()).isEqualTo(made.name() + " Ltd");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsToldAndNothingTypedIsLost() {
        var made = floor.converted();
        var page = "/accounts/" + made.accountId();
        var opened = floor.read("/api" + page).get("version").asText();
        floor.sendNow("manager", page, "/edit", Map.of("name", "By the manager", "industry", "Energy"));

        var mine = new HashMap<>(Map.of("version", opened, "name", "By me", "industry", "Energy"));
        var refused = floor.send("ae", page + "/edit", mine);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.body())
                .contains("Somebody else changed this record", "value=\"By me\"", "By the manager</strong>")
                .doesNotContain("Energy</strong>");
        assertThat(floor.read("/api" + page).get("name").asText()).isEqualTo("By the manager");

        var now = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(refused.body());
        assertThat(now.find()).isTrue();
        mine.put("version", now.group(1));
        assertThat(floor.send("ae", page + "/edit", mine).status()).isEqualTo(302);
        assertThat(floor.read("/api" + page).get("name").asText()).isEqualTo("By me");
    }

    @ParameterizedTest
    @CsvSource({"/accounts/", "/contacts/"})
    void onlyThoseWhoMayChangeRecordsGetTheForm(String kind) {
        var made = floor.converted();
        var page = kind + (kind.equals("/accounts/") ? made.accountId() : made.contactId());
        for (var user : new String[] {"sdr", "channel", "analyst"}) {
            assertThat(floor.page(user, page).status()).as(user).isEqualTo(200);
            assertThat(floor.page(user, page).body()).as(user).doesNotContain(page + "/edit");
            assertThat(floor.page(user, page + "/edit").status()).as(user).isEqualTo(403);
            assertThat(floor.sendNow(user, page, "/edit", Map.of("name", "X", "lastName", "X"))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(floor.page("ae", kind + "none").status()).isEqualTo(404);
    }

    @Test
    void aContactShowsItsAccountDealsLeadsAndConversions() {
        var made = floor.converted();

        var shown = floor.page("manager", "/contacts/" + made.contactId());

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        "/accounts/" + made.accountId(),
                        "/opportunities/" + made.dealId(),
                        "Primary contact",
                        "/leads/" + made.leadId(),
                        "/conversions/" + made.conversionId() + "/correction",
                        "Without approval");
    }

    @Test
    void aContactIsEdited() {
        var made = floor.converted();
        var page = "/contacts/" + made.contactId();

        var done = floor.sendNow(
                "ae",
                page,
                "/edit",
                Map.of("lastName", "Newname", "email", "new@example.com", "phone", "+1 555 0100", "doNotCall", "true"));

        assertThat(done.status()).as(done.toString()).isEqualTo(302);
        assertThat(floor.page("ae", page).body()).contains("Newname", "new@example.com", "(do not call)");
        assertThat(floor.read("/api" + page).get("doNotCall").asBoolean()).isTrue();
        assertThat(floor.read("/api" + page).get("emailOptOut").asBoolean()).isFalse();
    }

    @Test
    void aContactWithoutNameAndWithAWrongAddressIsRefused() {
        var made = floor.converted();

        var refused = floor.sendNow(
                "ae", "/contacts/" + made.contactId(), "/edit", Map.of("lastName", " ", "email", "nowhere"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Last name is required.", "Email is not an e-mail address.", "value=\"nowhere\"");
    }

    @Test
    void aContactComesBackAsALead() {
        var made = floor.converted();
        var page = "/contacts/" + made.contactId();
        assertThat(floor.page("sdr", page).body()).contains(page + "/leads/new");

        var done = floor.send("sdr", page + "/leads", Map.of("source", "PHONE_INQUIRY", "description", "The new one"));

        assertThat(done.status()).as(done.toString()).isEqualTo(302);
        var lead = done.location().substring(done.location().lastIndexOf('/') + 1);
        assertThat(lead).isNotEqualTo(made.leadId());
        assertThat(floor.page("sdr", "/leads/" + lead).body()).contains("The contact is a lead again.");
        assertThat(floor.read("/api/leads/" + lead).get("contactId").asText()).isEqualTo(made.contactId());
        assertThat(floor.page("sdr", page).body()).contains("/leads/" + lead);
    }

    @Test
    void aNewInterestNeedsItsSourceAndAnSdr() {
        var made = floor.converted();
        var page = "/contacts/" + made.contactId();

        var refused = floor.send("sdr", page + "/leads", Map.of("source", "", "description", "The new one"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Source is required.", "The new one");
        for (var user : new String[] {"ae", "channel", "analyst"}) {
            assertThat(floor.page(user, page).body()).as(user).doesNotContain(page + "/leads/new");
            assertThat(floor.page(user, page + "/leads/new").status()).as(user).isEqualTo(403);
            assertThat(floor.send(user, page + "/leads", Map.of("source", "WEB"))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void aLateOpportunityGetsTheCreditOfTheConversionOnce() {
        var made = floor.withoutOpportunity();
        var page = "/contacts/" + made.contactId();
        var form = floor.page("ae", page + "/opportunities/new").body();
        assertThat(form).contains("value=\"" + made.leadId() + "\"", "type=\"date\" value=\"20");

        var wanted = Map.of("name", "Late deal", "amount", "900", "originLeadId", made.leadId());
        var done = floor.send("ae", page + "/opportunities", wanted);

        assertThat(done.status()).as(done.toString()).isEqualTo(302);
        var deal = done.location().substring(done.location().indexOf("/opportunities/"));
        assertThat(floor.read("/api" + deal).get("owner").asText()).isEqualTo("ae");
        assertThat(floor.page("ae", deal).body())
                .contains("Late deal", "Primary contact", "Late credit", "/leads/" + made.leadId());
        assertThat(floor.page("ae", page + "/opportunities/new").body()).doesNotContain(made.leadId());

        var second = floor.send("ae", page + "/opportunities", wanted);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("credit for an opportunity already", "value=\"Late deal\"");
    }

    @Test
    void anOpportunityIsOpenedWithoutCreditAndByAManagerForSomebody() {
        var made = floor.converted();
        var page = "/contacts/" + made.contactId();
        assertThat(floor.page("ae", page + "/opportunities/new").body())
                .contains("no credit to give")
                .doesNotContain("name=\"ownerId\"");
        assertThat(floor.page("manager", page + "/opportunities/new").body()).contains("name=\"ownerId\"");

        var done = floor.send("manager", page + "/opportunities", Map.of("name", "For ae2", "ownerId", "ae2"));

        var deal = done.location().substring(done.location().indexOf("/opportunities/"));
        assertThat(floor.read("/api" + deal).get("owner").asText()).isEqualTo("ae2");
    }

    @Test
    void anOpportunityNeedsANameAndAnAccountExecutive() {
        var made = floor.converted();
        var page = "/contacts/" + made.contactId();

        var refused = floor.send("ae", page + "/opportunities", Map.of("name", "", "amount", "-1"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Name is required.", "Amount must not be negative.", "value=\"-1\"");
        for (var user : new String[] {"sdr", "channel", "analyst"}) {
            assertThat(floor.page(user, page + "/opportunities/new").status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(floor.send(user, page + "/opportunities", Map.of("name", "Mine"))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void aConversionWithoutAnOpportunityIsCorrectedFromItsContact() {
        var made = floor.withoutOpportunity();

        var done = floor.send(
                "manager", "/conversions/" + made.conversionId() + "/correction", Map.of("reason", "Another person"));

        assertThat(done.location()).endsWith("/contacts/" + made.contactId());
        assertThat(floor.page("manager", "/contacts/" + made.contactId()).body())
                .contains("Another person");
        assertThat(floor.page("ae", "/contacts/" + made.contactId() + "/opportunities/new")
                        .body())
                .doesNotContain(made.leadId());
    }
}
