package io.leadpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** What production is stricter about, with its web applications, behind a proxy that speaks HTTPS; the database is H2. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "leadpath.admin.password=" + ProductionModeTest.PASSWORD,
            "server.address=127.0.0.1",
            "spring.datasource.url=jdbc:h2:mem:production-mode;DB_CLOSE_DELAY=-1",
            "spring.datasource.username=leadpath",
            "spring.datasource.password=leadpath"
        })
@ActiveProfiles("production")
class ProductionModeTest {
    static final String PASSWORD = "a-long-enough-password";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    int port;

    @Test
    void cookiesGoOverHttpsOnlyAndToThisSiteOnly() {
        for (var cookie : cookies(Caller.nobody(port), "/login")) {
            assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Lax");
        }
        for (var cookie : cookies(admin(), TASKLIST)) {
            assertThat(cookie).contains("; Secure", "; SameSite=Lax");
        }
    }

    @ParameterizedTest
    @CsvSource({"/login", TASKLIST, "/api/leads", "/engine-rest/engine", "/public/nothing"})
    void browsersAreToldToUseHttpsOnly(String path) {
        var answer = admin().with("X-Forwarded-Proto", "https").get(path);

        assertThat(answer.header("Strict-Transport-Security"))
                .as(answer.toString())
                .contains("max-age=31536000");
    }

    @ParameterizedTest
    @CsvSource({"short, 400", "jane-user-jane, 400", "long-enough-for-jane, 204"})
    void newPasswordsFollowTheRules(String password, int status) {
        var answer = admin().post(
                        "/engine-rest/user/create",
                        "{\"profile\":{\"id\":\"jane" + status + password.length()
                                + "\",\"firstName\":\"Jane\",\"lastName\":\"User\",\"email\":\"jane@example.com\"},"
                                + "\"credentials\":{\"password\":\"" + password + "\"}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.json().get("message").asText()).contains("at least 12 characters");
        }
    }

    @Test
    void nobodyOfTheDemoExists() {
        assertThat(Caller.program(port, "sdr", "sdr").get("/engine-rest/engine").status())
                .isEqualTo(401);
    }

    private List<String> cookies(Caller caller, String path) {
        var cookies = caller.get(path).response().headers().allValues("Set-Cookie");
        assertThat(cookies).isNotEmpty();
        return cookies;
    }

    private Caller admin() {
        return Caller.program(port, "admin", PASSWORD);
    }
}
