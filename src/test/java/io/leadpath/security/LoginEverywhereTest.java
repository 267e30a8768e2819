package io.leadpath.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LoginEverywhereTest {
    private static final String PAGE = "text/html,application/xhtml+xml";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/leads",
                "/leads/4711",
                "/no/such/page",
                "/error",
                "/index.html",
                "/assets/other.js",
                "/camunda",
                "/camunda/",
                "/camunda/app/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/app/welcome/default/",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/lib/deps.js",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/webjars/swagger-ui/index.html",
                "/actuator",
                "/actuator/info",
                "/actuator/env",
                "/actuator/heapdump",
                "/v3/api-docs",
                "/v3/api-docs.yaml"
            })
    void aBrowserIsSentToTheLogInPage(String path) {
        var answer = Caller.nobody(port).with("Accept", PAGE).get(path);

        assertThat(answer.status()).as(path).isEqualTo(302);
        assertThat(answer.location()).as(path).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/x",
                "/api/leads",
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/engine/default/task",
                "/engine-rest/identity/verify",
                "/engine-rest/%74ask"
            })
    void aProgramIsAskedForBasicWithoutARedirect(String path) {
        for (var accept : new String[] {"application/json", "*/*", PAGE}) {
            var answer = Caller.nobody(port).with("Accept", accept).get(path);

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().get("code").asText()).isEqualTo("UNAUTHORIZED");
            assertThat(answer.json().get("status").asInt()).isEqualTo(401);
            assertThat(answer.json().get("title").asText()).isEqualTo("Unauthorized");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/v3/api-docs",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/tasklist/plugin/x/static/y.js"
            })
    void aProgramGetsA401FromWhatIsMadeForPeople(String path) {
        var answer = Caller.nobody(port).with("Accept", "application/json").get(path);

        assertThat(answer.status()).as(path).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.json().get("code").asText()).isEqualTo("UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nothingIsChangedWithoutALogIn(String method) {
        for (var path : new String[] {"/api/leads", "/engine-rest/task/1/complete", "/engine-rest/deployment/create"}) {
            assertThat(Caller.nobody(port)
                            .send(method, path, "{}", "application/json")
                            .status())
                    .as(method + " " + path)
                    .isEqualTo(401);
        }
        for (var path : new String[] {
            "/", "/camunda/api/admin/setup/default/user/create", "/camunda/api/engine/engine/default/task/1/complete"
        }) {
            assertThat(Caller.nobody(port)
                            .with("Accept", "application/json")
                            .send(method, path, "{}", "application/json")
                            .status())
                    .as(method + " " + path)
                    .isIn(401, 403);
        }
    }

    @Test
    void noFirstAdministratorCanBeMadeFromOutside() {
        var user = "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"mallory\"}}";
        var browser = Caller.browser(port, "sdr");
        browser.get("/camunda/app/tasklist/default/");
        browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow());

        var answer = browser.post("/camunda/api/admin/setup/default/user/create", user);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(Caller.program(port, "mallory", "mallory")
                        .get("/engine-rest/engine")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void healthAndTheLogInPageArePublicAndTellNothing() {
        var nobody = Caller.nobody(port);

        assertThat(nobody.get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(nobody.get("/login").status()).isEqualTo(200);
        assertThat(nobody.get("/assets/leadpath.css").status()).isEqualTo(200);
    }

    @Test
    void publicPathsNeedNoLogInAndNoTokenAndMakeNoSession() {
        var answer = Caller.nobody(port).post("/public/nothing-here", "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/a//b",
                "/api/a;b=c",
                "/api/%2e%2e/x",
                "/engine-rest/task/%2Fx",
                "/api/x%00",
                "//engine-rest/task",
                "/engine-rest;a=b/task",
                "/%65ngine-rest/task",
                "/./engine-rest/task",
                "/camunda;x/api/engine"
            })
    void theFirewallRefusesWithAProblem(String path) {
        var answer = Caller.program(port, "sdr", "sdr").get(path);

        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").asText()).isEqualTo("INVALID_VALUE");
    }
}
