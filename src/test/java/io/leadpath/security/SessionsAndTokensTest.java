package io.leadpath.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SessionsAndTokensTest {
    private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";
    private static final String QUERY = "/engine-rest/task/count";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Test
    void aBasicCallNeedsNoTokenAndMakesNoSession() {
        var answer = Caller.program(port, "sdr", "sdr").post(QUERY, "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aBasicCallThatAnotherSiteMadeTheBrowserSendIsRefused(String from) {
        var answer =
                Caller.program(port, "sdr", "sdr").with("Sec-Fetch-Site", from).post(QUERY, "{}");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void thereIsNoSecondLogInBesideTheOneForm() {
        var browser = Caller.browser(port, "sdr");
        browser.get("/camunda/app/tasklist/default/");

        var answer = browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""))
                .form(
                        "/camunda/api/admin/auth/user/default/login/cockpit",
                        Map.of("username", "admin", "password", "admin"));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aCallWithASessionNeedsTheSessionsToken() {
        var browser = Caller.browser(port, "sdr");

        var refused = browser.post(QUERY, "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("code").asText()).isEqualTo("FORBIDDEN");
        assertThat(browser.get("/engine-rest/task/count").status()).isEqualTo(200);

        browser.with("X-CSRF-TOKEN", browser.pageToken());
        assertThat(browser.post(QUERY, "{}").status()).isEqualTo(200);
    }

    @Test
    void anotherSessionsTokenIsRefused() {
        var other = Caller.browser(port, "ae");
        var browser = Caller.browser(port, "sdr").with("X-CSRF-TOKEN", other.pageToken());

        assertThat(browser.post(QUERY, "{}").status()).isEqualTo(403);
    }

    @Test
    void wrongPasswordUnknownUserAndNoPasswordAreAnsweredAlike() {
        for (var credentials : Map.of("channel", "wrong", "nobody", "nobody").entrySet()) {
            var basic = Caller.program(port, credentials.getKey(), credentials.getValue())
                    .get("/engine-rest/engine");
            assertThat(basic.status()).isEqualTo(401);
            var form = Caller.nobody(port).logIn(credentials.getKey(), credentials.getValue());
            assertThat(form.location()).endsWith("/login?error");
        }
        assertThat(Caller.program(port, "analyst", "")
                        .get("/engine-rest/engine")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aWrongPasswordOfTheDemoLocksNobodyOut() {
        assertThat(Caller.program(port, "ae2", "wrong")
                        .get("/engine-rest/engine")
                        .status())
                .isEqualTo(401);

        assertThat(Caller.program(port, "ae2", "ae2").get("/engine-rest/engine").status())
                .isEqualTo(200);
    }

    @Test
    void theEnginesLockAfterAFailedAttemptHoldsForTheRightPasswordToo(
            @Autowired ProcessEngineConfigurationImpl engine) {
        engine.setLoginDelayBase(3);
        assertThat(Caller.program(port, "ae2", "wrong")
                        .get("/engine-rest/engine")
                        .status())
                .isEqualTo(401);
        assertThat(Caller.program(port, "ae2", "ae2").get("/engine-rest/engine").status())
                .isEqualTo(401);

        engine.setLoginDelayBase(0);
        identity.unlockUser("ae2");
        assertThat(Caller.program(port, "ae2", "ae2").get("/engine-rest/engine").status())
                .isEqualTo(200);
    }

    @Test
    void theFormLeadsToThePageThatWasAskedFor() {
        var browser = Caller.nobody(port).with("Accept", "text/html");
        browser.get("/camunda/app/tasklist/default/");

        assertThat(browser.logIn("sdr", "sdr").location()).endsWith("/camunda/app/tasklist/default/");
        assertThat(Caller.nobody(port).logIn("sdr", "sdr").location()).endsWith(":" + port + "/");
    }

    @Test
    void loggingInChangesTheSessionsId() {
        var browser = Caller.nobody(port);
        browser.get("/login");
        var before = browser.cookie("JSESSIONID").orElseThrow();

        browser.logIn("sdr", "sdr");

        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void oneLogInOpensTasklistAndCockpit() {
        var manager = Caller.browser(port, "manager");

        var answer = manager.get(WHO_AM_I);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("userId").asText()).isEqualTo("manager");
        assertThat(answer.json().get("authorizedApps").toString())
                .contains("tasklist", "cockpit")
                .doesNotContain("admin");
        assertThat(manager.get("/camunda/api/engine/engine/default/task").status())
                .isEqualTo(200);
    }

    @Test
    void theEnginesWebApplicationsKeepTheirOwnTokenCheck() {
        var query = "/camunda/api/engine/engine/default/task/count";

        var without = Caller.browser(port, "sdr");
        without.get("/camunda/app/tasklist/default/");
        assertThat(without.post(query, "{}").status()).isEqualTo(403);

        var with = Caller.browser(port, "sdr");
        with.get("/camunda/app/tasklist/default/");
        with.with("X-XSRF-TOKEN", with.cookie("XSRF-TOKEN").orElseThrow());
        assertThat(with.post(query, "{}").status()).isEqualTo(200);
    }

    @Test
    void loggingOutHereEndsTasklistToo() {
        var browser = Caller.browser(port, "sdr");
        browser.get(WHO_AM_I);

        var answer = browser.form("/logout", Map.of("_csrf", browser.formToken("/")));

        assertThat(answer.location()).endsWith("/login?logout");
        assertThat(browser.get(WHO_AM_I).status()).isEqualTo(401);
    }

    @Test
    void loggingOutInTasklistEndsTheSessionHereToo() {
        var browser = Caller.browser(port, "sdr");
        browser.get("/camunda/app/tasklist/default/");
        browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow());

        assertThat(browser.post(WHO_AM_I + "/logout", "").status()).isEqualTo(200);

        assertThat(browser.with("Accept", "text/html").get("/").location()).endsWith("/login");
        assertThat(browser.get(WHO_AM_I).status()).isEqualTo(401);
    }

    @Test
    void theEnginesWebApplicationsLeadToTheOneFormAfterALogOut() {
        var admin = Caller.browser(port, "admin");
        for (var app : new String[] {"tasklist", "cockpit", "admin", "welcome"}) {
            assertThat(admin.get("/camunda/app/" + app + "/scripts/config.js").body())
                    .contains("one-login.js");
        }
        assertThat(admin.get("/assets/one-login.js").status()).isEqualTo(200);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtTheNextRequest() {
        user("temporary", "camunda-admin");
        var browser = Caller.browser(port, "temporary");
        assertThat(browser.get("/").body()).contains("/camunda/app/admin/default/");
        assertThat(browser.get("/engine-rest/authorization/count")
                        .json()
                        .get("count")
                        .asInt())
                .isPositive();

        identity.deleteMembership("temporary", "camunda-admin");

        assertThat(browser.get("/").body()).doesNotContain("/camunda/app/admin/default/");
        assertThat(browser.get("/engine-rest/authorization/count")
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void theSessionOfADeletedUserEnds() {
        user("leaver", "sdr");
        var browser = Caller.browser(port, "leaver");

        identity.deleteUser("leaver");

        assertThat(browser.get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(browser.with("Accept", "text/html").get("/").location()).endsWith("/login");
    }

    @Test
    void aFormThatWasOpenForTooLongIsShownAgain() {
        var answer = Caller.nobody(port).form("/login", Map.of("username", "sdr", "password", "sdr"));

        assertThat(answer.location()).endsWith("/login?expired");
    }

    private void user(String id, String group) {
        var user = identity.newUser(id);
        user.setPassword(id);
        identity.saveUser(user);
        identity.createMembership(id, group);
    }
}
