package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.security.CurrentUser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A lead's page as a new SDR, AE and manager use it. */
@BrowserTest
class LeadPageTest {
    @LocalServerPort
    int port;

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void anSdrSeesWhereALeadStandsLogsACallAndEditsIt(int width) {
        var pictures = new Screenshots("lead-" + width);
        var lead = newLead("Ella" + width, "Harbour " + width);
        try (var sdr = Person.at(site(), width, 1700)) {
            sdr.logIn("sdr");
            sdr.open("/leads/" + lead);
            assertThat(sdr.page().locator(".present[data-element=outreach]")).hasCount(1);
            Accessibility.check(sdr, "where-it-stands", pictures);
            sdr.click("Outreach (now)");
            assertThat(sdr.page().locator(".present[data-element=workLead]")).hasCount(1);
            Accessibility.check(sdr, "inside-outreach", pictures);
            sdr.page().getByLabel("Outcome").fill("x".repeat(81));
            sdr.page().getByLabel("Notes").fill("Calls back at nine");
            button(sdr, "Log it");
            assertThat(sdr.page().getByLabel("Notes")).hasValue("Calls back at nine");
            Accessibility.check(sdr, "call-refused", pictures);
            sdr.page().getByLabel("Outcome").fill("Interested");
            button(sdr, "Log it");
            assertThat(sdr.page().getByRole(AriaRole.STATUS)).hasText("Call logged.");
            Accessibility.check(sdr, "call-logged", pictures);
            sdr.click("Edit");
            sdr.page().getByLabel("E-mail").fill("no address");
            button(sdr, "Save");
            assertThat(sdr.page().getByRole(AriaRole.ALERT)).containsText("is not an e-mail address");
            Accessibility.check(sdr, "edit-refused", pictures);
            sdr.page().getByLabel("E-mail").fill("ella" + width + "@example.com");
            button(sdr, "Save");
            assertThat(sdr.page().getByRole(AriaRole.STATUS)).hasText("Saved.");
            sdr.page().getByText("changed fields").click();
            Accessibility.check(sdr, "saved", pictures);
            sdr.open("/leads/new");
            Accessibility.check(sdr, "new", pictures);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void anAeConvertsInEachOfTheThreeWays(int width) {
        var pictures = new Screenshots("convert-" + width);
        var company = "Quay " + width;
        try (var ae = Person.at(site(), width, 1700)) {
            ae.logIn("ae");
            ae.open("/leads/" + approvedLead("Nora" + width, company) + "/convert");
            ae.page().getByLabel("Amount").fill("1500");
            ae.page().getByLabel("Amount").blur();
            assertThat(ae.page().locator("#preview")).containsText("USD 1,500.00");
            Accessibility.check(ae, "new", pictures);
            button(ae, "Convert");
            assertThat(ae.page().getByRole(AriaRole.ALERT)).containsText("Confirm that you want this");
            assertThat(ae.page().getByLabel("Amount")).hasValue("1500");
            confirm(ae);
            assertThat(ae.page().getByLabel("What it became")).containsText(company);
            Accessibility.check(ae, "became", pictures);

            ae.open("/leads/" + approvedLead("Olaf" + width, company) + "/convert");
            ae.page().getByLabel("One that is open already").check();
            ae.page().getByLabel("Find another").fill(company);
            button(ae, "Find");
            ae.page()
                    .getByLabel("Open opportunity", new GetByLabelOptions().setExact(true))
                    .selectOption(new SelectOption().setIndex(1));
            assertThat(ae.page().locator("#preview")).containsText("Used again: " + company);
            Accessibility.check(ae, "existing", pictures);
            confirm(ae);
            assertThat(ae.page().getByLabel("What it became")).containsText("(was there before)");

            ae.open("/leads/" + approvedLead("Pia" + width, "Pier " + width) + "/convert");
            ae.page().getByLabel("None: an existing customer").check();
            ae.page().getByLabel("Why there is none").fill("Is a vendor");
            confirm(ae);
            assertThat(ae.page().getByLabel("What it became")).containsText("None: Is a vendor");
        }
    }

    @Test
    void aManagerCorrectsAMistake() {
        var lead = approvedLead("Quentin", "Wharf");
        try (var manager = Person.loggedIn(site(), "manager")) {
            manager.open("/leads/" + lead + "/convert");
            confirm(manager);
            manager.click("This conversion was a mistake");
            manager.page().getByLabel("Why was it a mistake?").fill("Wrong company");
            manager.page().getByLabel("The contact becomes a lead again").check();
            button(manager, "Record the mistake");
            assertThat(manager.page().getByLabel("What it became")).containsText("Wrong company");
            Accessibility.check(manager, "corrected", new Screenshots("correction"));
            manager.click("new lead");
            assertThat(manager.page().locator("h1")).containsText("Quentin");
        }
    }

    private static void confirm(Person person) {
        person.page().getByLabel("I have looked at what will happen").check();
        button(person, "Convert");
    }

    private static void button(Person person, String name) {
        person.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private String newLead(String lastName, String company) {
        var details = Map.of("lastName", lastName, "company", company, "source", "WEB");
        return intake.receive(new LeadIntake.Enquiry(json.convertValue(details, LeadDetails.class)), CurrentUser.SYSTEM)
                .lead()
                .id();
    }

    private String approvedLead(String lastName, String company) {
        var lead = newLead(lastName, company);
        lifecycle.assignAe(lead, "ae", CurrentUser.SYSTEM);
        lifecycle.approve(lead, CurrentUser.SYSTEM);
        return lead;
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
