package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No list without end leaves the engine, and nothing that asks for one is refused. Here a list ends after two. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BoundedListTest {
    private static final int LIMIT = 2;

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    private int usual;

    @BeforeEach
    void threeLeads() {
        for (int i = 0; i <= LIMIT; i++) {
            newLead();
        }
        usual = engine.getQueryMaxResultsLimit();
        engine.setQueryMaxResultsLimit(LIMIT);
    }

    @AfterEach
    void asUsual() {
        engine.setQueryMaxResultsLimit(usual);
    }

    @Test
    void usuallyAListEndsAfterTwoThousand() {
        assertThat(usual).isEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"})
    void aListWithoutALengthEndsAtTheLimit(String api) {
        var manager = Caller.browser(port, "manager");

        assertThat(manager.get(api + "/task").json()).hasSize(LIMIT);
        assertThat(manager.get(api + "/task?firstResult=1").json()).hasSize(LIMIT);
        assertThat(manager.get(api + "/task?maxResults=1").json()).hasSize(1);
        assertThat(manager.get(api + "/task/count").json().get("count").asInt()).isGreaterThan(LIMIT);
    }

    @Test
    void aQueryWithABodyEndsAtTheLimitToo() {
        var manager = as("manager");

        assertThat(manager.post("/engine-rest/task", "{}").json()).hasSize(LIMIT);
        assertThat(manager.post("/engine-rest/history/task", "{}").json()).hasSize(LIMIT);
        var filter = manager.get("/engine-rest/filter?name=" + Caller.encode("All tasks"));
        var id = filter.json().get(0).get("id").asText();
        assertThat(manager.get("/engine-rest/filter/" + id + "/list").json()).hasSize(LIMIT);
        assertThat(manager.post("/engine-rest/filter/" + id + "/list", "{}").json())
                .hasSize(LIMIT);
    }

    @Test
    void moreThanTheLimitIsRefused() {
        var answer = as("manager").get("/engine-rest/task?maxResults=" + (LIMIT + 1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Max results limit of 2 exceeded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/authorization?type=1",
                "/batch",
                "/batch/statistics",
                "/decision-definition",
                "/decision-requirements-definition",
                "/deployment",
                "/event-subscription",
                "/execution",
                "/external-task",
                "/filter?resourceType=Task&itemCount=true",
                "/group",
                "/history/activity-instance",
                "/history/batch",
                "/history/decision-instance",
                "/history/detail",
                "/history/incident",
                "/history/job-log",
                "/history/process-definition/cleanable-process-instance-report",
                "/history/process-instance",
                "/history/task",
                "/history/user-operation",
                "/history/variable-instance",
                "/incident",
                "/job",
                "/job-definition",
                "/metrics",
                "/metrics/activity-instance-start/sum",
                "/process-definition",
                "/process-definition/key/lead-qualification/statistics",
                "/process-definition/statistics",
                "/process-instance",
                "/schema/log",
                "/task",
                "/tenant",
                "/user",
                "/variable-instance"
            })
    void whatTasklistCockpitAndAdminAskForIsAnswered(String path) {
        var answer = Caller.browser(port, "admin").get("/camunda/api/engine/engine/default" + path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count",
                "/camunda/api/cockpit/plugin/base/default/incident",
                "/camunda/api/cockpit/plugin/base/default/process-instance",
                "/camunda/api/engine/engine/default/identity/groups?userId=admin",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/"
            })
    void theirOwnCallsAreAnsweredToo(String path) {
        var answer = Caller.browser(port, "admin").get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void theProductsOwnQueriesHaveNoEnd() {
        var lead = newLead();
        var tasks = as("sdr").get("/engine-rest/task?processInstanceBusinessKey=" + lead);
        var task = tasks.json().get(0).get("id").asText();

        assertThat(as("sdr")
                        .get("/engine-rest/task/" + task + "/form-variables")
                        .status())
                .isEqualTo(200);
        var completed = as("sdr")
                .post(
                        "/engine-rest/task/" + task + "/complete",
                        "{\"variables\":{\"outreachResult\":{\"value\":\"cannotMeet\"}}}");

        assertThat(completed.status()).as(completed.body()).isEqualTo(204);
        assertThat(as("sdr").get("/api/leads/" + lead + "/path").json().get("steps"))
                .hasSizeGreaterThan(LIMIT);
        assertThat(Caller.browser(port, "sdr")
                        .with("Accept", "text/html")
                        .get("/leads/" + lead)
                        .status())
                .isEqualTo(200);
    }

    private String newLead() {
        return as("sdr")
                .post("/api/leads", "{\"lastName\":\"Person" + UUID.randomUUID() + "\"}")
                .json()
                .get("id")
                .asText();
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }
}
