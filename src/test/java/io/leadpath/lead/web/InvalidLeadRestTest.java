package io.leadpath.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.lead.LeadIntake;
import io.leadpath.notification.Notices;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import io.leadpath.support.Contingency;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Row 3: what is spam is recorded, and nobody hears of it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class InvalidLeadRestTest {
    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Notices notices;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"email\":\"ann@shop.invalid\"",
                "\"email\":\"ann@localhost\"",
                "\"email\":\"ann@example.com\",\"website\":\"https://www.shop.test/\""
            })
    @Contingency(
            row = 3,
            rules = {LeadIntake.class})
    void aLeadFromABlockedDomainIsDisqualifiedAndStartsNoPath(String fields) {
        var answer = create(fields);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("status").asText()).isEqualTo("DISQUALIFIED");
        assertThat(answer.json().get("statusReason").asText()).isEqualTo("INVALID");
        assertThat(path(answer).get("steps")).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id(answer))
                        .count())
                .isZero();
        assertThat(notices.of("manager", 1000)).as("nobody is bothered").noneMatch(notice -> id(answer)
                .equals(notice.subjectId()));
        assertThat(activities(answer).findValuesAsText("outcome")).containsExactly("BLOCKED_DOMAIN");
    }

    @Test
    void aLeadFromABlockedDomainIsAddedToNoLeadInProgress() {
        var company = "Company " + UUID.randomUUID();
        var first = post("{\"lastName\":\"Same\",\"company\":\"" + company + "\"}");

        var spam = post("{\"lastName\":\"Same\",\"company\":\"" + company + "\",\"email\":\"same@shop.invalid\"}");

        assertThat(spam.status()).isEqualTo(201);
        assertThat(activities(first)).isEmpty();
    }

    @Test
    void aLeadFromABlockedDomainIsNeverConvertedEvenByAManager() {
        var id = id(create("\"email\":\"ann@shop.invalid\""));

        var answer = as("manager")
                .post("/api/leads/" + id + "/conversion", "{\"bypassReason\":\"They asked\",\"ownerId\":\"ae\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().get("code").asText()).isEqualTo("INVALID_STATUS");
    }

    @Test
    void anAddressToThrowAwayIsOnlyWarnedOf() {
        var email = UUID.randomUUID() + "@inbox.mailinator.com";
        var answer = create("\"email\":\"" + email + "\"");

        assertThat(answer.json().get("status").asText()).isEqualTo("OPEN");
        assertThat(path(answer).get("steps").findValuesAsText("id")).contains("workLead");
        assertThat(activities(answer).findValuesAsText("outcome")).containsExactly("THROW_AWAY_ADDRESS");
        assertThat(activities(answer).toString())
                .contains("inbox.mailinator.com")
                .doesNotContain(email);

        create("\"email\":\"" + email + "\"");
        assertThat(activities(answer).findValuesAsText("outcome"))
                .as("told once")
                .containsExactly("NEW_ENQUIRY", "THROW_AWAY_ADDRESS");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(create("\"email\":\"ann(at)shop.invalid\"").status()).isEqualTo(400);
    }

    private Answer create(String fields) {
        var name = "Person" + UUID.randomUUID().toString().substring(0, 8);
        return post("{\"lastName\":\"" + name + "\"," + fields + "}");
    }

    private Answer post(String lead) {
        return as("sdr").post("/api/leads", lead);
    }

    private JsonNode path(Answer lead) {
        return as("manager").get("/api/leads/" + id(lead) + "/path").json();
    }

    private JsonNode activities(Answer lead) {
        return as("manager")
                .get("/api/leads/" + id(lead) + "/activities")
                .json()
                .get("items");
    }

    private static String id(Answer lead) {
        return lead.json().get("id").asText();
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }
}
