package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What lies behind the table of roles in the engine: how tasks change hands, and what is closed beyond the table. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RolesInTheEngineTest {
    private final String key = "p" + UUID.randomUUID().toString().replace("-", "");

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentitySetup setup;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    String definition;
    String instance;
    String task;

    @BeforeEach
    void aTaskWaitsForTheSdrs() {
        var model = Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("work")
                .camundaCandidateGroups("sdr")
                .endEvent()
                .done();
        definition = repository
                .createDeployment()
                .name(key)
                .addModelInstance(key + ".bpmn", model)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
        instance = runtime.startProcessInstanceById(definition).getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void removeIt() {
        repository
                .createDeploymentQuery()
                .deploymentName(key)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void anSdrSeesClaimsPutsBackAndCompletesATaskOfTheGroup() {
        var sdr = as("sdr");

        assertThat(sdr.get("/engine-rest/task?processInstanceId=" + instance).json())
                .hasSize(1);
        assertThat(sdr.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"sdr\"}")
                        .status())
                .isEqualTo(204);
        assertThat(sdr.post("/engine-rest/task/" + task + "/unclaim", "").status())
                .isEqualTo(204);
        assertThat(assignee()).isNull();
        assertThat(sdr.post("/engine-rest/task/" + task + "/complete", "{}").status())
                .isEqualTo(204);
    }

    @Test
    void aColleagueOfTheGroupTakesOverByPuttingTheTaskBackFirst() {
        as("sdr").post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"sdr\"}");
        var colleague = as("sdr2");

        assertThat(colleague.post("/engine-rest/task/" + task + "/unclaim", "").status())
                .isEqualTo(204);
        assertThat(colleague
                        .post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"sdr2\"}")
                        .status())
                .isEqualTo(204);
        assertThat(assignee()).isEqualTo("sdr2");
    }

    @Test
    void anSdrGivesNoTaskToSomebodyElse() {
        var answer = as("sdr").post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"sdr2\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(assignee()).isNull();
    }

    @Test
    void otherGroupsNeitherSeeNorTouchTheTask() {
        for (var user : new String[] {"ae", "channel"}) {
            var other = as(user);
            assertThat(other.get("/engine-rest/task?processInstanceId=" + instance)
                            .json())
                    .isEmpty();
            assertThat(other.get("/engine-rest/task/" + task).status()).isIn(403, 404);
            var claim = other.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
            assertThat(claim.status()).isEqualTo(403);
            assertThat(claim.body()).contains("This task is for another group.").doesNotContain("TASK_WORK");
            assertThat(other.post("/engine-rest/task/" + task + "/unclaim", "").status())
                    .isEqualTo(403);
            assertThat(other.post("/engine-rest/task/" + task + "/complete", "{}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(as("analyst")
                        .post("/engine-rest/task/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSalesManagerReassignsWhatIsForOthers() {
        var manager = as("manager");

        assertThat(manager.post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"sdr2\"}")
                        .status())
                .isEqualTo(204);
        assertThat(assignee()).isEqualTo("sdr2");
        assertThat(manager.post("/engine-rest/task/" + task + "/unclaim", "").status())
                .isEqualTo(204);
    }

    @Test
    void nobodyGetsATaskThatIsNotForTheirGroup() {
        var manager = as("manager");

        for (var user : new String[] {"ae", "channel", "analyst"}) {
            var body = "{\"userId\":\"" + user + "\"}";
            assertThat(manager.post("/engine-rest/task/" + task + "/assignee", body)
                            .status())
                    .as(user)
                    .isEqualTo(400);
            assertThat(manager.post("/engine-rest/task/" + task + "/delegate", body)
                            .status())
                    .as(user)
                    .isEqualTo(400);
            assertThat(manager.send(
                                    "PUT",
                                    "/engine-rest/task/" + task,
                                    "{\"assignee\":\"" + user + "\"}",
                                    "application/json")
                            .status())
                    .as(user)
                    .isEqualTo(400);
            assertThat(manager.post(
                                    "/engine-rest/task/" + task + "/identity-links",
                                    "{\"userId\":\"" + user + "\",\"type\":\"candidate\"}")
                            .status())
                    .as(user)
                    .isEqualTo(400);
        }
        assertThat(assignee()).isNull();
    }

    @Test
    void aTaskIsNeitherDeletedNorResolvedUnlessItWasDelegated() {
        assertThat(as("sdr")
                        .post("/engine-rest/task/" + task + "/resolve", "{}")
                        .status())
                .isEqualTo(400);
        assertThat(as("sdr")
                        .send("DELETE", "/engine-rest/task/" + task, null, null)
                        .status())
                .isEqualTo(400);
        assertThat(as("admin")
                        .send("PUT", "/engine-rest/task/" + task, "{\"parentTaskId\":\"A secret\"}", "application/json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyAdministratorsTouchJobsThatBelongToNoProcess(@Autowired HistoryService history) {
        var job = history.cleanUpHistoryAsync(true).getId();
        for (var user : new String[] {"sdr", "ae", "channel", "analyst", "manager"}) {
            var other = as(user);
            var path = "/engine-rest/job/" + job;
            assertThat(other.send("PUT", path + "/retries", "{\"retries\":0}", "application/json")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(other.send("DELETE", path, null, null).status()).as(user).isEqualTo(403);
            assertThat(other.post(path + "/execute", "").status()).as(user).isEqualTo(403);
            assertThat(other.post("/engine-rest/engine/default/job/" + job + "/execute", "")
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(as("admin")
                        .send("PUT", "/engine-rest/job/" + job + "/retries", "{\"retries\":3}", "application/json")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whoHasNoCockpitSeesNoFiguresOverAllProcesses() {
        for (var user : new String[] {"sdr", "ae", "channel"}) {
            for (var path : new String[] {
                "/engine-rest/process-definition/statistics",
                "/engine-rest/process-definition/" + definition + "/statistics",
                "/engine-rest/metrics",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"
            }) {
                assertThat(Caller.browser(port, user).get(path).status())
                        .as(user + path)
                        .isEqualTo(403);
            }
        }
        assertThat(as("analyst")
                        .get("/engine-rest/process-definition/statistics")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyDeletesTheirOwnAccount() {
        assertThat(as("sdr2")
                        .send("DELETE", "/engine-rest/user/sdr2", null, null)
                        .status())
                .isEqualTo(403);
        assertThat(as("sdr2").get("/engine-rest/user/sdr2/profile").status()).isEqualTo(200);
    }

    @Test
    void whoeverWorksOnTasksLoadsTheDiagramAndNotTheRunningProcesses() {
        for (var user : new String[] {"sdr", "ae", "channel"}) {
            var worker = as(user);
            assertThat(worker.get("/engine-rest/process-definition/" + definition + "/xml")
                            .status())
                    .isEqualTo(200);
            assertThat(worker.get("/engine-rest/process-instance").json()).isEmpty();
            assertThat(worker.get("/engine-rest/history/activity-instance").json())
                    .isEmpty();
            assertThat(worker.get("/engine-rest/history/variable-instance").json())
                    .isEmpty();
            assertThat(worker.post("/engine-rest/process-definition/" + definition + "/start", "{}")
                            .status())
                    .isEqualTo(403);
            assertThat(worker.send("DELETE", "/engine-rest/process-instance/" + instance, null, null)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aSecondStartAddsNothingAndKeepsWhatAnAdministratorChanged() {
        var grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn("channel-manager")
                .resourceType(Resources.APPLICATION)
                .singleResult();
        grant.setPermissions(new Permission[] {Permissions.NONE});
        authorizations.saveAuthorization(grant);
        var before = counts();

        setup.afterSingletonsInstantiated();

        assertThat(counts()).isEqualTo(before);
        assertThat(apps("channel")).doesNotContain("tasklist");
        grant.setPermissions(new Permission[] {Permissions.ACCESS});
        authorizations.saveAuthorization(grant);
    }

    private List<Long> counts() {
        return List.of(
                authorizations.createAuthorizationQuery().count(),
                filters.createFilterQuery().count(),
                identity.createUserQuery().count(),
                identity.createGroupQuery().count());
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    private String apps(String user) {
        return Caller.browser(port, user)
                .get("/camunda/api/admin/auth/user/default")
                .json()
                .get("authorizedApps")
                .toString();
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }
}
