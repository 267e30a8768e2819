package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadEditing;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import io.leadpath.support.Meanwhile;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The page on which a lead is converted, and the form that corrects it, as a browser sends them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Records.class)
class ConversionPageTest {
    @LocalServerPort
    int port;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    Opportunities opportunities;

    @Autowired
    LeadEditing editing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    Caller ae;

    @BeforeEach
    void logIn() {
        ae = Caller.browser(port, "ae");
    }

    @Test
    void aNewOpportunityIsProposedAndMade() {
        var lead = records.approvedLead("company", Records.unique("Proposed "));

        var page = ae.get(page(lead));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("What will happen", "New: " + lead.details().company(), "This cannot be undone");
        var done = convert(ae, lead, Map.of("opportunity", "CREATE_NEW", "amount", "1200.50", "confirmed", "true"));
        assertThat(done.status()).as(done.body()).isEqualTo(302);
        assertThat(done.location()).endsWith("/leads/" + lead.id());
        var deal = opportunities.get(leads.get(lead.id()).state().convertedOpportunityId());
        assertThat(deal.details().amount()).isEqualByComparingTo("1200.50");
        assertThat(ae.get("/leads/" + lead.id()).body())
                .contains("Converted.", "/accounts/" + deal.accountId(), "/opportunities/" + deal.id(), "(new)");
    }

    @Test
    void anOpenOpportunityIsFoundAndChosen() {
        var lead = records.approvedLead();
        var deal = records.opportunity(records.account(), Stage.PROPOSAL, null);

        var found = ae.form(
                page(lead) + "/preview",
                fields(ae, lead, Map.of("find", deal.details().name())));
        assertThat(found.body()).contains("value=\"" + deal.id() + "\"");
        // the name and the date that were proposed for a new one are sent along
        var done = convert(
                ae,
                lead,
                Map.of(
                        "opportunity", "CHOOSE_EXISTING",
                        "opportunityId", deal.id(),
                        "opportunityName", "Not this",
                        "closeDate", "2030-01-31",
                        "confirmed", "true"));

        assertThat(done.status()).as(done.body()).isEqualTo(302);
        assertThat(leads.get(lead.id()).state().convertedOpportunityId()).isEqualTo(deal.id());
    }

