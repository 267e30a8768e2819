package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The three questions to which other systems answer that it cannot be done: each is refused here, too, and each has a
 * way forward.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Records.class)
class AnswersToYouCannotTest {
    private static final String NONE = "{\"opportunity\": \"NONE\", \"noOpportunityReason\": \"Clicked too fast\"}";

    @LocalServerPort
    int port;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    Opportunities opportunities;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    Caller manager;

    @BeforeEach
    void logIn() {
        manager = as("manager");
    }

    // They became a customer years ago and are interested in the new product

    @Test
    void aConvertedLeadIsNotConvertedAgainForANewInterest() {
        var lead = records.approvedLead("company", Records.unique("Old customer "));
        var made = convert(lead.id(), "{}");

        var again = as("ae").post("/api/leads/" + lead.id() + "/conversion", "{}");

        assertProblem(again, 409, "LEAD_ALREADY_CONVERTED");
        assertThat(again.json().get("conversionId")).isEqualTo(made.get("conversionId"));
        assertThat(records.count("conversion", "lead_id", lead.id())).isOne();
    }

    @Test
    void theNewInterestOfAKnownContactGoesDownAPathOfItsOwnToASecondOpportunityOfTheSameAccountAndContact() {
        var email = Records.unique("ada") + "@example.com";
        var first = convert(
                records.approvedLead("company", Records.unique("Old customer "), "email", email)
                        .id(),
                "{}");
        var contact = id(first, "contact");

        var answer = manager.post(
                "/api/contacts/" + contact + "/leads",
                "{\"source\": \"PHONE_INQUIRY\", \"description\": \"Wants the new product\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var lead = answer.json();
        var leadId = lead.get("id").asText();
        assertThat(answer.location()).isEqualTo("/api/leads/" + leadId);
        assertThat(lead.get("contactId").asText()).isEqualTo(contact);
        assertThat(lead.get("status").asText()).isEqualTo("OPEN");
        assertThat(lead.get("email").asText()).isEqualTo(email);
        assertThat(lead.get("source").asText()).isEqualTo("PHONE_INQUIRY");
        assertThat(lead.get("description").asText()).isEqualTo("Wants the new product");
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(leadId)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("workLead");

        records.approve(leads.get(leadId));
        var preview = as("ae").get("/api/leads/" + leadId + "/conversion/preview");
        assertThat(preview.json().get("duplicates")).isEmpty();
        assertThat(preview.json().get("refusal").isNull()).isTrue();
        assertThat(id(preview.json(), "account")).isEqualTo(id(first, "account"));
        assertThat(id(preview.json(), "contact")).isEqualTo(contact);
        var second = convert(leadId, "{}");
        assertThat(id(second, "account")).isEqualTo(id(first, "account"));
        assertThat(id(second, "contact")).isEqualTo(contact);
        assertThat(second.at("/contact/created").asBoolean()).isFalse();
        assertThat(second.at("/account/created").asBoolean()).isFalse();
        assertThat(id(second, "opportunityRecord")).isNotEqualTo(id(first, "opportunityRecord"));
        assertThat(opportunities.openOf(id(first, "account"))).hasSize(2);
    }

    // No opportunity was chosen by mistake

    @Test
    void aConversionWithoutOpportunityIsNeitherTakenBackNorRepeatedToGetOne() {
        var lead = records.approvedLead();
        var made = convert(lead.id(), NONE);

        assertProblem(as("ae").post("/api/leads/" + lead.id() + "/conversion", "{}"), 409, "LEAD_ALREADY_CONVERTED");
        assertProblem(
                manager.send(
                        "PATCH", "/api/conversions/" + conversionId(made), "{\"opportunity\": \"CREATE_NEW\"}", JSON),
                405,
                "METHOD_NOT_ALLOWED");
        assertThat(opportunities.openOf(id(made, "account"))).isEmpty();
    }

    @Test
    void theOpportunityIsMadeFromTheContactLaterOnAndTheConversionGetsTheCredit() {
        var lead = records.approvedLead("source", "WEB");
        var made = convert(lead.id(), NONE);
        var before = leads.get(lead.id());
        var conversionBefore =
                manager.get("/api/conversions/" + conversionId(made)).body();

        var answer = as("ae").post(
                        "/api/contacts/" + id(made, "contact") + "/opportunities",
                        "{\"name\": \"Late but real\", \"amount\": 1500.5, \"originLeadId\": \"" + lead.id() + "\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var opportunity = answer.json();
        assertThat(opportunity.get("accountId").asText()).isEqualTo(id(made, "account"));
        assertThat(opportunity.get("originLeadId").asText()).isEqualTo(lead.id());
        assertThat(opportunity.get("owner").asText()).isEqualTo("ae");
        assertThat(jdbc.sql(
                                "SELECT kind, ae, opportunity_id FROM credit WHERE conversion_id = :conversion ORDER BY kind")
                        .param("conversion", conversionId(made))
                        .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                        .list())
                .containsExactly(
                        "CONVERSION ae null",
                        "LATE_OPPORTUNITY ae " + opportunity.get("id").asText());
        assertThat(leads.get(lead.id())).isEqualTo(before);
        assertThat(manager.get("/api/conversions/" + conversionId(made)).body()).isEqualTo(conversionBefore);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(opportunity.get("id").asText())
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("pursueOpportunity");
    }

    // Something was converted by mistake

    @ParameterizedTest
    @ValueSource(strings = {"/api/leads/{lead}", "/api/leads/{lead}/conversion", "/api/conversions/{conversion}"})
    void aConversionIsNotUndoneByDeletingAnything(String path) {
        var lead = records.approvedLead();
        var made = convert(lead.id(), "{}");
        var address = path.replace("{lead}", lead.id()).replace("{conversion}", conversionId(made));

        assertProblem(as("admin").send("DELETE", address, null, null), 405, "METHOD_NOT_ALLOWED");
        assertThat(leads.get(lead.id()).isConverted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\": \"OPEN\"}", "{\"convertedAt\": null}", "{\"lastName\": \"Nobody\"}"})
    void aConversionIsNotUndoneByChangingTheLead(String change) {
        var lead = records.approvedLead();
        convert(lead.id(), "{}");

        var answer = as("admin").with("If-Match", "*").send("PATCH", "/api/leads/" + lead.id(), change, JSON);

        assertProblem(answer, 409, "LEAD_ALREADY_CONVERTED");
        assertThat(leads.get(lead.id()).isConverted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE lead SET status = 'OPEN', converted_at = NULL WHERE id = :lead",
                "UPDATE lead SET converted_opportunity_id = NULL WHERE id = :lead",
                "DELETE FROM lead WHERE id = :lead",
                "UPDATE conversion SET choice = 'NONE' WHERE lead_id = :lead",
                "DELETE FROM conversion WHERE lead_id = :lead"
            })
    void aConversionIsNotUndoneByTheApplicationsDatabaseUser(String sql) {
        var lead = records.approvedLead();
        convert(lead.id(), "{}");

        assertThatThrownBy(() -> jdbc.sql(sql).param("lead", lead.id()).update())
                .isInstanceOf(DataAccessException.class);
        assertThat(leads.get(lead.id()).isConverted()).isTrue();
        assertThat(records.count("conversion", "lead_id", lead.id())).isOne();
    }

    @Test
    void aMistakeIsCorrectedTheOpportunityIsLostAndTheContactGoesOnAsANewLead() {
        var lead = records.approvedLead("company", Records.unique("Wrong "));
        var made = convert(lead.id(), "{}");

        var answer = manager.post(
                "/api/conversions/" + conversionId(made) + "/correction",
                "{\"reason\": \"Not qualified\", \"newLead\": true}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var lost = opportunities.get(id(made, "opportunityRecord")).details();
        assertThat(lost.stage()).isEqualTo(Stage.CLOSED_LOST);
        assertThat(lost.closedReason()).isEqualTo("CREATED_IN_ERROR");
        var next = leads.get(answer.json().get("newLeadId").asText());
        assertThat(next.details().contactId()).isEqualTo(id(made, "contact"));
        records.approve(next);
        assertThat(id(convert(next.id(), "{}"), "contact")).isEqualTo(id(made, "contact"));
        assertThat(leads.get(lead.id()).isConverted()).isTrue();
    }

    private static final String JSON = "application/json";

    private JsonNode convert(String lead, String body) {
        var answer = as("ae").post("/api/leads/" + lead + "/conversion", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private static String conversionId(JsonNode conversion) {
        return conversion.get("conversionId").asText();
    }

    private static String id(JsonNode conversion, String record) {
        return conversion.get(record).get("id").asText();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("code").asText()).as(answer.body()).isEqualTo(code);
    }
}
