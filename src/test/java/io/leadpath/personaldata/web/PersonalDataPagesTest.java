package io.leadpath.personaldata.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PersonalDataPagesTest {
    @LocalServerPort
    int port;

    @Test
    void aManagerErasesAPersonFromTheLeadsPage() {
        var lead = lead("Ada", "Gone" + UUID.randomUUID());
        var manager = page("manager");
        assertThat(manager.get("/leads/" + lead).body()).contains("/leads/" + lead + "/personal-data");
        var page = manager.get("/leads/" + lead + "/personal-data").body();
        assertThat(page).contains("Personal data of Ada Gone", "/api/leads/" + lead + "/personal-data");

        var erased = manager.form(
                "/leads/" + lead + "/erasure",
                Map.of(
                        "reason",
                        "The person asked for it",
                        "confirmed",
                        "true",
                        "_csrf",
                        manager.formToken("/leads/" + lead + "/personal-data")));

        assertThat(erased.status()).as(erased.body()).isEqualTo(302);
        assertThat(manager.get("/leads/" + lead).body()).contains("Erased").doesNotContain("Gone");
    }

    @Test
    void whatIsMissingIsToldAndNothingIsErased() {
        var lead = lead("Ada", "Stays");
        var manager = page("manager");
        var token = manager.formToken("/leads/" + lead + "/personal-data");

        var unconfirmed = manager.form("/leads/" + lead + "/erasure", Map.of("reason", "Asked for it", "_csrf", token));
        var named = manager.form(
                "/leads/" + lead + "/erasure",
                Map.of("reason", "Ms Stays asked for it", "confirmed", "true", "_csrf", token));

        assertThat(unconfirmed.status()).isEqualTo(400);
        assertThat(unconfirmed.body()).contains("cannot be undone", "Asked for it");
        assertThat(named.status()).isEqualTo(400);
        assertThat(named.body()).contains("names the person");
        assertThat(manager.get("/leads/" + lead).body()).contains("Stays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdr", "ae", "channel", "analyst"})
    void isForManagersOnly(String user) {
        var lead = lead("Ada", "Private");
        assertThat(page(user).get("/leads/" + lead + "/personal-data").status()).isEqualTo(403);
        assertThat(page(user).get("/contacts/nobody/personal-data").status()).isEqualTo(403);
        assertThat(page(user).get("/leads/" + lead).body()).doesNotContain("personal-data");
    }

    @Test
    void aContactThatIsNotThereHasNone() {
        assertThat(page("manager").get("/contacts/nobody/personal-data").status())
                .isEqualTo(404);
    }

    private String lead(String firstName, String lastName) {
        return Caller.program(port, "manager", "manager")
                .post(
                        "/api/leads",
                        "{\"firstName\":\"" + firstName + "\",\"lastName\":\"" + lastName + "\",\"company\":\""
                                + UUID.randomUUID() + "\"}")
                .json()
                .get("id")
                .asText();
    }

    private Caller page(String user) {
        return Caller.browser(port, user).with("Accept", "text/html");
    }
}
