package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class PagesTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void fitTheWindowAndCanBeReadByEverybody(int width) {
        var pictures = new Screenshots("pages-" + width);
        try (var person = Person.at(site(), width, 900)) {
            person.open("/login");
            Accessibility.check(person, "login", pictures);
            person.logIn("manager");
            Accessibility.check(person, "home", pictures);
            person.click("Leads");
            Accessibility.check(person, "leads", pictures);
            assertThat((int) person.page()
                            .evaluate("() => {const t = document.querySelector('.scroll');"
                                    + " return t.scrollWidth - t.clientWidth}"))
                    .isNotPositive();
            person.page().getByLabel("Name, company or e-mail").fill("Blackwood");
            person.page().keyboard().press("Enter");
            person.click("Naomi Blackwood");
            assertThat(person.page().getByText("What it became")).isVisible();
            Accessibility.check(person, "lead", pictures);
        }
    }

    @Test
    void homeTellsWhoIAmAndWhereICanGo() {
        try (var sdr = Person.loggedIn(site(), "sdr")) {
            assertThat(sdr.page().locator("main")).containsText("You are logged in as Sofia Demo (Sales development)");
            offers(sdr, "Tasklist", true);
            offers(sdr, "Leads", true);
            offers(sdr, "Users", false);
        }
        try (var analyst = Person.loggedIn(site(), "analyst")) {
            offers(analyst, "Tasklist", false);
            offers(analyst, "Cockpit", true);
        }
    }

    private static void offers(Person person, String place, boolean offered) {
        var link = person.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + place)));
        assertThat(link).hasCount(offered ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Grace Abernathy, Waits for the meeting on 2",
        "Isabel Fontaine, In trial until 2",
        "Mei Tanaka, Nurtured until 2",
        "Ingrid Solberg, Next attempt due"
    })
    void aLeadThatWaitsSaysWhatFor(String lead, String sentence) {
        try (var sdr = Person.loggedIn(site(), "sdr")) {
            sdr.click("Leads");
            sdr.page().getByLabel("Name, company or e-mail").fill(lead);
            sdr.page().keyboard().press("Enter");
            sdr.click(lead);
            var where = sdr.page().getByLabel("Where it stands");
            assertThat(where).containsText(sentence);
            assertThat(where.locator("p, td").filter(new Locator.FilterOptions().setHasText("?")))
                    .hasCount(0);
            new Screenshots("pages-" + lead.replace(' ', '-')).take(sdr, "waits");
        }
    }

    @Test
    void aWrongPasswordIsToldAndAPageThatDoesNotExistToo() {
        try (var person = Person.at(site(), 1280, 900)) {
            person.open("/login");
            person.page().getByLabel("User name").fill("channel");
            person.page().getByLabel("Password").fill("wrong");
            person.page()
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log in"))
                    .click();
            assertThat(person.page().getByRole(AriaRole.ALERT)).containsText("do not match");
            person.logIn("ae");
            person.open("/leads/no-such-lead");
            assertThat(person.page().locator("main")).containsText("lead");
            assertThat(person.page().locator("main")).not().containsText("Exception");
            new Screenshots("pages").take(person, "no-such-lead");
        }
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
