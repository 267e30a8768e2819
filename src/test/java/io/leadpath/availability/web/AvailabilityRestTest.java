package io.leadpath.availability.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.availability.Availability;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.support.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
class AvailabilityRestTest {
    private static final String AWAY = "{\"available\": false}";
    private static final String BACK = "{\"available\": true}";

    @LocalServerPort
    int port;

    @Autowired
    Availability availability;

    @Autowired
    Notices notices;

    @Autowired
    IdentityService identity;

    @AfterEach
    void everybodyIsBack() {
        ClockUtil.reset();
        availability.change("sdr2", new Availability.Change(true, null), CurrentUser.SYSTEM);
    }

    @Test
    void everybodyIsAvailableUntilSomebodySaysOtherwise() {
        var answer = as("sdr").get(path("sdr"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo("{\"userId\":\"sdr\",\"available\":true,\"until\":null,\"changedBy\":null,"
                        + "\"changedAt\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdr2", "manager", "admin"})
    void theUserAndManagersAndAdministratorsSayWhoIsAway(String who) {
        var answer = put(who, "sdr2", AWAY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("available").booleanValue()).isFalse();
        assertThat(answer.json().get("changedBy").asText()).isEqualTo(who);
        assertThat(as("sdr2").get(path("sdr2")).json()).isEqualTo(answer.json());
        assertThat(availability.available(Role.SDR)).contains("sdr").doesNotContain("sdr2");
        assertThat(put(who, "sdr2", BACK).json().get("available").booleanValue())
                .isTrue();
        assertThat(availability.available(Role.SDR)).contains("sdr2");
    }

    @Test
    void whoeverIsAwayUntilSomeTimeIsBackByTheClock() {
        var until = now().plus(Duration.ofDays(3));

        var answer = put("sdr2", "sdr2", "{\"available\": false, \"until\": \"" + until + "\"}");

        assertThat(answer.json().get("until").asText()).isEqualTo(until.toString());
        ClockUtil.setCurrentTime(Date.from(until.minusSeconds(1)));
        assertThat(availability.isAvailable("sdr2")).isFalse();
        ClockUtil.setCurrentTime(Date.from(until));
        assertThat(availability.isAvailable("sdr2")).isTrue();
        assertThat(as("sdr2").get(path("sdr2")).json().get("available").booleanValue())
                .isTrue();
    }

    @Test
    void tellsTheSalesManagersOnceForEachAbsence() {
        var before = told();

        put("sdr2", "sdr2", AWAY);
        put("sdr2", "sdr2", "{\"available\": false, \"until\": \"" + now().plus(Duration.ofDays(1)) + "\"}");
        assertThat(told()).isEqualTo(before + 1);

        ClockUtil.setCurrentTime(Date.from(now().plus(Duration.ofDays(2))));
        put("sdr2", "sdr2", AWAY);
        assertThat(told()).isEqualTo(before + 2);
        assertThat(notices.of("manager", 1)).extracting(Notice::subjectId).containsExactly("sdr2");
    }

    @Test
    void refusesOthersAndUsersWhoDoNotExist() {
        assertProblem(Caller.nobody(port).send("PUT", path("sdr2"), "{", "application/json"), 401, "UNAUTHORIZED");
        assertProblem(put("sdr", "sdr2", "{"), 403, "FORBIDDEN");
        assertProblem(put("sdr", "nobody", "{"), 403, "FORBIDDEN");
        assertProblem(as("sdr").get(path("sdr2")), 403, "FORBIDDEN");
        assertProblem(put("manager", "nobody", "{"), 404, "NOT_FOUND");
        assertProblem(as("manager").get(path("nobody")), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | INVALID_VALUE",
                "{} | REQUIRED_FIELD_MISSING",
                "{\"available\": null} | REQUIRED_FIELD_MISSING",
                "{\"available\": \"no\"} | INVALID_VALUE",
                "{\"available\": false, \"since\": 1} | INVALID_VALUE",
                "{\"available\": false, \"until\": \"tomorrow\"} | INVALID_VALUE",
                "{\"available\": false, \"until\": \"2020-01-01T00:00:00Z\"} | INVALID_VALUE",
                "{\"available\": true, \"until\": \"2999-01-01T00:00:00Z\"} | INVALID_VALUE"
            })
    void refusesWhatSaysNothingClear(String body, String code) {
        assertProblem(put("sdr2", "sdr2", body), 400, code);
        assertThat(availability.isAvailable("sdr2")).isTrue();
    }

    @Test
    void somebodyWhoGetsTheIdOfADeletedUserIsNotAway() {
        identity.saveUser(identity.newUser("sam"));
        put("manager", "sam", AWAY);

        identity.deleteUser("sam");

        assertThat(availability.isAvailable("sam")).isTrue();
    }

    private long told() {
        return notices.of("manager", 1000).stream()
                .filter(notice -> notice.topic() == Topic.OWNER_LEFT)
                .count();
    }

    private Caller.Answer put(String who, String whom, String body) {
        return as(who).send("PUT", path(whom), body, "application/json");
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private static String path(String user) {
        return "/api/users/" + user + "/availability";
    }

    private static void assertProblem(Caller.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).as(answer.body()).isEqualTo(code);
    }
}
