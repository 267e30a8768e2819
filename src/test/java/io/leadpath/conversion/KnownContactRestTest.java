package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.activity.Activities;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.LostDeals;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What can be started with a contact who is known: a lead again, and an opportunity without a conversion. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Records.class)
class KnownContactRestTest {
    private static final String NONE = "{\"opportunity\": \"NONE\", \"noOpportunityReason\": \"Is a vendor\"}";

    @LocalServerPort
    int port;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    Accounts accounts;

    @Autowired
    Opportunities opportunities;

    @Autowired
    LostDeals lostDeals;

    @Autowired
    Activities activities;

    // A new interest

    @Test
    void aNewInterestIsAddedToTheLeadOfTheContactThatIsInProgress() {
        var contact = contact("email", Records.unique("known") + "@example.com");
        var first = comeBack("sdr", contact, "WEB");

        var second = comeBack("manager", contact, "PHONE_INQUIRY");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(activities.newest(Activities.Of.LEAD, leadId(first), 5))
                .extracting("outcome")
                .contains("NEW_ENQUIRY");
    }

    @Test
    void aLeadInProgressOfTheSamePersonLearnsWhoItIsAndConvertsIntoTheKnownRecords() {
        var email = Records.unique("known") + "@example.com";
        var contact = contact("email", email);
        var open = records.openLead("email", email, "company", Records.unique("Other "));

        var answer = comeBack("sdr", contact, "WEB");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(leadId(answer)).isEqualTo(open.id());
        assertThat(answer.json().get("contactId").asText()).isEqualTo(contact.id());
        records.approve(leads.get(open.id()));
        var preview =
                as("ae").get("/api/leads/" + open.id() + "/conversion/preview").json();
        assertThat(preview.at("/contact/id").asText()).isEqualTo(contact.id());
        assertThat(preview.at("/account/id").asText()).isEqualTo(contact.accountId());
    }

    @Test
    void aColleagueOfTheSameNameIsSomebodyElse() {
        var account = records.account();
        var one = records.contact(account, "lastName", "Twin", "firstName", "Ada");
        var other = records.contact(account, "lastName", "Twin", "firstName", "Eve");
        var first = comeBack("sdr", one, "WEB");

        var second = comeBack("sdr", other, "WEB");

        assertThat(second.status()).isEqualTo(201);
        assertThat(leadId(second)).isNotEqualTo(leadId(first));
        assertThat(second.json().get("contactId").asText()).isEqualTo(other.id());
    }

    @Test
    void aLeadThatOnlySharesCompanyAndLastNameIsNotTakenForTheContact() {
        var account = records.account();
        var contact = records.contact(account, "lastName", "Twin", "firstName", "Ada");
        var open = records.openLead(
                "lastName",
                "Twin",
                "firstName",
                "Eve",
                "company",
                account.details().name());

        var answer = comeBack("sdr", contact, "WEB");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(leadId(answer)).isNotEqualTo(open.id());
        assertThat(answer.json().get("contactId").asText()).isEqualTo(contact.id());
        assertThat(leads.get(open.id()).details().contactId()).isNull();
    }

    @Test
    void aLeadOfTheSameCompanyAndNameThatSaysNothingElseIsTakenForTheContact() {
        var account = records.account();
        var contact = records.contact(account, "lastName", "Twin", "firstName", "Ada");
        records.openLead(
                "lastName",
                "Twin",
                "firstName",
                "Eve",
                "company",
                account.details().name());
        var own = as("sdr")
                .post(
                        "/api/leads",
                        "{\"lastName\": \"Solo\", \"firstName\": \"Ada\", \"company\": \"%s\"}"
                                .formatted(account.details().name()));
        var solo = records.contact(account, "lastName", "Solo");

        assertThat(leadId(comeBack("sdr", solo, "WEB"))).isEqualTo(leadId(own));
        assertThat(comeBack("sdr", contact, "WEB").status()).isEqualTo(201);
    }

