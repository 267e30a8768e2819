package io.leadpath.opportunity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Changes of accounts, contacts and opportunities as integrators make them. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.datasource.url=jdbc:h2:mem:record-patch;DB_CLOSE_DELAY=-1", "leadpath.samples=false"})
class RecordPatchTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Opportunities opportunities;

    private String account;
    private String contact;
    private String opportunity;

    @BeforeEach
    void makeRecords() {
        account = UUID.randomUUID().toString();
        contact = UUID.randomUUID().toString();
        opportunity = UUID.randomUUID().toString();
        var gone = "left-the-company";
        accounts.add(new Account(
                account,
                new AccountDetails("Acme", null, null, null, null, null, null, null, null, null, null, null, gone),
                Instant.now(),
                0));
        contacts.add(new Contact(
                contact,
                account,
                new ContactDetails(
                        null, null, "Ibarra", null, null, null, null, null, null, null, null, null, "NO_MORE", false,
                        false, gone),
                Instant.now(),
                0));
        opportunities.add(new Opportunity(
                opportunity,
                account,
                null,
                new OpportunityDetails(
                        "Deal",
                        new BigDecimal("1000"),
                        LocalDate.parse("2026-09-30"),
                        Stage.PROSPECTING,
                        10,
                        null,
                        "NO_MORE",
                        null,
                        gone,
                        "gone",
                        null),
                Instant.now(),
                0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts | owner | \"nobody\" | INVALID_CROSS_REFERENCE",
                "accounts | rating | \"BOILING\" | INVALID_VALUE",
                "accounts | website | \"javascript:alert(1)\" | INVALID_VALUE",
                "accounts | name | \"\\u200b\\ufeff\" | REQUIRED_FIELD_MISSING",
                "accounts | phone | \"1\\n2\" | INVALID_VALUE",
                "contacts | owner | \"nobody\" | INVALID_CROSS_REFERENCE",
                "contacts | source | \"FAX\" | INVALID_VALUE",
                "contacts | mailingCity | \"Rye\\u0007\" | INVALID_VALUE",
                "opportunities | owner | \"nobody\" | INVALID_CROSS_REFERENCE",
                "opportunities | source | \"FAX\" | INVALID_VALUE",
                "opportunities | partnerAccountId | \"nowhere\" | INVALID_CROSS_REFERENCE",
                "opportunities | nextStep | \"Call\\u0000\" | INVALID_VALUE",
                "opportunities | closeDate | \"1899-12-31\" | INVALID_VALUE",
                "opportunities | closedReason | \"Price\" | INVALID_VALUE",
            })
    void refusesWhatCannotBe(String records, String field, String value, String code) {
        var answer = patch(records, "{\"" + field + "\":" + value + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("code").asText()).as(answer.body()).isEqualTo(code);
    }

    @Test
    void takesUsersGroupsSourcesAndAccountsThatExistAndBlankTextForNone() {
        assertThat(change("accounts", "{\"owner\":\"ae\",\"rating\":\"HOT\",\"website\":\"acme.example:8080/a\"}"))
                .contains("\"rating\":\"HOT\"", "\"owner\":\"ae\"");
        assertThat(change("accounts", "{\"rating\":\" \",\"phone\":\"\\u00a0\"}"))
                .contains("\"rating\":null", "\"phone\":null");
        assertThat(change("contacts", "{\"owner\":\"sales-manager\",\"source\":\"WEB\",\"title\":\"\"}"))
                .contains("\"source\":\"WEB\"", "\"title\":null");
        assertThat(change("opportunities", "{\"partnerAccountId\":\"" + account + "\",\"source\":\"\"}"))
                .contains("\"source\":null");
    }

    @Test
    void judgesOnlyWhatIsChanged() {
        assertThat(change("accounts", "{\"phone\":\"1\"}")).contains("left-the-company");
        assertThat(change("contacts", "{\"phone\":\"1\"}")).contains("NO_MORE");
        assertThat(change("opportunities", "{\"nextStep\":\"Call\"}")).contains("\"partnerAccountId\":\"gone\"");
    }

    @Test
    void givesAClosedDealTheProbabilityOfItsStageAlone() {
        assertThat(patch("opportunities", "{\"stage\":\"CLOSED_WON\",\"probability\":10}")
                        .status())
                .isEqualTo(400);
        var won = patch("opportunities", "{\"stage\":\"CLOSED_WON\"}").json();
        assertThat(won.get("probability").asInt()).isEqualTo(100);
        assertThat(patch("opportunities", "{\"probability\":50}").status()).isEqualTo(400);
        var lost = patch("opportunities", "{\"stage\":\"CLOSED_LOST\",\"closedReason\":\"Price\"}")
                .json();
        assertThat(lost.get("probability").asInt()).isZero();
    }

    @Test
    void winsADealWithTheAmountThatIsGivenOrKnownAndNotWithoutOne() {
        change("opportunities", "{\"amount\":null}");

        assertRefused("{\"stage\":\"CLOSED_WON\"}", "amount", "REQUIRED_FIELD_MISSING");
        assertThat(change("opportunities", "{\"stage\":\"CLOSED_WON\",\"amount\":5}"))
                .contains("\"amount\":5.00");
        assertRefused("{\"amount\":null}", "amount", "REQUIRED_FIELD_MISSING");

        change("opportunities", "{\"stage\":\"PROPOSAL\"}");
        assertThat(change("opportunities", "{\"stage\":\"CLOSED_WON\"}")).contains("\"amount\":5.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED_IN_ERROR", "created_in_error", " Created_In_Error "})
    void takesNobodysWordThatADealWasCreatedInError(String reason) {
        var lost = "{\"stage\":\"CLOSED_LOST\",\"closedReason\":\"" + reason + "\"}";

        assertRefused(lost, "closedReason", "INVALID_VALUE");
    }

    private void assertRefused(String body, String field, String code) {
        var answer = patch("opportunities", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
    }

    @Test
    void forgetsWhyADealWasClosedWhenItIsOpenedAgain() {
        change("opportunities", "{\"stage\":\"CLOSED_LOST\",\"closedReason\":\"Price\"}");

        var open = patch("opportunities", "{\"stage\":\"PROPOSAL\"}").json();

        assertThat(open.get("closedReason").isNull()).isTrue();
        assertThat(open.get("probability").asInt()).isEqualTo(65);
    }

    private String change(String records, String body) {
        var answer = patch(records, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Answer patch(String records, String body) {
        var id =
                switch (records) {
                    case "accounts" -> account;
                    case "contacts" -> contact;
                    default -> opportunity;
                };
        return Caller.program(port, "manager", "manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/" + records + "/" + id, body, "application/merge-patch+json");
    }
}
