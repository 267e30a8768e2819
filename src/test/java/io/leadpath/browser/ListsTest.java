package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Looking through leads, opportunities, accounts and contacts, and starting the day on the home page. */
@BrowserTest
class ListsTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "1280, leads", "390, leads", "1280, opportunities", "390, opportunities",
        "1280, accounts", "390, accounts", "1280, contacts", "390, contacts"
    })
    void fitTheWindowAndCanBeReadByEverybody(int width, String list) {
        var pictures = new Screenshots(list + "-" + width);
        try (var person = Person.at(site(), width, 900)) {
            person.open("/login");
            person.logIn("manager");
            person.open("/" + list);
            assertThat(rows(person).first()).isVisible();
            Accessibility.check(person, "all", pictures);
            person.open("/" + list + "?q=nobody-has-this-name");
            assertThat(person.page().locator("main")).containsText("fits.");
            Accessibility.check(person, "none", pictures);
            person.open("/" + list + "?sort=shoe-size,asc");
            assertThat(person.page().getByRole(AriaRole.ALERT)).containsText("'sort' must be");
            Accessibility.check(person, "wrong", pictures);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "leads, Samira Benali",
        "opportunities, Blackwood Furniture",
        "accounts, Blackwood Furniture",
        "contacts, Naomi Blackwood"
    })
    void changeInPlaceWhileOneTypesAndKeepTheQuestionInTheAddress(String list, String name) {
        try (var person = Person.loggedIn(site(), "manager")) {
            person.open("/" + list);
            var words = person.page().getByRole(AriaRole.SEARCHBOX);
            words.pressSequentially(name);

            assertThat(rows(person).first()).containsText(name);
            assertThat(person.page()).hasURL(Pattern.compile("/" + list + "\\?q=" + name.replace(" ", "(%20|\\\\+)")));
            assertThat(words).isFocused();
            assertThat(person.page().getByRole(AriaRole.STATUS)).containsText("1 ");
            person.page().reload();
            assertThat(rows(person).first()).containsText(name);
            assertThat(words).hasValue(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads", "opportunities", "accounts", "contacts"})
    void goOnToTheNextPageAndBackToTheFirst(String list) {
        try (var person = Person.loggedIn(site(), "manager")) {
            person.open("/" + list + "?size=1");
            var first = rows(person).first().innerText();
            person.click("Next page");
            assertThat(person.page()).hasURL(Pattern.compile("after="));
            assertThat(rows(person)).hasCount(1);
            assertThat(rows(person).first()).not().hasText(first);
            person.click("First page");
            assertThat(rows(person).first()).hasText(first, new HasTextOptions().setUseInnerText(true));
        }
    }

    @Test
    void canBeUsedWithoutAMouse() {
        try (var person = Person.loggedIn(site(), "manager")) {
            person.open("/leads");
            var keyboard = person.page().keyboard();
            keyboard.press("Tab");
            assertThat(person.page().getByText("Skip to the content")).isFocused();
            keyboard.press("Enter");
            tabTo(person, person.page().getByRole(AriaRole.SEARCHBOX));
            keyboard.type("Blackwood");
            keyboard.press("Enter");
            assertThat(rows(person).first()).containsText("Blackwood Furniture");
            tabTo(person, person.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Company")));
            keyboard.press("Enter");
            assertThat(person.page().getByRole(AriaRole.COLUMNHEADER, new GetByRoleOptions().setName("Company")))
                    .hasAttribute("aria-sort", "ascending");
            assertThat(person.page().getByRole(AriaRole.SEARCHBOX)).hasValue("Blackwood");
            tabTo(person, person.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Naomi Blackwood")));
            keyboard.press("Enter");
            assertThat(person.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                    .hasText("Naomi Blackwood");
        }
    }

    @Test
    void aFilterChosenFromAListIsPartOfTheAddress() {
        try (var person = Person.loggedIn(site(), "analyst")) {
            person.open("/leads");
            person.page().getByLabel("Status").selectOption("NURTURING");
            assertThat(person.page()).hasURL(Pattern.compile("status=NURTURING"));
            assertThat(person.page().getByRole(AriaRole.CELL, new GetByRoleOptions().setName("Working")))
                    .hasCount(0);
            assertThat(rows(person).first()).containsText("Nurturing");
        }
    }

    @ParameterizedTest
    @CsvSource({"sdr, 1280", "sdr, 390", "ae, 1280", "analyst, 390"})
    void homeSaysWhatWaits(String user, int width) {
        try (var person = Person.at(site(), width, 900)) {
            person.open("/login");
            person.logIn(user);
            Accessibility.check(person, "home", new Screenshots("home-" + user + "-" + width));
        }
    }

    @Test
    void aTaskOnTheHomePageOpensInTasklist() {
        try (var person = Person.loggedIn(site(), "manager")) {
            var task = person.page()
                    .getByRole(AriaRole.TABLE, new GetByRoleOptions().setName("What waits for you"))
                    .getByRole(AriaRole.ROW)
                    .nth(1);
            var about = task.getByRole(AriaRole.LINK).nth(1).innerText();
            task.getByRole(AriaRole.LINK).first().click();
            assertThat(new Tasklist(person.page())
                            .form()
                            .getByRole(AriaRole.HEADING)
                            .first())
                    .containsText(about.substring(0, about.indexOf(',')));
            new Screenshots("home-manager").take(person, "task");
        }
    }

    private static void tabTo(Person person, Locator target) {
        for (var presses = 0; presses < 60; presses++) {
            person.page().keyboard().press("Tab");
            if ((boolean) target.evaluate("one => one === document.activeElement")) {
                return;
            }
        }
        assertThat(target).isFocused();
    }

    private static Locator rows(Person person) {
        return person.page().locator("#found tbody tr");
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