    @Test
    void aCorrectionRecordsNoLeadOfAStranger() {
        var company = Records.unique("Stranger Mills ");
        var lead = records.approvedLead("lastName", "Twin", "firstName", "Ada", "company", company);
        var made = convert("ae", lead.id(), NONE);
        var stranger = records.openLead("lastName", "Twin", "firstName", "Eve", "company", company);

        var corrected = as("manager")
                .post(
                        "/api/conversions/" + made.get("conversionId").asText() + "/correction",
                        "{\"reason\": \"Too early\", \"newLead\": true}");

        assertThat(corrected.status()).as(corrected.body()).isEqualTo(201);
        var opened = corrected.json().get("newLeadId").asText();
        assertThat(opened).isNotEqualTo(stranger.id());
        assertThat(leads.get(opened).details().contactId()).isEqualTo(contactId(made));
    }

    @Test
    void oneLeadIsMadeHoweverManyRecordTheInterestAtTheSameInstant() throws Exception {
        var contact = contact();
        var before = records.count("lead");

        var answers = Parallel.run(10, () -> comeBack("sdr", contact, "WEB"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 200);
        assertThat(records.count("lead")).isEqualTo(before + 1);
    }

    @Test
    void aNewInterestIsRefusedInTheContractsOrder() {
        var nowhere = "/api/contacts/nowhere/leads";
        var here = "/api/contacts/" + contact().id() + "/leads";
        assertProblem(Caller.nobody(port).post(nowhere, "{"), 401, "UNAUTHORIZED");
        for (var user : new String[] {"ae", "channel", "analyst"}) {
            assertProblem(as(user).post(nowhere, "{"), 403, "FORBIDDEN");
        }
        assertProblem(as("sdr").post(nowhere, "{"), 404, "NOT_FOUND");
        assertProblem(as("sdr").post(here, "{"), 400, "INVALID_VALUE");
        assertField(as("sdr").post(here, "{}"), "source", "REQUIRED_FIELD_MISSING");
        assertField(as("sdr").post(here, "{\"source\": \"NOWHERE\"}"), "source", "INVALID_VALUE");
        assertField(
                as("sdr").post(here, "{\"source\": \"WEB\", \"description\": \"" + "x".repeat(32001) + "\"}"),
                "description",
                "STRING_TOO_LONG");
        assertProblem(as("sdr").post(here, "{\"source\": \"WEB\", \"lastName\": \"x\"}"), 400, "INVALID_VALUE");
    }

    @Test
    void anErasedContactHasNoInterestAnyMoreUntilSomebodyElseStandsInItsPlace() {
        var contact = contact("email", Records.unique("known") + "@example.com");
        erase(contact);

        assertProblem(
                as("sdr").post("/api/contacts/" + contact.id() + "/leads", "{\"source\": \"WEB\"}"),
                409,
                "INVALID_STATUS");
        as("manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/contacts/" + contact.id(), "{\"lastName\": \"Next\"}", "application/json");
        assertThat(comeBack("sdr", contact, "WEB").status()).isEqualTo(201);
    }

    @Test
    void aLostDealTakesNobodyUpAgainWhoWasErased() {
        var contact = contact("email", Records.unique("known") + "@example.com");
        var deal = lostDeal(contact);
        erase(contact);

        assertThat(lostDeals.takeUpAgain(deal)).isEmpty();
        assertThat(activities.newest(Activities.Of.OPPORTUNITY, deal, 5))
                .extracting("outcome")
                .contains("NO_LEAD");
    }

    @Test
    void aLostDealTakesNobodyUpAgainWhoOptedOutAsALead() {
        var email = Records.unique("known") + "@example.com";
        var contact = contact("email", email);
        var deal = lostDeal(contact);
        lifecycle.optOut(records.openLead("email", email).id(), KnownUsers.SDR);

        assertThat(lostDeals.takeUpAgain(deal)).isEmpty();
        assertThat(lostDeals.takeUpAgain(lostDeal(contact()))).isPresent();
    }

    // An opportunity without a conversion

    @Test
    void anOpportunityOpensAtItsFirstStageWithTheContactAsThePrimaryOne() {
        var contact = contact();

        var answer = open("ae", contact.id(), "{\"name\": \" Second floor \"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var id = answer.json().get("id").asText();
        assertThat(answer.location()).isEqualTo("/api/opportunities/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        var deal = opportunities.get(id);
        assertThat(deal.accountId()).isEqualTo(contact.accountId());
        assertThat(deal.originLeadId()).isNull();
        assertThat(deal.details())
                .extracting("name", "amount", "stage", "probability", "owner", "source", "partnerAccountId")
                .containsExactly("Second floor", null, Stage.PROSPECTING, 10, "ae", null, null);
        var quarterEnd = deal.details().closeDate();
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(quarterEnd).isAfterOrEqualTo(today).isBefore(today.plusDays(93));
        assertThat(quarterEnd.plusDays(1).getDayOfMonth()).isOne();
        assertThat(quarterEnd.getMonthValue() % 3).isZero();
        assertThat(opportunities.contactRoles(id)).singleElement().satisfies(role -> {
            assertThat(role.contactId()).isEqualTo(contact.id());
            assertThat(role.primaryContact()).isTrue();
        });
        assertThat(as("sdr").get("/api/opportunities/" + id).status()).isEqualTo(200);
    }

    @Test
    void aManagerOpensItForSomebodyAndAnAeOnlyForThemselves() {
        var contact = contact();
        var forAe2 = "{\"name\": \"Deal\", \"ownerId\": \"ae2\", \"amount\": 10, \"closeDate\": \"2031-05-06\"}";

        var opened = open("manager", contact.id(), forAe2);

        assertThat(opened.json().get("owner").asText()).isEqualTo("ae2");
        assertThat(opened.json().get("closeDate").asText()).isEqualTo("2031-05-06");
        assertThat(opened.json().get("amount").decimalValue()).isEqualByComparingTo("10");
        assertThat(open("manager", contact.id(), "{\"name\": \"Deal\"}")
                        .json()
                        .get("owner")
                        .asText())
                .isEqualTo("manager");
        assertProblem(open("ae", contact.id(), forAe2), 403, "FORBIDDEN");
        assertThat(open("ae", contact.id(), "{\"name\": \"Deal\", \"ownerId\": \"ae\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aCreditedOpportunityHasTheLeadsSourceAndPartnerAndShowsWhatWasDoneForTheLead() {
        var partner = records.account();
        var lead = records.approvedLead("source", "PARTNER_REFERRAL", "partnerAccountId", partner.id());
        as("sdr").post("/api/leads/" + lead.id() + "/activities", "{\"type\": \"CALL\", \"outcome\": \"Talked\"}");
        var made = convert("manager", lead.id(), NONE);

        var opened = open("manager", contactId(made), credited(lead.id()));

        var deal = opportunities.get(opened.json().get("id").asText());
        assertThat(deal.details())
                .extracting("source", "partnerAccountId", "owner")
                .containsExactly("PARTNER_REFERRAL", partner.id(), "ae");
        assertThat(activities.newest(Activities.Of.OPPORTUNITY, deal.id(), 10))
                .extracting("outcome")
                .contains("Talked", "LATE_OPPORTUNITY");
    }

    @Test
    void theCreditIsGivenOnceHoweverManyAskForItAtTheSameInstant() throws Exception {
        var lead = records.approvedLead();
        var made = convert("ae", lead.id(), NONE);
        var before = records.count("opportunity");

        var answers = Parallel.run(20, () -> open("manager", contactId(made), credited(lead.id())));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> assertProblem(answer, 409, "CREDIT_ALREADY_GIVEN"));
        assertThat(records.count("opportunity")).isEqualTo(before + 1);
        assertThat(records.count("credit", "lead_id", lead.id())).isEqualTo(2);
        assertThat(open("ae", contactId(made), "{\"name\": \"Without credit\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aConversionThatMadeAnOpportunityOrChoseOneHasItsCredit() {
        var created = records.approvedLead();
        var made = convert("ae", created.id(), "{}");
        assertProblem(open("ae", contactId(made), credited(created.id())), 409, "CREDIT_ALREADY_GIVEN");

        var chosen = records.approvedLead();
        var deal = records.opportunity(records.account(), Stage.PROPOSAL, null);
        var into = convert(
                "ae", chosen.id(), "{\"opportunity\": \"CHOOSE_EXISTING\", \"opportunityId\": \"" + deal.id() + "\"}");
        var refused = open("ae", contactId(into), credited(chosen.id()));
        assertProblem(refused, 409, "CREDIT_ALREADY_GIVEN");
        assertThat(refused.json().get("convertedOpportunityId").asText()).isEqualTo(deal.id());
    }

    @Test
    void theCreditOfALeadOfAnotherContactIsNotGiven() {
        var lead = records.approvedLead();
        convert("ae", lead.id(), NONE);

        assertProblem(open("ae", contact().id(), credited(lead.id())), 409, "CREDIT_ALREADY_GIVEN");
    }

    @Test
    void aConversionThatWasAMistakeEarnsNoCredit() {
        var lead = records.approvedLead();
        var made = convert("ae", lead.id(), NONE);
        correct(made);

        assertProblem(open("ae", contactId(made), credited(lead.id())), 409, "INVALID_STATUS");
        assertThat(open("ae", contactId(made), "{\"name\": \"Deal\"}").status()).isEqualTo(201);
    }

    @Test
    void anOpportunityThatGotTheCreditOfAMistakeIsLostWithIt() {
        var lead = records.approvedLead();
        var made = convert("ae", lead.id(), NONE);
        var late = open("ae", contactId(made), credited(lead.id()))
                .json()
                .get("id")
                .asText();

        var correction = correct(made);

        assertThat(correction.get("closedOpportunityId").asText()).isEqualTo(late);
        assertThat(opportunities.get(late).details())
                .extracting("stage", "closedReason")
                .containsExactly(Stage.CLOSED_LOST, "CREATED_IN_ERROR");
    }

    @Test
    void anOpportunityIsRefusedInTheContractsOrder() {
        var contact = contact().id();
        assertProblem(Caller.nobody(port).post("/api/contacts/nowhere/opportunities", "{"), 401, "UNAUTHORIZED");
        for (var user : new String[] {"sdr", "channel", "analyst"}) {
            assertProblem(open(user, "nowhere", "{"), 403, "FORBIDDEN");
        }
        assertProblem(open("ae", "nowhere", "{"), 404, "NOT_FOUND");
        assertProblem(open("ae", contact, "{"), 400, "INVALID_VALUE");
        assertProblem(open("ae", contact, "{\"name\": \"Deal\", \"stage\": \"CLOSED_WON\"}"), 400, "INVALID_VALUE");
        assertProblem(
                open(
                        "ae",
                        contact,
                        "{\"name\": \"Deal\", \"originLeadId\": \""
                                + records.approvedLead().id() + "\"}"),
                409,
                "INVALID_STATUS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                     | name         | REQUIRED_FIELD_MISSING",
                "{\"name\": \" \"}                                      | name         | REQUIRED_FIELD_MISSING",
                "{\"name\": \"x\", \"amount\": -1}                      | amount       | INVALID_VALUE",
                "{\"name\": \"x\", \"amount\": 1.234}                   | amount       | INVALID_VALUE",
                "{\"name\": \"x\", \"closeDate\": \"1800-01-01\"}       | closeDate    | INVALID_VALUE",
                "{\"name\": \"x\", \"closeDate\": \"soon\"}             | closeDate    | INVALID_VALUE",
                "{\"name\": \"x\", \"ownerId\": \"nobody\"}             | ownerId      | INVALID_CROSS_REFERENCE",
                "{\"name\": \"x\", \"originLeadId\": \"nowhere\"}       | originLeadId | INVALID_CROSS_REFERENCE"
            })
    void aFieldThatCannotBeIsNamed(String body, String field, String code) {
        assertField(open("manager", contact().id(), body), field, code);
    }

    @Test
    void aNameThatIsTooLongIsRefusedAndNothingIsCut() {
        assertField(open("ae", contact().id(), "{\"name\": \"" + "x".repeat(121) + "\"}"), "name", "STRING_TOO_LONG");
    }

    @Test
    void theFirstAnswerIsReplayedForTheSameIdempotencyKey() {
        var contact = contact().id();
        var key = UUID.randomUUID().toString();

        var first = as("ae").with("Idempotency-Key", key)
                .post("/api/contacts/" + contact + "/opportunities", "{\"name\": \"Deal\"}");
        var again = as("ae").with("Idempotency-Key", key)
                .post("/api/contacts/" + contact + "/opportunities", "{\"name\": \"Deal\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    // Who takes part

    @Test
    void everybodyWhoTakesPartIsReplacedAtOnceAndThePrimaryContactComesFirst() {
        var first = contact();
        var second = contact();
        var deal =
                open("ae", first.id(), "{\"name\": \"Deal\"}").json().get("id").asText();

        var answer = roles(
                "ae",
                deal,
                "[{\"contactId\": \"" + first.id() + "\"}, {\"contactId\": \"" + second.id()
                        + "\", \"primaryContact\": true}]");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var read =
                as("sdr").get("/api/opportunities/" + deal + "/contact-roles").json();
        assertThat(read).isEqualTo(answer.json());
        assertThat(read.findValuesAsText("contactId")).containsExactly(second.id(), first.id());
        assertThat(read.findValuesAsText("primaryContact")).containsExactly("true", "false");
        assertThat(roles("manager", deal, "[{\"contactId\": \"" + first.id() + "\", \"primaryContact\": true}]")
                        .json()
                        .findValuesAsText("contactId"))
                .containsExactly(first.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"contactId\": \"{one}\"}]",
                "[{\"contactId\": \"{one}\", \"primaryContact\": true}, {\"contactId\": \"{two}\", \"primaryContact\": true}]",
                "[{\"contactId\": \"{one}\", \"primaryContact\": true}, {\"contactId\": \"{one}\"}]",
                "[{\"contactId\": \"nobody\", \"primaryContact\": true}]",
                "[{\"primaryContact\": true}]",
                "[null]",
                "{}"
            })
    void exactlyOneKnownContactIsThePrimaryOne(String body) {
        var contact = contact();
        var deal = open("ae", contact.id(), "{\"name\": \"Deal\"}")
                .json()
                .get("id")
                .asText();

        var answer = roles(
                "ae",
                deal,
                body.replace("{one}", contact.id()).replace("{two}", contact().id()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(opportunities.contactRoles(deal)).extracting("contactId").containsExactly(contact.id());
    }

    @Test
    void onlyWhoeverMayEditTheDealSaysWhoTakesPart() {
        var contact = contact();
        var deal = open("ae", contact.id(), "{\"name\": \"Deal\"}")
                .json()
                .get("id")
                .asText();
        var body = "[{\"contactId\": \"" + contact.id() + "\", \"primaryContact\": true}]";

        assertProblem(roles("sdr", "nowhere", "["), 403, "FORBIDDEN");
        assertProblem(roles("ae", "nowhere", "["), 404, "NOT_FOUND");
        assertProblem(roles("ae2", deal, body), 403, "FORBIDDEN");
        assertThat(roles("manager", deal, body).status()).isEqualTo(200);
        assertProblem(as("ae").get("/api/opportunities/nowhere/contact-roles"), 404, "NOT_FOUND");
    }

    private Contact contact(Object... fields) {
        return records.contact(records.account(), fields);
    }

    private void erase(Contact contact) {
        var answer = as("manager")
                .post("/api/contacts/" + contact.id() + "/erasure", "{\"reason\": \"Asked for it by letter\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private String lostDeal(Contact contact) {
        var account = accounts.get(contact.accountId());
        var deal = records.opportunity(account, Stage.CLOSED_LOST, null).id();
        opportunities.addContact(deal, contact.id());
        return deal;
    }

    private Answer comeBack(String user, Contact contact, String source) {
        return as(user).post("/api/contacts/" + contact.id() + "/leads", "{\"source\": \"" + source + "\"}");
    }

    private Answer open(String user, String contact, String body) {
        return as(user).post("/api/contacts/" + contact + "/opportunities", body);
    }

    private Answer roles(String user, String opportunity, String body) {
        return as(user).send("PUT", "/api/opportunities/" + opportunity + "/contact-roles", body, "application/json");
    }

    private static String credited(String lead) {
        return "{\"name\": \"Late\", \"originLeadId\": \"" + lead + "\"}";
    }

    private JsonNode convert(String user, String lead, String body) {
        var answer = as(user).post("/api/leads/" + lead + "/conversion", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode correct(JsonNode conversion) {
        var answer = as("manager")
                .post(
                        "/api/conversions/" + conversion.get("conversionId").asText() + "/correction",
                        "{\"reason\": \"Wrong company\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static String contactId(JsonNode conversion) {
        return conversion.at("/contact/id").asText();
    }

    private static String leadId(Answer answer) {
        return answer.json().get("id").asText();
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private static void assertField(Answer answer, String field, String code) {
        assertProblem(answer, 400, code);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).as(answer.body()).isEqualTo(code);
    }
}
