package io.leadpath.qualification.process;

import static io.leadpath.lead.LeadStatus.CONVERTED;
import static io.leadpath.lead.LeadStatus.QUALIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.activity.Activity;
import io.leadpath.conversion.ChangedMeanwhile;
import io.leadpath.conversion.ConversionArchive;
import io.leadpath.conversion.ConversionChoices;
import io.leadpath.conversion.ConversionResult;
import io.leadpath.conversion.OpportunityChoice;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.support.Caller;
import io.leadpath.support.Contingency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows 26 to 33: the ways in which an approved lead is converted by its process, or not yet. */
@PathTest
@Import(Journey.class)
class ConversionContingenciesTest {
    private static final Map<String, Object> CREATE_NEW = Map.of("opportunityChoice", "createNew", "confirmed", true);

    @Autowired
    Journey journey;

    @Autowired
    Accounts accounts;

    @Autowired
    Opportunities opportunities;

    @Autowired
    OpportunityPursuit pursuit;

    @Autowired
    ConversionArchive conversions;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    Users users;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    @BeforeEach
    void itIsTuesday() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-12-01T10:00:00Z")));
    }

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    @Contingency(
            row = 26,
            elements = {"prepareConversion", "convertLead", "leadConverted"})
    void anApprovedLeadBecomesANewOpportunity() {
        var lead = journey.approvedLead();
        assertStands(lead, QUALIFIED, "prepareConversion");
        assertThat(journey.task(lead, "prepareConversion").getAssignee()).isEqualTo("ae");
        assertDueInTwoDays(lead);

        journey.complete(
                lead,
                "prepareConversion",
                "ae",
                Map.of("opportunityChoice", "createNew", "amount", 1200.5, "confirmed", true));
        assertStands(lead, QUALIFIED, "convertLead");
        journey.conversionRuns(lead);

        var made = assertConverted(lead, OpportunityChoice.CREATE_NEW);
        assertThat(made.account().created()).isTrue();
        assertThat(made.contact().created()).isTrue();
        assertThat(made.opportunityRecord().created()).isTrue();
        assertThat(made.opportunityRecord().amount()).isEqualByComparingTo("1200.50");
        assertThat(made.opportunityRecord().owner()).isEqualTo("ae");
    }

    @Test
    @Contingency(
            row = 27,
            elements = {"prepareConversion", "convertLead", "leadConverted"})
    void anApprovedLeadBecomesPartOfAnOpportunityThatIsOpen() {
        var opportunity = openOpportunity();
        var lead = journey.approvedLead();
        assertDueInTwoDays(lead);

        journey.complete(lead, "prepareConversion", "ae", chooseExisting(opportunity));
        assertStands(lead, QUALIFIED, "convertLead");
        journey.conversionRuns(lead);

        var made = assertConverted(lead, OpportunityChoice.CHOOSE_EXISTING);
        assertThat(made.opportunityRecord()).extracting("id", "created").containsExactly(opportunity, false);
        assertThat(made.account().id()).isEqualTo(opportunities.get(opportunity).accountId());
        assertThat(opportunities.contactRoles(opportunity))
                .anyMatch(role -> role.contactId().equals(made.contact().id()) && !role.primaryContact());
    }

    @Test
    @Contingency(
            row = 28,
            elements = {"prepareConversion", "convertLead", "leadConverted"})
    void anApprovedLeadBecomesNoOpportunityForAReason() {
        var lead = journey.approvedLead();
        assertDueInTwoDays(lead);
        TaskRefusal.assertRefused(
                () -> journey.complete(
                        lead, "prepareConversion", "ae", Map.of("opportunityChoice", "none", "confirmed", true)),
                "noOpportunityReason");
        assertStands(lead, QUALIFIED, "prepareConversion");

        journey.complete(
                lead,
                "prepareConversion",
                "ae",
                Map.of("opportunityChoice", "none", "noOpportunityReason", "Is a vendor.", "confirmed", true));
        assertStands(lead, QUALIFIED, "convertLead");
        journey.conversionRuns(lead);

        var made = assertConverted(lead, OpportunityChoice.NONE);
        assertThat(made.opportunityRecord()).isNull();
        assertThat(made.account().created()).isTrue();
        assertThat(conversions.get(made.conversionId()).reasons().noOpportunityReason())
                .isEqualTo("Is a vendor.");
    }

    @Test
    @Contingency(
            row = 29,
            elements = {"prepareConversion"},
            rules = {ConversionChoices.class})
    void aMatchIsProposedAndReusedUnlessTheAeSaysWhyNot() {
        var account = account();
        var reused = approvedLeadOf(account);

        assertThat(form(reused).get("accountId").get("value").asText()).isEqualTo(account.id());
        TaskRefusal.assertRefused(
                () -> journey.complete(reused, "prepareConversion", "ae", CREATE_NEW), "an account of the same name");
        assertStands(reused, QUALIFIED, "prepareConversion");
        assertDueInTwoDays(reused);
        journey.complete(
                reused,
                "prepareConversion",
                "ae",
                Map.of("opportunityChoice", "createNew", "accountId", account.id(), "confirmed", true));
        journey.conversionRuns(reused);
        var made = assertConverted(reused, OpportunityChoice.CREATE_NEW);
        assertThat(made.account()).extracting("id", "created").containsExactly(account.id(), false);

        var second = approvedLeadOf(account);
        journey.complete(
                second,
                "prepareConversion",
                "ae",
                Map.of(
                        "opportunityChoice",
                        "createNew",
                        "allowDuplicates",
                        true,
                        "duplicateReason",
                        "A branch.",
                        "confirmed",
                        true));
        journey.conversionRuns(second);
        var other = assertConverted(second, OpportunityChoice.CREATE_NEW);
        assertThat(other.account().created()).isTrue();
        assertThat(conversions.get(other.conversionId()).reasons().duplicateReason())
                .isEqualTo("A branch.");
    }

    /** The database refuses the record of the conversion, when lead, account, contact and opportunity are written. */
    @Test
    @Contingency(
            row = 31,
            elements = {"convertLead"})
    void aTechnicalFaultIsTriedAgainThreeTimesThenAnIncidentAndTheLeadCanStillBeConverted() {
        var lead = journey.leadWhoseConversionWaits(CREATE_NEW);
        var company = journey.lead(lead).details().company();
        jdbc.sql("ALTER TABLE conversion ADD CONSTRAINT broken CHECK (lead_id <> '" + lead + "')")
                .update();
        try {
            for (var wait : List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5))) {
                conversionFails(lead);
                var again = conversionJob(lead);
                assertThat(again.getDuedate().toInstant())
                        .isEqualTo(ClockUtil.getCurrentTime().toInstant().plus(wait));
                assertThat(incidents(lead)).isZero();
                assertNothingIsHalfDone(lead, company);
                ClockUtil.setCurrentTime(again.getDuedate());
            }
            conversionFails(lead);
        } finally {
            jdbc.sql("ALTER TABLE conversion DROP CONSTRAINT broken").update();
        }
        assertThat(conversionJob(lead).getRetries()).isZero();
        assertThat(incidents(lead)).isOne();
        assertNothingIsHalfDone(lead, company);

        jobs.setJobRetries(conversionJob(lead).getId(), 1);
        journey.conversionRuns(lead);

        assertConverted(lead, OpportunityChoice.CREATE_NEW);
        assertThat(incidents(lead)).isZero();
    }

    @Test
    @Contingency(
            row = 32,
            elements = {"convertLead", "conversionRefused", "prepareConversion"})
    void aConversionThatIsRefusedGoesBackToTheAeWithTheReason() {
        var opportunity = openOpportunity();
        var lead = journey.leadWhoseConversionWaits(chooseExisting(opportunity));
        pursuit.lose(opportunity, "Went elsewhere", null, null, CurrentUser.SYSTEM);
        later();

        journey.conversionRuns(lead);

        assertThat(journey.passed(lead, "conversionRefused")).isTrue();
        assertStands(lead, QUALIFIED, "prepareConversion");
        assertThat(journey.task(lead, "prepareConversion").getAssignee()).isEqualTo("ae");
        assertDueInTwoDays(lead);
        assertThat(journey.variable(lead, "refusal")).isEqualTo("opportunityClosed");
        assertThat(shownLead(lead).get("refusalText").asText())
                .isEqualTo("The chosen opportunity is closed. Choose an open one, or create a new one.");

        journey.complete(lead, "prepareConversion", "ae", CREATE_NEW);
        assertThat(journey.variable(lead, "refusal")).isNull();
        journey.conversionRuns(lead);
        assertConverted(lead, OpportunityChoice.CREATE_NEW);
    }

    @Test
    void aConversionOfSomebodyWhoIsNoUserAnyMoreIsConfirmedByAnother() {
        var lead = journey.leadWhoseConversionWaits(CREATE_NEW);
        jdbc.sql("UPDATE prepared_conversion SET prepared_by = 'deleted-user' WHERE lead_id = :lead")
                .param("lead", lead)
                .update();

        journey.conversionRuns(lead);

        assertStands(lead, QUALIFIED, "prepareConversion");
        assertThat(journey.variable(lead, "refusal")).isEqualTo("forbidden");
        assertThat(shownLead(lead).get("refusalText").asText()).contains("no user any more", "confirm it again");
        journey.complete(lead, "prepareConversion", "ae", CREATE_NEW);
        journey.conversionRuns(lead);
        assertConverted(lead, OpportunityChoice.CREATE_NEW);
    }

    @Test
    @Contingency(
            row = 33,
            elements = {"prepareConversion", "convertLead", "conversionRefused"},
            rules = {ChangedMeanwhile.class})
    void aLeadThatWasChangedAfterTheConversionWasPreparedGoesBackToTheAeWhoSeesWhatChanged() {
        var lead = journey.leadWhoseConversionWaits(CREATE_NEW);
        // no other run of this test has made an account of this name
        var newName = "New *Name* " + UUID.randomUUID();
        later();
        edit(lead, "{\"company\": \"" + newName + "\", \"need\": \"WEAK\", \"website\": \"new.example\"}");

        journey.conversionRuns(lead);

        assertThat(journey.passed(lead, "conversionRefused")).isTrue();
        assertStands(lead, QUALIFIED, "prepareConversion");
        assertThat(journey.task(lead, "prepareConversion").getAssignee()).isEqualTo("ae");
        assertDueInTwoDays(lead);
        assertThat(journey.variable(lead, "refusal")).isEqualTo("conflict");
        var shown = shownLead(lead);
        assertThat(shown.get("refusalText").asText())
                .startsWith("The lead was changed after this conversion was prepared")
                .contains("company", "need", "website")
                .doesNotContain("New");
        assertThat(shown.get("changes").findValuesAsText("field"))
                .containsExactlyInAnyOrder("Company", "Need", "Website");
        var need = change(shown, "Need");
        assertThat(need.get("from").asText()).isEqualTo("Strong");
        assertThat(need.get("to").asText()).isEqualTo("Weak");
        assertThat(need.get("who").asText()).isEqualTo(users.nameOf("manager"));
        assertThat(need.get("when").asText()).matches("2026\\\\-12-\\d\\d \\d\\d:\\d\\d UTC");
        assertThat(change(shown, "Company").get("to").asText()).isEqualTo(newName.replace("*", "\\*"));
        assertThat(change(shown, "Website").get("from").asText()).isEqualTo("nothing");

        journey.complete(lead, "prepareConversion", "ae", CREATE_NEW);
        journey.conversionRuns(lead);
        var made = assertConverted(lead, OpportunityChoice.CREATE_NEW);
        assertThat(made.account().name()).isEqualTo(newName);
    }

    @Test
    void theFormShowsWhatChangedSinceTheApproval() {
        var lead = journey.newLead();
        edit(lead, "{\"title\": \"Before\"}");
        journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
        journey.timerFires(lead, "meetingBegins");
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));
        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve"));
        assertThat(shownLead(lead).get("changes").isNull()).isTrue();
        later();

        edit(lead, "{\"title\": \"After\"}");

        var changes = shownLead(lead).get("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).get("from").asText()).isEqualTo("Before");
        assertThat(changes.get(0).get("to").asText()).isEqualTo("After");
        journey.complete(lead, "prepareConversion", "ae", CREATE_NEW);
        journey.conversionRuns(lead);
        assertConverted(lead, OpportunityChoice.CREATE_NEW);
    }

    @Test
    void theFormShowsWhatChangedWhileTheFormOfTheReviewWasOpenAndWhileItselfWas() {
        var lead = journey.leadInReview();
        var reviewed = journey.lead(lead).version();
        edit(lead, "{\"title\": \"Head of Purchasing\"}");

        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve", "leadVersion", reviewed));
        assertThat(shownLead(lead).get("changes").findValuesAsText("to")).containsExactly("Head of Purchasing");
        assertThat(shownLead(lead).get("version").asLong()).isEqualTo(reviewed + 1);

        edit(lead, "{\"title\": \"Head of Sales\"}");
        var prepared = new HashMap<String, Object>(CREATE_NEW);
        prepared.put("leadVersion", reviewed + 1);
        journey.complete(lead, "prepareConversion", "ae", prepared);
        journey.conversionRuns(lead);

        assertThat(journey.variable(lead, "refusal")).isEqualTo("conflict");
        assertThat(shownLead(lead).get("changes").findValuesAsText("to")).containsExactly("Head of Sales");
    }

    @Test
    void aVersionThatIsNoneIsRefused() {
        var lead = journey.leadInReview();

        for (var version : new Object[] {"-1", "1.5", "x", "1e99"}) {
            assertThatThrownBy(() -> journey.complete(
                            lead, "reviewLead", "ae", Map.of("decision", "approve", "leadVersion", version)))
                    .hasMessageContaining("'leadVersion' must be a whole number");
        }
    }

    @Test
    void whatTheProductItselfDoesToTheRecordIsNoChange() {
        var lead = journey.leadWhoseConversionWaits(CREATE_NEW);
        later();
        lifecycle.assignOwner(lead, "sdr2", CurrentUser.SYSTEM);
        lifecycle.respectOptOuts(lead, true, false, CurrentUser.SYSTEM);
        journey.logsCall(lead, "sdr");

        journey.conversionRuns(lead);

        assertConverted(lead, OpportunityChoice.CREATE_NEW);
    }

    @Test
    void theFormRefusesWhatTheConversionWouldRefuse() {
        var lead = journey.approvedLead();

        TaskRefusal.assertRefused(
                () -> journey.complete(lead, "prepareConversion", "ae", chooseExisting("nowhere")), "opportunity");
        TaskRefusal.assertRefused(
                () -> journey.complete(lead, "prepareConversion", "ae", Map.of("opportunityChoice", "createNew")),
                "cannot be undone");
        assertStands(lead, QUALIFIED, "prepareConversion");
    }

    private static void later() {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(1))));
    }

    private void edit(String lead, String patch) {
        var answer = Caller.program(port, "manager", "manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/leads/" + lead, patch, "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode change(JsonNode shown, String field) {
        for (var change : shown.get("changes")) {
            if (change.get("field").asText().equals(field)) {
                return change;
            }
        }
        throw new AssertionError("No change of " + field + " in " + shown);
    }

    private static Map<String, Object> chooseExisting(String opportunity) {
        return Map.of("opportunityChoice", "chooseExisting", "opportunityId", opportunity, "confirmed", true);
    }

    /** The opportunity that an earlier lead became. */
    private String openOpportunity() {
        var earlier = journey.leadWhoseConversionWaits(CREATE_NEW);
        journey.conversionRuns(earlier);
        return journey.lead(earlier).state().convertedOpportunityId();
    }

    private Account account() {
        var name = "Known " + UUID.randomUUID();
        var account = new Account(
                UUID.randomUUID().toString(),
                json.convertValue(Map.of("name", name), AccountDetails.class),
                ClockUtil.getCurrentTime().toInstant(),
                0);
        accounts.add(account);
        return account;
    }

    private String approvedLeadOf(Account account) {
        var lead = journey.newLead(Map.of("company", account.details().name() + " Ltd."));
        journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
        journey.timerFires(lead, "meetingBegins");
        journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));
        journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve"));
        return lead;
    }

    private JsonNode form(String lead) {
        return Caller.program(port, "ae", "ae")
                .get("/engine-rest/task/"
                        + journey.task(lead, "prepareConversion").getId() + "/form-variables")
                .json();
    }

    private JsonNode shownLead(String lead) {
        try {
            return json.readTree(form(lead).get("lead").get("value").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void conversionFails(String lead) {
        var job = conversionJob(lead).getId();
        assertThatThrownBy(() -> jobs.executeJob(job)).hasRootCauseInstanceOf(java.sql.SQLException.class);
    }

    private Job conversionJob(String lead) {
        return jobs.createJobQuery()
                .processInstanceId(journey.process(lead).getId())
                .activityId("convertLead")
                .singleResult();
    }

    private long incidents(String lead) {
        return runtime.createIncidentQuery()
                .processInstanceId(journey.process(lead).getId())
                .count();
    }

    private void assertNothingIsHalfDone(String lead, String company) {
        assertStands(lead, QUALIFIED, "convertLead");
        assertThat(journey.lead(lead).state().convertedAt()).isNull();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM account WHERE name = :name")
                        .param("name", company)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(journey.activities(lead)).allMatch(activity -> activity.accountId() == null);
    }

    private ConversionResult assertConverted(String lead, OpportunityChoice choice) {
        assertThat(journey.endedAt(lead)).isEqualTo("leadConverted");
        var state = journey.lead(lead).state();
        assertThat(state).extracting("status", "statusReason").containsExactly(CONVERTED, null);
        assertThat(journey.activities(lead))
                .filteredOn(activity -> "prepareConversion".equals(activity.step()))
                .last()
                .satisfies(activity -> {
                    assertThat(activity.accountId()).isEqualTo(state.convertedAccountId());
                    assertThat(activity.contactId()).isEqualTo(state.convertedContactId());
                    assertThat(activity.opportunityId()).isEqualTo(state.convertedOpportunityId());
                });
        assertThat(journey.activities(lead))
                .filteredOn(activity -> "prepareConversion".equals(activity.step()))
                .extracting(Activity::outcome)
                .contains(choice.name());
        var id = jdbc.sql("SELECT id FROM conversion WHERE lead_id = :lead")
                .param("lead", lead)
                .query(String.class)
                .single();
        var conversion = conversions.get(id);
        assertThat(conversion).extracting("choice", "convertedBy").containsExactly(choice, "ae");
        return conversions.resultOf(conversion);
    }

    private void assertStands(String lead, LeadStatus status, String element) {
        assertThat(journey.waitsAt(lead)).contains(element);
        assertThat(journey.lead(lead).state())
                .extracting("status", "statusReason")
                .containsExactly(status, null);
    }

    private void assertDueInTwoDays(String lead) {
        assertThat(journey.task(lead, "prepareConversion").getDueDate().toInstant())
                .isCloseTo(
                        ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(2)), within(1, ChronoUnit.MINUTES));
    }
}