    @Test
    void noOpportunityNeedsAReason() {
        var lead = records.approvedLead();

        var refused = convert(ae, lead, Map.of("opportunity", "NONE", "confirmed", "true"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"noOpportunityReason-problem\"");
        assertThat(refused.body()).containsPattern("value=\"NONE\"\\s+checked=\"checked\"");

        var done = convert(
                ae, lead, Map.of("opportunity", "NONE", "noOpportunityReason", "Is a vendor", "confirmed", "true"));
        assertThat(done.status()).isEqualTo(302);
        assertThat(ae.get("/leads/" + lead.id()).body()).contains("None: Is a vendor");
    }

    @Test
    void nothingHappensUnlessItIsConfirmed() {
        var lead = records.approvedLead();

        var refused = convert(ae, lead, Map.of("opportunity", "CREATE_NEW", "opportunityName", "Typed name"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Confirm that you want this", "Typed name");
        assertThat(leads.get(lead.id()).isConverted()).isFalse();
    }

    @Test
    void aPreviewChangesNothingAndSaysWhatStandsInTheWay() {
        var company = Records.unique("Twice ");
        records.account("name", company);
        var lead = records.approvedLead("company", company + " Ltd");
        var before = records.counts();

        var preview = ae.form(
                page(lead) + "/preview",
                fields(ae, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true", "amount", "7")));

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).contains("As things stand it would be refused", "Same company name", "USD 7.00");
        assertThat(records.counts()).isEqualTo(before);
    }

    @Test
    void aDuplicateIsRefusedWithWhatWasTypedUntilAReasonIsGiven() {
        var company = Records.unique("Again ");
        records.account("name", company);
        var lead = records.approvedLead("company", company);
        var wanted =
                new HashMap<>(Map.of("opportunity", "CREATE_NEW", "opportunityName", "My deal", "confirmed", "true"));

        var refused = convert(ae, lead, wanted);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("There is an account of the same name already", "My deal");
        // whoever is refused confirms again
        assertThat(refused.body()).doesNotContainPattern("name=\"confirmed\"[^>]*checked");

        wanted.putAll(Map.of("allowDuplicates", "true", "duplicateReason", "Another company"));
        assertThat(convert(ae, lead, wanted).status()).isEqualTo(302);
    }

    @Test
    void aWrongAmountIsToldNextToItsFieldAndKept() {
        var lead = records.approvedLead();

        var refused = convert(ae, lead, Map.of("opportunity", "CREATE_NEW", "amount", "a lot", "confirmed", "true"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"amount-problem\"", "value=\"a lot\"");
    }

    @Test
    void aLeadThatWasEditedMeanwhileIsLookedAtAgain() {
        var lead = records.approvedLead();
        var sent = fields(ae, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true"));
        Caller.program(port, "manager", "manager")
                .with("If-Match", "*")
                .send("PATCH", "/api/leads/" + lead.id(), "{\"phone\": \"0815\"}", "application/json");

        var refused = ae.form(page(lead), sent);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.body()).contains("phone from nothing to 0815");
        assertThat(convert(ae, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void aLeadIsNotConvertedThatIsEditedWhileItsConversionBegins() {
        var lead = records.approvedLead();
        var sent = fields(ae, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true"));

        var refused = Meanwhile.during(
                () -> ae.form(page(lead), sent),
                () -> editing.edit(
                        lead.id(),
                        null,
                        details -> details.reachedAt("Ida", details.lastName(), null, details.email(), "0816"),
                        KnownUsers.MANAGER),
                jdbc,
                transactions);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.body()).contains("Somebody else changed this record", "phone from nothing to 0816");
        assertThat(leads.get(lead.id()).isConverted()).isFalse();
    }

    @Test
    void aManagerConvertsWithoutApprovalForAReason() {
        var lead = records.openLead();
        var manager = Caller.browser(port, "manager");
        assertThat(manager.get(page(lead)).body()).contains("Why it is converted without approval");

        var refused = convert(manager, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true"));
        assertThat(refused.status()).isEqualTo(409);

        var done = convert(
                manager, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true", "bypassReason", "Signed"));
        assertThat(done.status()).isEqualTo(302);
        assertThat(leads.get(lead.id()).status()).isEqualTo(LeadStatus.CONVERTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ae2", "sdr", "channel", "analyst"})
    void everybodyElseIsRefused(String user) {
        var lead = records.approvedLead();
        var other = Caller.browser(port, user);

        assertThat(other.get(page(lead)).status()).isEqualTo(403);
        var sent = Map.of("_csrf", other.pageToken(), "version", "0", "opportunity", "CREATE_NEW", "confirmed", "true");
        assertThat(other.form(page(lead), sent).status()).isEqualTo(403);
        assertThat(other.form(page(lead) + "/preview", sent).status()).isEqualTo(403);
        assertThat(leads.get(lead.id()).isConverted()).isFalse();
    }

    @Test
    void withoutTheTokenOfTheFormNothingIsConverted() {
        var lead = records.approvedLead();

        assertThat(ae.form(page(lead), Map.of("version", "0", "confirmed", "true"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aConvertedLeadIsNotConvertedAgain() {
        var lead = records.approvedLead();
        var sent = fields(ae, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true"));
        assertThat(ae.form(page(lead), sent).status()).isEqualTo(302);

        assertThat(ae.form(page(lead), sent).status()).isEqualTo(409);
        assertThat(ae.get(page(lead)).status()).isEqualTo(409);
    }

    @Test
    void aManagerCorrectsAConversionAndThePageTellsWhatCameOfIt() {
        var lead = records.approvedLead();
        convert(ae, lead, Map.of("opportunity", "CREATE_NEW", "confirmed", "true"));
        var manager = Caller.browser(port, "manager");
        var address = "/leads/" + lead.id();
        assertThat(ae.get(address).body()).doesNotContain("/correction");
        var link = Pattern.compile("href=\"(/conversions/[^\"]*/correction)\\?from=lead\"")
                .matcher(manager.get(address).body());
        assertThat(link.find()).isTrue();
        assertThat(manager.get(link.group(1) + "?from=lead").body())
                .contains("name=\"from\" value=\"lead\"", "href=\"" + address + "\"");
        var sent = Map.of("_csrf", manager.pageToken(), "reason", "Wrong company", "newLead", "true", "from", "lead");

        var done = manager.form(link.group(1), sent);

        assertThat(done.status()).isEqualTo(302);
        assertThat(done.location()).endsWith(address);
        assertThat(manager.get(address).body())
                .contains("The mistake is recorded", "Wrong company", "closed as created in error", "new lead")
                .doesNotContain(link.group(1));
    }

    private static String page(Lead lead) {
        return "/leads/" + lead.id() + "/convert";
    }

    private Answer convert(Caller caller, Lead lead, Map<String, String> fields) {
        return caller.form(page(lead), fields(caller, lead, fields));
    }

    /** What the browser sends: the fields, with the token and the version that the page has. */
    private Map<String, String> fields(Caller caller, Lead lead, Map<String, String> fields) {
        var sent = new HashMap<>(fields);
        sent.put("_csrf", caller.pageToken());
        sent.put("version", Long.toString(leads.get(lead.id()).version()));
        return sent;
    }
}
