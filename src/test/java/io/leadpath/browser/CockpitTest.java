package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class CockpitTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"manager", "analyst", "admin"})
    void showsTheProcessAndWhatIsInsideItsSubProcesses(String user) {
        var pictures = new Screenshots("cockpit-" + user);
        try (var person = Person.loggedIn(site(), user)) {
            person.click("Cockpit");
            person.click("Processes");
            person.click("Lead qualification");
            var page = person.page();
            assertThat(page.locator("[data-element-id=prepareConversion]").first())
                    .isVisible();
            assertThat(page.getByText("Loading").filter(new FilterOptions().setVisible(true)))
                    .hasCount(0);
            pictures.take(person, "process");
            page.locator("[data-container-id=outreach] .bjs-drilldown").click();
            assertThat(page.locator("[data-element-id=workLead]").first()).isVisible();
            pictures.take(person, "outreach");
        }
    }

    @Test
    void isNotOfferedToAnSdrAndDoesNotOpen() {
        try (var sdr = Person.loggedIn(site(), "sdr")) {
            var cockpit = sdr.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Cockpit"));
            assertThat(cockpit).hasCount(0);
            sdr.open("/camunda/app/cockpit/default/#/processes");
            assertThat(sdr.page().locator("body")).not().containsText("Lead qualification");
            new Screenshots("cockpit-sdr").take(sdr, "refused");
        }
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
