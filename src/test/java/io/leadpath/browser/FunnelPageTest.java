package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The funnel as people see it, with the sample leads. */
@BrowserTest
class FunnelPageTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void showsBarsAndFiguresWithinTheWindowAndGroupsThemAsAsked(int width) {
        var pictures = new Screenshots("funnel-" + width);
        try (var manager = Person.at("http://localhost:" + port, width, 900)) {
            manager.logIn("manager");
            manager.open("/funnel");
            assertThat(manager.page().getByLabel("How far they came").getByRole(AriaRole.LISTITEM))
                    .hasCount(6);
            fits(manager, "by-source", pictures);

            manager.page().getByLabel("Grouped by").selectOption("sdr");
            manager.page()
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show"))
                    .click();
            assertThat(manager.page()
                            .getByRole(
                                    AriaRole.HEADING, new GetByRoleOptions().setName("Received and converted by SDR")))
                    .isVisible();
            assertThat(manager.page().url()).contains("groupBy=sdr");
            fits(manager, "by-sdr", pictures);

            manager.open("/funnel?from=2001-01-01&to=2001-01-02");
            assertThat(manager.page().locator("main")).containsText("No lead was received on these days");
            fits(manager, "empty", pictures);
        }
    }

    private static void fits(Person person, String what, Screenshots pictures) {
        pictures.take(person, what);
        assertThat((int) person.page().evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .isNotPositive();
    }
}
