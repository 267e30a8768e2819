package io.leadpath.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No page is wider than its window or hard to use for somebody, whatever else is tested of it. */
@BrowserTest
class EveryPageTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void fitsItsWindowAndIsThereForEverybody(int width) {
        var pictures = new Screenshots("every-page-" + width);
        try (var person = Person.at("http://localhost:" + port, width, 900)) {
            person.open("/login");
            Accessibility.check(person, "login", pictures);
            person.logIn("manager");
            pages().forEach(page -> {
                person.open(page);
                assertThat(person.page().title()).as(page).endsWith("Leadpath");
                Accessibility.check(person, name(page), pictures);
            });
        }
    }

    private List<String> pages() {
        var converted = first("/api/leads?status=CONVERTED");
        var nurtured = first("/api/leads?status=NURTURING");
        var contact = first("/api/contacts");
        var account = first("/api/accounts");
        var deal = first("/api/opportunities");
        return Stream.of(
                        "/",
                        "/leads",
                        "/leads?q=nobody+is+called+like+this",
                        "/leads/new",
                        "/leads/" + converted,
                        "/leads/" + nurtured,
                        "/leads/" + nurtured + "/edit",
                        "/leads/" + nurtured + "/convert",
                        "/leads/" + nurtured + "/personal-data",
                        "/opportunities",
                        "/opportunities/" + deal,
                        "/opportunities/" + deal + "/edit",
                        "/accounts",
                        "/accounts/" + account,
                        "/accounts/" + account + "/edit",
                        "/contacts",
                        "/contacts/" + contact,
                        "/contacts/" + contact + "/edit",
                        "/contacts/" + contact + "/leads/new",
                        "/contacts/" + contact + "/opportunities/new",
                        "/contacts/" + contact + "/personal-data",
                        "/imports",
                        "/conversions/bulk",
                        "/funnel",
                        "/web-to-lead",
                        "/outbox",
                        "/no-such-page")
                .toList();
    }

    private String first(String list) {
        return Caller.program(port, "manager", "manager")
                .get(list)
                .json()
                .at("/items/0/id")
                .asText();
    }

    private static String name(String page) {
        return page.replaceAll("\\?.*", "-empty")
                .replaceAll("[0-9a-f-]{36}", "one")
                .replaceAll("^/", "")
                .replace('/', '-');
    }
}
