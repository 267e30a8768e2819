package io.leadpath.qualification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.activity.Activities;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A lead's page and what can be done on it, as a browser sends it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LeadPageTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Leads leads;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    Activities activities;

    @Test
    void tellsWhereTheLeadStandsInADiagramAndInAList() {
        var lead = newLead("{}");
        var sdr = as("sdr");

        var page = sdr.get("/leads/" + lead).body();
        assertThat(page)
                .contains("class=\"node subProcess present\" data-element=\"outreach\"", "Work lead", "Waiting now")
                .containsPattern("/camunda/app/tasklist/default/#/\\?task=[0-9a-f-]{36}");
        var inside = sdr.get("/leads/" + lead + "?plane=outreach").body();
        assertThat(inside)
                .contains("class=\"node userTask present\" data-element=\"workLead\"", "Inside:")
                .doesNotContain("data-element=\"outreach\"");
        assertThat(as("analyst").get("/leads/" + lead).body()).doesNotContain("#/?task=", "Log an activity");
    }

    @Test
    void listsAlsoWhatThePathDidByItself() {
        var page = as("sdr").get("/leads/" + newLead("{}")).body();

        assertThat(page.replaceAll("\\s+", " "))
                .containsPattern("<li><span>Route lead</span> <span class=\"who\">\\(business rule task\\): passed, ")
                .containsPattern("<li><span>Outreach</span> <span class=\"who\">\\(sub process\\): now, ");
    }

    @Test
    void saysAtOnceThatOthersMayBeTheSame() {
        var first = newLead("{}");
        assertThat(as("sdr").get("/leads/" + first).body()).doesNotContain("may be the same");

        var second = newLead("{}");
        var known = leads.get(first).details();
        program("manager")
                .with("If-Match", "*")
                .send(
                        "PATCH",
                        "/api/leads/" + second,
                        "{\"company\": \"%s\"}".formatted(known.company()),
                        "application/json");

        assertThat(as("sdr").get("/leads/" + second).body()).contains(">One record may be the same</a>");
    }

    @Test
    void aLeadInATeamsQueueIsNotThatOfThePersonWithTheSameId() {
        var lead = newLead("{}");
        lifecycle.queueFor(lead, "sdr", CurrentUser.SYSTEM);

        assertThat(as("manager").get("/leads/" + lead).body())
                .containsPattern("<dt>Owner</dt><dd>" + Pattern.quote(Role.SDR.label() + " (team)") + "</dd>");
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() {
        var lead = newLead("{\"firstName\": \"<script>alert(1)</script>\"}");

        assertThat(as("sdr").get("/leads/" + lead).body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)");
    }

    @Test
    void aCallIsLoggedAndThePageSaysSo() {
        var lead = newLead("{}");
        var sdr = as("sdr");

        var done =
                post(sdr, lead, "activities", Map.of("type", "CALL", "outcome", "Interested", "notes", "At\r\nnine"));

        assertThat(done.status()).isEqualTo(302);
        assertThat(sdr.get("/leads/" + lead).body()).contains("Call logged.", "Call: Interested");
        assertThat(activities.newest(Activities.Of.LEAD, lead, 10)).anySatisfy(logged -> {
            assertThat(logged.type()).isEqualTo(ActivityType.CALL);
            assertThat(logged.notes()).isEqualTo("At\nnine");
        });
        assertThat(leads.get(lead).status()).isEqualTo(LeadStatus.WORKING);
    }

    @Test
    void aRefusedActivityComesBackWithWhatWasTyped() {
        var lead = newLead("{}");
        var sdr = as("sdr");

        post(sdr, lead, "activities", Map.of("type", "EMAIL", "outcome", "x".repeat(81), "notes", "Kept \"notes\""));

        assertThat(sdr.get("/leads/" + lead).body())
                .contains("id=\"outcome-problem\"", "Outcome is longer than 80 characters.", "x".repeat(81))
                .contains("Kept &quot;notes&quot;")
                .containsPattern("value=\"EMAIL\"\\s+selected");
        assertThat(sdr.get("/leads/" + lead).body()).doesNotContain("outcome-problem");
    }

    @Test
    void theRecordIsEditedAndThePageTellsWhoChangedWhat() {
        var lead = newLead("{\"doNotCall\": true, \"contactId\": null, \"budget\": \"WEAK\"}");
        var sdr = as("sdr");
        assertThat(sdr.get("/leads/" + lead + "/edit").body())
                .contains("name=\"version\" value=\"0\"")
                .containsPattern("name=\"doNotCall\"[^>]*checked");

        var done = post(
                sdr,
                lead,
                "edit",
                Map.of("version", "0", "lastName", "Changed", "company", "", "_doNotCall", "on", "budget", "STRONG"));

        assertThat(done.status()).as(done.body()).isEqualTo(302);
        var details = leads.get(lead).details();
        assertThat(details.lastName()).isEqualTo("Changed");
        assertThat(details.company()).isNull();
        assertThat(details.doNotCall()).isFalse();
        assertThat(details.email()).isNotNull();
        assertThat(sdr.get("/leads/" + lead).body())
                .contains("Saved.", "changed fields", "Sofia Demo", "<td class=\"text\">Strong</td>");
    }

    @Test
    void aWrongEditIsToldNextToItsFieldsAndNothingTypedIsLost() {
        var lead = newLead("{}");
        var sdr = as("sdr");

        var refused =
                post(sdr, lead, "edit", Map.of("version", "0", "lastName", "", "email", "no address", "city", "Turku"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"lastName-problem\"", "id=\"email-problem\"", "value=\"no address\"", "value=\"Turku\"");
        assertThat(leads.get(lead).version()).isZero();
    }

    @Test
    void anEditInBetweenIsToldAndNeitherIsLost() {
        var lead = newLead("{\"city\": \"Oulu\"}");
        var sdr = as("sdr");
        program("manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/leads/" + lead, "{\"city\": \"Espoo\", \"title\": \"CFO\"}", "application/json");
        var typed = new HashMap<>(Map.of("version", "0", "lastName", "Mine", "city", "Oulu", "title", "CEO"));

        var refused = post(sdr, lead, "edit", typed);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.body())
                .contains("Somebody else changed the lead", "city from Oulu to Espoo", "title from nothing to CFO")
                .contains("value=\"Mine\"", "value=\"Espoo\"", "value=\"CEO\"", "name=\"version\" value=\"1\"");
        typed.putAll(Map.of("version", "1", "city", "Espoo"));
        assertThat(post(sdr, lead, "edit", typed).status()).isEqualTo(302);
        assertThat(leads.get(lead).details())
                .extracting("lastName", "city", "title")
                .containsExactly("Mine", "Espoo", "CEO");
    }

    @Test
    void aLeadIsRecordedAndASecondEnquiryIsAddedToIt() {
        var sdr = as("sdr");
        var typed = new HashMap<>(Map.of("lastName", unique("New"), "email", unique("new") + "@example.com"));
        typed.put("_csrf", sdr.pageToken());

        var first = sdr.form("/leads/new", typed);
        assertThat(first.status()).as(first.body()).isEqualTo(302);
        assertThat(sdr.get(path(first)).body()).contains("The lead is recorded", "Work lead");

        var second = sdr.form("/leads/new", typed);
        assertThat(path(second)).isEqualTo(path(first));
        assertThat(sdr.get(path(second)).body()).contains("was added to it");
    }

    @Test
    void aLeadWithoutANameIsRefusedWithWhatWasTyped() {
        var sdr = as("sdr");

        var refused =
                sdr.form("/leads/new", Map.of("_csrf", sdr.pageToken(), "company", "Kept Ltd", "employees", "many"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("value=\"Kept Ltd\"", "value=\"many\"")
                .contains("id=\"lastName-problem\"", "id=\"employees-problem\"");
    }

    @Test
    void aChannelManagerSaysWhichPartner() {
        var channel = as("channel");

        var refused = channel.form("/leads/new", Map.of("_csrf", channel.pageToken(), "lastName", "Partnerless"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"partnerAccountId-problem\"", "Partnerless");
    }

    @Test
    void aManagerMergesALeadIntoTheOneItEquals() {
        var kept = newLead("{}");
        var lead = newLead("{}");
        program("manager")
                .with("If-Match", "*")
                .send(
                        "PATCH",
                        "/api/leads/" + lead,
                        "{\"email\": \"" + leads.get(kept).details().email() + "\"}",
                        "application/json");
        var manager = as("manager");
        assertThat(manager.get("/leads/" + lead).body()).contains("May be the same", "value=\"" + kept + "\"");
        assertThat(as("sdr").get("/leads/" + lead).body())
                .contains("May be the same")
                .doesNotContain("Merge into");

        post(manager, lead, "merge", Map.of());
        assertThat(manager.get("/leads/" + lead).body()).contains("Choose the lead that goes on.");
        post(manager, lead, "merge", Map.of("into", kept));

        assertThat(manager.get("/leads/" + lead).body())
                .contains("Merged.", "This lead was merged into", "/leads/" + kept);
        assertThat(leads.get(lead).state().mergedInto()).isEqualTo(kept);
    }

    @Test
    void aLeadIsNotMergedIntoOneThatIsConverted() {
        var over = newLead("{}");
        var converted = program("manager").post("/api/leads/" + over + "/conversion", "{\"bypassReason\": \"Known\"}");
        assertThat(converted.status()).as(converted.body()).isEqualTo(201);
        var lead = newLead("{}");
        program("manager")
                .with("If-Match", "*")
                .send(
                        "PATCH",
                        "/api/leads/" + lead,
                        "{\"email\": \"" + leads.get(over).details().email() + "\"}",
                        "application/json");

        assertThat(as("manager").get("/leads/" + lead).body())
                .contains("May be the same", "/leads/" + over)
                .doesNotContain("Merge into");
    }

    @Test
    void aLeadThatTakesItsInterestBackLeaves() {
        var lead = newLead("{}");
        var manager = as("manager");

        post(manager, lead, "withdraw", Map.of());

        assertThat(leads.get(lead).state().statusReason()).isEqualTo("WITHDRAWN");
        assertThat(manager.get("/leads/" + lead).body())
                .contains("has withdrawn")
                .doesNotContain("Heard from the lead");
        post(manager, lead, "re-engage", Map.of());
        assertThat(manager.get("/leads/" + lead).body()).contains("does not wait for");
    }

    @Test
    void aLeadThatWantsNoContactIsLeftAlone() {
        var lead = newLead("{}");
        var manager = as("manager");

        post(manager, lead, "opt-out", Map.of());

        assertThat(leads.get(lead).state().statusReason()).isEqualTo("OPTED_OUT");
        assertThat(leads.get(lead).details().doNotCall()).isTrue();
        assertThat(manager.get("/leads/" + lead).body()).contains("Do not call, no mail");
    }

    @ParameterizedTest
    @CsvSource({
        "analyst, activities",
        "analyst, edit",
        "analyst, merge",
        "analyst, withdraw",
        "analyst, opt-out",
        "analyst, re-engage",
        "sdr, merge",
        "ae, edit",
        "ae, merge",
        "ae, withdraw",
        "channel, activities",
        "channel, edit",
        "channel, withdraw"
    })
    void whoeverMayNotIsRefused(String user, String action) {
        var lead = newLead("{}");
        var before = leads.get(lead);

        var answer =
                post(as(user), lead, action, Map.of("version", "0", "lastName", "X", "type", "CALL", "reason", "R"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(leads.get(lead)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"activities", "edit", "merge", "withdraw", "opt-out", "re-engage"})
    void withoutTheTokenOfTheFormNothingIsDone(String action) {
        var lead = newLead("{}");
        var before = leads.get(lead);

        assertThat(as("admin")
                        .form("/leads/" + lead + "/" + action, Map.of("type", "CALL"))
                        .status())
                .isEqualTo(403);
        assertThat(leads.get(lead)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"ae, 403", "analyst, 403", "manager, 200", "channel, 200"})
    void theFormForANewLeadIsForThoseWhoMayRecordOne(String user, int status) {
        assertThat(as(user).get("/leads/new").status()).isEqualTo(status);
    }

    private String newLead(String fields) {
        var known = fields.equals("{}") ? "" : ", " + fields.substring(1, fields.length() - 1);
        var answer = program("manager")
                .post(
                        "/api/leads",
                        "{\"lastName\": \"%s\", \"email\": \"%s@example.com\", \"company\": \"%s\"%s}"
                                .formatted(unique("Person"), unique("p"), unique("Company"), known));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").textValue();
    }

    private Answer post(Caller caller, String lead, String action, Map<String, String> fields) {
        var sent = new HashMap<>(fields);
        sent.put("_csrf", caller.pageToken());
        return caller.form("/leads/" + lead + "/" + action, sent);
    }

    private static String path(Answer answer) {
        return answer.location().replaceFirst("^https?://[^/]+", "");
    }

    private Caller as(String user) {
        return Caller.browser(port, user);
    }

    private Caller program(String user) {
        return Caller.program(port, user, user);
    }

    private static String unique(String prefix) {
        return prefix + "page" + COUNTER.incrementAndGet();
    }
}
