package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadSearch;
import io.leadpath.persistence.Window;
import io.leadpath.support.Caller;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes after a conversion, by clicking on the pages of the records, on a large screen and on a phone. */
@BrowserTest
class RecordsTest {
    @LocalServerPort
    int port;

    @Autowired
    LeadSearch leads;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aContactComesBackAndAnOpportunityIsAddedLateWithCredit(int width) {
        var pictures = new Screenshots("late-opportunity-" + width);
        var state = lead("Aisha Haddad").state();
        var contact = "/contacts/" + state.convertedContactId();
        try (var manager = at(width, "manager")) {
            manager.open(contact);
            Accessibility.check(manager, "contact", pictures);
            manager.click("New opportunity");
            Accessibility.check(manager, "new-opportunity", pictures);
            press(manager, "Open the opportunity");
            assertThat(manager.page().getByRole(AriaRole.ALERT)).hasText("Name is required.");
            Accessibility.check(manager, "new-opportunity-refused", pictures);
            field(manager, "Name").fill("Late deal " + width);
            field(manager, "Amount").fill("12000");
            if (width == 1280) {
                field(manager, "Credit for the conversion of")
                        .selectOption(lead("Aisha Haddad").id());
            }
            press(manager, "Open the opportunity");
            assertThat(manager.page().getByRole(AriaRole.STATUS)).containsText("The opportunity is open");
            if (width == 1280) {
                assertThat(manager.page().locator("main")).containsText("Late credit");
            }
            Accessibility.check(manager, "opportunity", pictures);
        }
        try (var sdr = at(width, "sdr")) {
            sdr.open(contact);
            sdr.click("New interest");
            Accessibility.check(sdr, "new-interest", pictures);
            field(sdr, "Where does the interest come from?").selectOption("PHONE_INQUIRY");
            field(sdr, "What is wanted?").fill("The second product");
            press(sdr, "Start a new lead");
            assertThat(sdr.page()).hasURL(Pattern.compile(".*/leads/[0-9a-f-]{36}$"));
            assertThat(sdr.page().getByRole(AriaRole.STATUS))
                    .containsText(width == 1280 ? "is a lead again" : "the new interest was added");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aDealIsTakenOnLostWonAndFoundToBeAMistake(int width) {
        var pictures = new Screenshots("deal-" + width);
        var person = "Nadia Width" + width;
        convert(person);
        var state = lead(person).state();
        try (var manager = at(width, "manager")) {
            manager.open("/accounts/" + state.convertedAccountId());
            Accessibility.check(manager, "account", pictures);
            manager.click("Edit");
            Accessibility.check(manager, "account-edit", pictures);
            manager.open("/opportunities/" + state.convertedOpportunityId());
            unfold(manager, "Log an activity");
            unfold(manager, "Take it to another stage");
            unfold(manager, "Move the close date");
            unfold(manager, "It is won");
            unfold(manager, "It is lost");
            Accessibility.check(manager, "opportunity-with-all-forms", pictures);
            field(manager, "Why was it lost?").fill("Too expensive");
            press(manager, "Close it as lost");
            assertThat(manager.page().getByRole(AriaRole.STATUS)).containsText("The opportunity is lost.");
            unfold(manager, "Open it again");
            manager.page().getByLabel("Stage").selectOption("NEGOTIATION");
            press(manager, "Open it again");
            assertThat(manager.page().getByRole(AriaRole.STATUS)).containsText("Negotiation");
            unfold(manager, "It is won");
            field(manager, "Amount").fill("");
            press(manager, "Close it as won");
            if (manager.page().getByRole(AriaRole.ALERT).isVisible()) {
                Accessibility.check(manager, "won-refused", pictures);
                field(manager, "Amount").fill("24000");
                press(manager, "Close it as won");
            }
            assertThat(manager.page().getByRole(AriaRole.STATUS)).containsText("The opportunity is won.");
            Accessibility.check(manager, "won", pictures);
            manager.click("This conversion was a mistake");
            Accessibility.check(manager, "correction", pictures);
            field(manager, "Why was it a mistake?").fill("Another company of the same name");
            press(manager, "Record the mistake");
            assertThat(manager.page().getByRole(AriaRole.ALERT)).containsText("is won");
            assertThat(field(manager, "Why was it a mistake?")).hasValue("Another company of the same name");
            Accessibility.check(manager, "correction-refused", pictures);
            manager.open("/opportunities/" + state.convertedOpportunityId());
            unfold(manager, "Open it again");
            manager.page().getByLabel("Stage").selectOption("PROPOSAL");
            press(manager, "Open it again");
            manager.click("This conversion was a mistake");
            field(manager, "Why was it a mistake?").fill("Another company of the same name");
            manager.page().getByLabel("The contact becomes a lead again").check();
            press(manager, "Record the mistake");
            assertThat(manager.page().locator("main")).containsText("Created in error");
            Accessibility.check(manager, "corrected", pictures);
            manager.click("a new lead");
            assertThat(manager.page().locator("h1")).hasText(person);
        }
    }

    /** A deal of its own, which no other test joins a lead to. */
    private void convert(String person) {
        var manager = Caller.program(port, "manager", "manager");
        var name = person.split(" ");
        var lead = manager.post(
                        "/api/leads",
                        "{\"firstName\":\"" + name[0] + "\",\"lastName\":\"" + name[1] + "\",\"company\":\"" + name[1]
                                + " Rowing\"}")
                .json()
                .get("id")
                .asText();
        manager.post(
                "/api/leads/" + lead + "/conversion",
                "{\"bypassReason\":\"Known\",\"amount\":24000,\"ownerId\":\"ae\"}");
    }

    private Person at(int width, String user) {
        var person = Person.at("http://localhost:" + port, width, 900);
        person.logIn(user);
        return person;
    }

    private static Locator field(Person person, String label) {
        return person.page()
                .locator("main")
                .getByLabel(label)
                .and(person.page().locator(":visible"))
                .first();
    }

    private static void unfold(Person person, String summary) {
        person.page()
                .locator("summary")
                .filter(new Locator.FilterOptions().setHasText(summary))
                .click();
    }

    private static void press(Person person, String button) {
        person.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button))
                .click();
    }

    private Lead lead(String name) {
        var criteria = new LeadSearch.Criteria(name, Set.of(), null, null, false);
        return leads.slice(criteria, new Window("created_at", true, 0, 1, null))
                .rows()
                .get(0);
    }
}
