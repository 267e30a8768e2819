package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the stock engine leaves open and the settings here close, seen at work. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
class HardeningTest {
    private static final String KEY = "hardening-probe";
    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="probe">
              <process id="hardening-probe" isExecutable="true">
                <startEvent id="begun" />
                <sequenceFlow id="on" sourceRef="begun" targetRef="waits" />
                <userTask id="waits" />
              </process>
            </definitions>
            """;

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService jobs;

    private String deployment;

    @BeforeEach
    void deployProbe() {
        deployment = repository
                .createDeployment()
                .addString(KEY + ".bpmn", MODEL)
                .deploy()
                .getId();
    }

    @AfterEach
    void removeProbe() {
        ClockUtil.reset();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aJobThatFailsIsTriedAgainLaterAndLaterAndThenIsAnIncident() {
        var now = Instant.parse("2026-12-01T10:00:00Z");
        ClockUtil.setCurrentTime(Date.from(now));
        var failing = repository
                .createDeployment()
                .addString(
                        "failing-probe.bpmn",
                        MODEL.replace(KEY, "failing-probe")
                                .replace(
                                        "<definitions",
                                        "<definitions xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"")
                                .replace(
                                        "\"waits\" />",
                                        "\"waits\" camunda:asyncBefore=\"true\" camunda:assignee=\"${nobody}\" />"))
                .deploy()
                .getId();
        try {
            var process = runtime.startProcessInstanceByKey("failing-probe").getId();
            for (var wait : List.of("PT10S", "PT1M", "PT10M", "PT1H")) {
                assertThatThrownBy(() -> jobs.executeJob(job(process).getId())).isInstanceOf(RuntimeException.class);
                assertThat(job(process).getDuedate()).as(wait).isEqualTo(Date.from(now.plus(Duration.parse(wait))));
                assertThat(job(process).getRetries()).isPositive();
            }
            assertThatThrownBy(() -> jobs.executeJob(job(process).getId())).isInstanceOf(RuntimeException.class);
            assertThat(job(process).getRetries()).isZero();
            assertThat(runtime.createIncidentQuery().processInstanceId(process).count())
                    .isOne();
        } finally {
            repository.deleteDeployment(failing, true);
        }
    }

    private Job job(String process) {
        return jobs.createJobQuery().processInstanceId(process).singleResult();
    }

    @Test
    void anObjectIsMadeOfHarmlessTypesOnly() {
        var process = runtime.startProcessInstanceByKey(KEY).getId();

        var harmful = setObject(process, "java.io.File", "\"/tmp/loot\"");
        assertThat(harmful.body()).contains("not whitelisted for deserialization: [java.io.File]");
        assertThat(runtime.getVariables(process)).isEmpty();
        assertThat(setObject(process, "java.util.ArrayList", "[1]").status()).isEqualTo(204);
    }

    @Test
    void theHistoryOfAModelThatSaysNothingIsKeptForThreeYears() {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .singleResult();

        assertThat(definition.getHistoryTimeToLive()).isEqualTo(1095);
    }

    @Test
    void historyIsCleanedAtNightAndOnlyWhatHasOutlivedItsTime() {
        var old = runtime.startProcessInstanceByKey(KEY).getId();
        runtime.deleteProcessInstance(old, "over");
        var running = runtime.startProcessInstanceByKey(KEY).getId();
        var cleanUp = history.findHistoryCleanupJobs();
        assertThat(cleanUp).isNotEmpty().allSatisfy(job -> assertThat(timeOfDay(job.getDuedate()))
                .isBetween(LocalTime.of(2, 0), LocalTime.of(4, 0)));

        cleanUpAt(nightAfter(Duration.ofDays(1090)));
        assertThat(isKept(old)).isTrue();
        cleanUpAt(nightAfter(Duration.ofDays(1097)));
        assertThat(isKept(old)).isFalse();
        assertThat(isKept(running)).isTrue();
    }

    private Answer setObject(String process, String type, String json) {
        var body = part("data\"; filename=\"x\"\r\nContent-Type: application/json", json)
                + part("type\"\r\nContent-Type: text/plain", type)
                + "--boundary--\r\n";
        return Caller.program(port, "admin", "admin")
                .send(
                        "POST",
                        "/engine-rest/process-instance/" + process + "/variables/x/data",
                        body,
                        "multipart/form-data; boundary=boundary");
    }

    private static String part(String name, String content) {
        return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + content + "\r\n";
    }

    private void cleanUpAt(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
        history.findHistoryCleanupJobs().forEach(job -> jobs.executeJob(job.getId()));
    }

    private boolean isKept(String process) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceId(process)
                        .count()
                > 0;
    }

    private static Instant nightAfter(Duration time) {
        return Instant.now()
                .plus(time)
                .atZone(ZoneId.systemDefault())
                .with(LocalTime.of(2, 30))
                .toInstant();
    }

    private static LocalTime timeOfDay(Date date) {
        return LocalTime.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }
}
