package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
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

/** The table of roles, as far as the engine's own authorizations carry it. */
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
            assertThat(other.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}")
                            .status())
                    .isEqualTo(403);
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
    void managersAndAnalystsReadWhatCockpitShows() {
        for (var user : new String[] {"manager", "analyst"}) {
            var reader = as(user);
            assertThat(reader.get("/engine-rest/process-instance?processDefinitionId=" + definition)
                            .json())
                    .hasSize(1);
            assertThat(reader.get("/engine-rest/history/activity-instance?processInstanceId=" + instance)
                            .json())
                    .isNotEmpty();
            assertThat(reader.get("/engine-rest/deployment").json()).isNotEmpty();
            assertThat(reader.send("DELETE", "/engine-rest/process-instance/" + instance, null, null)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void theAppsOpenForWhoeverMayUseThem() {
        assertThat(apps("sdr")).isEqualTo("[\"tasklist\",\"welcome\"]");
        assertThat(apps("ae")).isEqualTo("[\"tasklist\",\"welcome\"]");
        assertThat(apps("channel")).isEqualTo("[\"tasklist\",\"welcome\"]");
        assertThat(apps("manager")).contains("tasklist", "cockpit").doesNotContain("admin");
        assertThat(apps("analyst")).contains("cockpit").doesNotContain("tasklist", "admin");
        assertThat(apps("admin")).contains("tasklist", "cockpit", "admin");
    }

    @Test
    void onlyAnalystsAndAdministratorsDeploy() {
        for (var user : new String[] {"sdr", "ae", "channel", "manager"}) {
            assertThat(deployAs(user).status()).as(user).isEqualTo(403);
        }
        for (var user : new String[] {"analyst", "admin"}) {
            assertThat(deployAs(user).status()).as(user).isEqualTo(200);
        }
    }

    @Test
    void onlyAdministratorsCreateFilters() {
        var filter = "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{}}";
        for (var user : new String[] {"sdr", "ae", "channel", "manager", "analyst"}) {
            assertThat(as(user).post("/engine-rest/filter/create", filter).status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(as("admin").post("/engine-rest/filter/create", filter).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyButAnAdministratorGrantsRightsOrReadsOtherUsers() {
        var grant = "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"sdr\",\"resourceType\":0,\"resourceId\":\"*\"}";
        for (var user : new String[] {"sdr", "ae", "channel", "manager", "analyst"}) {
            assertThat(as(user).post("/engine-rest/authorization/create", grant).status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(as(user).post(
                                    "/engine-rest/user/create",
                                    "{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(as("sdr").get("/engine-rest/user").json()).hasSize(1);
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

    private Caller.Answer deployAs(String user) {
        var bpmn = Bpmn.convertToString(Bpmn.createExecutableProcess(key + user)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .endEvent()
                .done());
        var body = "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n" + key
                + "\r\n--part\r\nContent-Disposition: form-data; name=\"data\"; filename=\"m.bpmn\"\r\n\r\n" + bpmn
                + "\r\n--part--\r\n";
        return as(user).send("POST", "/engine-rest/deployment/create", body, "multipart/form-data; boundary=part");
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }
}
