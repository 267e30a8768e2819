package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.security.CurrentUser;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The table of who may do what. Every cell is tried with a real call by a demo user of the role, each with a lead, task
 * or opportunity of its own: yes is done or shown, no is refused with 403 or not shown.
 */
@PathTest
@Import(Journey.class)
class RoleMatrixTest {
    /** The demo user who stands for each role, in the order of the columns. */
    private static final List<String> USERS = List.of("sdr", "ae", "manager", "channel", "analyst", "admin");

    private static final String MAY_DO = """
            |                                               | sdr | ae  | sales-manager | channel-manager | analyst | camunda-admin
            | open Tasklist                                 | yes | yes | yes           | yes             | no      | yes
            | claim and complete a task of the own group    | yes | yes | yes           | yes             | no      | yes
            | claim and complete a task of another group    | no  | no  | no            | no              | no      | yes
            | give an SDR's task to another SDR             | no  | no  | yes           | no              | no      | yes
            | give an AE's task to another AE               | no  | no  | yes           | no              | no      | yes
            | create a lead                                 | yes | no  | yes           | no              | no      | yes
            | create a partner's lead                       | yes | no  | yes           | yes             | no      | yes
            | read a lead                                   | yes | yes | yes           | no              | yes     | yes
            | read a partner's lead                         | yes | yes | yes           | yes             | yes     | yes
            | read a lead's activities                      | yes | yes | yes           | no              | yes     | yes
            | read a lead's path                            | yes | yes | yes           | no              | yes     | yes
            | read a lead's duplicates                      | yes | yes | yes           | no              | yes     | yes
            | edit a lead                                   | yes | no  | yes           | no              | no      | yes
            | edit a partner's lead                         | yes | no  | yes           | yes             | no      | yes
            | log an activity                               | yes | yes | yes           | no              | no      | yes
            | log an activity of a partner's lead           | yes | yes | yes           | yes             | no      | yes
            | convert an approved lead of one's own         | no  | yes | yes           | no              | no      | yes
            | convert an approved lead of another AE        | no  | no  | yes           | no              | no      | yes
            | preview the conversion of a lead of one's own | no  | yes | yes           | no              | no      | yes
            | convert without approval for a reason         | no  | no  | yes           | no              | no      | yes
            | import leads                                  | yes | no  | yes           | no              | no      | yes
            | import partners' leads                        | yes | no  | yes           | yes             | no      | yes
            | import accounts                               | yes | no  | yes           | no              | no      | yes
            | import contacts                               | yes | no  | yes           | no              | no      | yes
            | convert many leads in one call                | no  | no  | yes           | no              | no      | yes
            | convert a set of leads in the background      | no  | no  | yes           | no              | no      | yes
            | correct a conversion                          | no  | no  | yes           | no              | no      | yes
            | merge leads                                   | no  | no  | yes           | no              | no      | yes
            | export a lead's personal data                 | no  | no  | yes           | no              | no      | yes
            | export a contact's personal data              | no  | no  | yes           | no              | no      | yes
            | erase the person who is a lead                | no  | no  | yes           | no              | no      | yes
            | erase the person who is a contact             | no  | no  | yes           | no              | no      | yes
            | fetch the form for the company's site         | no  | no  | yes           | no              | no      | yes
            | send the public form                          | yes | yes | yes           | yes             | yes     | yes
            | send a message to a lead of one's own         | yes | yes | yes           | no              | no      | yes
            | send a message to somebody else's lead        | no  | no  | yes           | no              | no      | yes
            | send a message to a partner's lead            | no  | no  | yes           | yes             | no      | yes
            | read an opportunity                           | yes | yes | yes           | yes             | yes     | yes
            | read an account                               | yes | yes | yes           | yes             | yes     | yes
            | record the new interest of a contact          | yes | no  | yes           | no              | no      | yes
            | open an opportunity with a contact            | no  | yes | yes           | no              | no      | yes
            | open an opportunity for another AE            | no  | no  | yes           | no              | no      | yes
            | edit an opportunity of one's own              | no  | yes | yes           | no              | no      | yes
            | edit an opportunity of another AE             | no  | no  | yes           | no              | no      | yes
            | see who takes part in an opportunity          | yes | yes | yes           | yes             | yes     | yes
            | say who takes part in one's own opportunity   | no  | yes | yes           | no              | no      | yes
            | say who takes part in another AE's            | no  | no  | yes           | no              | no      | yes
            | see the funnel                                | yes | yes | yes           | yes             | yes     | yes
            | open Cockpit                                  | no  | no  | yes           | no              | yes     | yes
            | load what Cockpit shows                       | no  | no  | yes           | no              | yes     | yes
            | migrate a running process                     | no  | no  | no            | no              | yes     | yes
            | change a variable of a running process        | no  | no  | no            | no              | no      | yes
            | move a running process on                     | no  | no  | no            | no              | no      | yes
            | correlate a message past the API              | no  | no  | no            | no              | no      | yes
            | start a process past the API                  | no  | no  | no            | no              | no      | yes
            | suspend a process                             | no  | no  | no            | no              | no      | yes
            | cancel a running process                      | no  | no  | no            | no              | no      | yes
            | have a failed job tried again                 | no  | no  | no            | no              | no      | yes
            | deploy a process                              | no  | no  | no            | no              | yes     | yes
            | delete a deployment                           | no  | no  | no            | no              | no      | yes
            | evaluate a decision                           | no  | no  | no            | no              | no      | yes
            | clean up the history                          | no  | no  | no            | no              | no      | yes
            | change the password of another user           | no  | no  | no            | no              | no      | yes
            | create a user                                 | no  | no  | no            | no              | no      | yes
            | join another group                            | no  | no  | no            | no              | no      | yes
            | grant a right                                 | no  | no  | no            | no              | no      | yes
            | create a filter                               | no  | no  | no            | no              | no      | yes
            | open Admin                                    | no  | no  | no            | no              | no      | yes
            """;

    private static final String SEES_IN_THE_ENGINE = """
            |                                               | sdr | ae  | sales-manager | channel-manager | analyst | camunda-admin
            | task?processInstanceId={process}              | yes | no  | yes           | no              | no      | yes
            | task/{task}                                   | yes | no  | yes           | no              | no      | yes
            | task/{task}/variables                         | yes | no  | yes           | no              | no      | yes
            | task/{task}/form-variables                    | yes | no  | yes           | no              | no      | yes
            | task/{task}/identity-links                    | yes | no  | yes           | no              | no      | yes
            | task/{aeTask}                                 | no  | yes | yes           | no              | no      | yes
            | task/{aeTask}/form-variables                  | no  | yes | yes           | no              | no      | yes
            | task/{aeTask}/variables                       | no  | yes | yes           | no              | no      | yes
            | task/report/candidate-group-count             | no  | no  | no            | no              | no      | yes
            | process-instance                              | no  | no  | yes           | no              | yes     | yes
            | process-instance/{process}                    | no  | no  | yes           | no              | yes     | yes
            | process-instance/{process}/variables          | no  | no  | yes           | no              | yes     | yes
            | process-instance/{process}/activity-instances | no  | no  | yes           | no              | yes     | yes
            | execution?processInstanceId={process}         | no  | no  | yes           | no              | yes     | yes
            | variable-instance                             | no  | no  | yes           | no              | yes     | yes
            | event-subscription                            | no  | no  | yes           | no              | yes     | yes
            | incident                                      | no  | no  | yes           | no              | yes     | yes
            | job                                           | no  | no  | yes           | no              | yes     | yes
            | job-definition                                | yes | yes | yes           | yes             | yes     | yes
            | history/process-instance                      | no  | no  | yes           | no              | yes     | yes
            | history/activity-instance                     | no  | no  | yes           | no              | yes     | yes
            | history/task                                  | no  | no  | yes           | no              | yes     | yes
            | history/variable-instance                     | no  | no  | yes           | no              | yes     | yes
            | history/detail                                | no  | no  | yes           | no              | yes     | yes
            | history/identity-link-log                     | no  | no  | yes           | no              | yes     | yes
            | history/decision-instance                     | no  | no  | yes           | no              | yes     | yes
            | history/job-log                               | no  | no  | yes           | no              | yes     | yes
            | history/job-log/count                         | no  | no  | yes           | no              | yes     | yes
            | history/process-definition/{model}/statistics | no  | no  | yes           | no              | yes     | yes
            | history/cleanup/job                           | no  | no  | no            | no              | no      | yes
            | history/batch                                 | no  | no  | yes           | no              | yes     | yes
            | batch                                         | no  | no  | yes           | no              | yes     | yes
            | optimize/task-instance/completed              | no  | no  | no            | no              | no      | yes
            | history/incident                              | no  | no  | yes           | no              | yes     | yes
            | history/user-operation                        | no  | no  | yes           | no              | yes     | yes
            | process-definition                            | yes | yes | yes           | yes             | yes     | yes
            | process-definition/statistics                 | no  | no  | yes           | no              | yes     | yes
            | decision-definition                           | no  | no  | yes           | no              | yes     | yes
            | deployment                                    | no  | no  | yes           | no              | yes     | yes
            | deployment/{deployment}/resources             | no  | no  | yes           | no              | yes     | yes
            | user/admin/profile                            | no  | no  | yes           | no              | no      | yes
            | user?id=admin                                 | no  | no  | yes           | no              | no      | yes
            | user?memberOfGroup=camunda-admin              | no  | no  | yes           | no              | no      | yes
            | identity/groups?userId=admin                  | no  | no  | yes           | no              | no      | yes
            | group?id=camunda-admin                        | no  | no  | yes           | no              | no      | yes
            | group?member=admin                            | no  | no  | yes           | no              | no      | yes
            | authorization                                 | no  | no  | no            | no              | no      | yes
            | metrics/job-successful/sum                    | no  | no  | yes           | no              | yes     | yes
            | telemetry/data                                | no  | no  | no            | no              | no      | yes
            | schema/log                                    | no  | no  | no            | no              | no      | yes
            """;

    /** Makes what the cell needs, has the user try, and tells what came of it: yes, no, or anything else. */
    private interface Cell {
        String tried(String user);
    }

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Opportunities opportunities;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService jobs;

    @Autowired
    ObjectMapper json;

    private final String probe = "p" + UUID.randomUUID().toString().replace("-", "");
    private String older;
    private String newer;
    private Batch batch;

    @BeforeEach
    void aProcessInTwoVersions() {
        older = deploy();
        newer = deploy();
    }

    @AfterEach
    void removeThem() {
        repository
                .createDeploymentQuery()
                .deploymentName(probe)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        if (batch != null) {
            jobs.deleteBatch(batch.getId(), true);
        }
        ClockUtil.reset();
    }

    @TestFactory
    Stream<DynamicTest> whatEachRoleMayDo() {
        var cells = new LinkedHashMap<String, Cell>();
        cells.put("open Tasklist", user -> hasApp(user, "tasklist"));
        cells.put("claim and complete a task of the own group", this::completeOwnTask);
        cells.put("claim and complete a task of another group", this::completeTaskOfOthers);
        cells.put("give an SDR's task to another SDR", user -> give(user, sdrTask(journey.newLead()), "sdr2"));
        cells.put("give an AE's task to another AE", user -> give(user, aeTask(journey.approvedLead()), "ae2"));
        cells.put("create a lead", user -> post(user, "/api/leads", newLead("")));
        cells.put(
                "create a partner's lead",
                user -> post(user, "/api/leads", newLead(",\"partnerAccountId\":\"" + account() + "\"")));
        cells.put("read a lead", user -> get(user, "/api/leads/" + journey.newLead()));
        cells.put("read a partner's lead", user -> get(user, "/api/leads/" + partnerLead()));
        cells.put("read a lead's activities", user -> get(user, "/api/leads/" + journey.newLead() + "/activities"));
        cells.put("read a lead's path", user -> get(user, "/api/leads/" + journey.newLead() + "/path"));
        cells.put("read a lead's duplicates", user -> get(user, "/api/leads/" + journey.newLead() + "/duplicates"));
        cells.put("edit a lead", user -> patch(user, "/api/leads/" + journey.newLead(), "{\"title\":\"CFO\"}"));
        cells.put("edit a partner's lead", user -> patch(user, "/api/leads/" + partnerLead(), "{\"title\":\"CFO\"}"));
        cells.put("log an activity", user -> log(user, journey.newLead()));
        cells.put("log an activity of a partner's lead", user -> log(user, partnerLead()));
        cells.put("convert an approved lead of one's own", user -> convert(user, journey.approvedLead(), "{}"));
        cells.put("convert an approved lead of another AE", user -> convert(user, approvedByAnotherAe(), "{}"));
        cells.put(
                "preview the conversion of a lead of one's own",
                user -> get(user, "/api/leads/" + journey.approvedLead() + "/conversion/preview"));
        cells.put(
                "convert without approval for a reason",
                user -> convert(user, journey.newLead(), "{\"bypassReason\":\"Signed\",\"ownerId\":\"ae\"}"));
        cells.put("import leads", user -> importLead(user, ""));
        cells.put("import partners' leads", user -> importLead(user, account()));
        cells.put("import accounts", user -> importFile(user, "accounts", "Account Name\r\n" + unique()));
        cells.put("import contacts", user -> importFile(user, "contacts", "Name,Account\r\nLi," + unique()));
        cells.put(
                "convert many leads in one call",
                user -> post(user, "/api/conversions", "[{\"leadId\":\"" + journey.approvedLead() + "\"}]"));
        cells.put(
                "convert a set of leads in the background",
                user -> post(
                        user,
                        "/api/conversions/bulk",
                        "{\"leadIds\":[\"" + journey.approvedLead() + "\"],\"noOpportunityReason\":\"Vendor\"}"));
        cells.put(
                "correct a conversion",
                user -> post(user, "/api/conversions/" + conversion() + "/correction", "{\"reason\":\"Mistake\"}"));
        cells.put(
                "merge leads",
                user -> post(
                        user,
                        "/api/leads/" + journey.newLead() + "/merge",
                        "{\"into\":\"" + journey.newLead() + "\"}"));
        cells.put(
                "export a lead's personal data",
                user -> get(user, "/api/leads/" + journey.newLead() + "/personal-data"));
        cells.put(
                "export a contact's personal data", user -> get(user, "/api/contacts/" + contact() + "/personal-data"));
        cells.put(
                "erase the person who is a lead",
                user -> post(user, "/api/leads/" + journey.newLead() + "/erasure", "{\"reason\":\"Asked for it\"}"));
        cells.put(
                "erase the person who is a contact",
                user -> post(user, "/api/contacts/" + contact() + "/erasure", "{\"reason\":\"Asked for it\"}"));
        cells.put("fetch the form for the company's site", this::fetchForm);
        cells.put("send the public form", user -> post(user, "/public/leads", "{}"));
        cells.put("send a message to a lead of one's own", user -> withdraw(user, leadOf(user)));
        cells.put("send a message to somebody else's lead", user -> withdraw(user, leadOf("sdr2")));
        cells.put("send a message to a partner's lead", user -> withdraw(user, partnerLeadOfAColleague()));
        cells.put("read an opportunity", user -> get(user, "/api/opportunities/" + opportunity("ae2")));
        cells.put("read an account", user -> get(user, "/api/accounts/" + account()));
        cells.put(
                "record the new interest of a contact",
                user -> post(user, "/api/contacts/" + contact() + "/leads", "{\"source\":\"WEB\"}"));
        cells.put(
                "open an opportunity with a contact",
                user -> post(user, "/api/contacts/" + contact() + "/opportunities", "{\"name\":\"Deal\"}"));
        cells.put(
                "open an opportunity for another AE",
                user -> post(
                        user,
                        "/api/contacts/" + contact() + "/opportunities",
                        "{\"name\":\"Deal\",\"ownerId\":\"ae2\"}"));
        cells.put("edit an opportunity of one's own", user -> editOpportunity(user, opportunity(user)));
        cells.put("edit an opportunity of another AE", user -> editOpportunity(user, opportunity("ae2")));
        cells.put(
                "see who takes part in an opportunity",
                user -> get(user, "/api/opportunities/" + opportunity("ae2") + "/contact-roles"));
        cells.put("say who takes part in one's own opportunity", user -> takePart(user, opportunity(user)));
        cells.put("say who takes part in another AE's", user -> takePart(user, opportunity("ae2")));
        cells.put("see the funnel", user -> get(user, "/api/funnel"));
        cells.put("open Cockpit", user -> hasApp(user, "cockpit"));
        cells.put("load what Cockpit shows", this::loadCockpit);
        cells.put("migrate a running process", this::migrate);
        cells.put(
                "change a variable of a running process",
                user -> put(
                        user,
                        "/engine-rest/process-instance/" + start() + "/variables/leadId",
                        "{\"value\":\"x\",\"type\":\"String\"}"));
        cells.put(
                "move a running process on",
                user -> post(
                        user,
                        "/engine-rest/process-instance/" + start() + "/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"work\"}]}"));
        cells.put(
                "correlate a message past the API",
                user -> post(
                        user,
                        "/engine-rest/message",
                        "{\"messageName\":\"LeadWithdrawn\",\"businessKey\":\"" + journey.newLead() + "\"}"));
        cells.put(
                "start a process past the API",
                user -> post(user, "/engine-rest/process-definition/" + newer + "/start", "{}"));
        cells.put(
                "suspend a process",
                user -> put(user, "/engine-rest/process-instance/" + start() + "/suspended", "{\"suspended\":true}"));
        cells.put("cancel a running process", user -> delete(user, "/engine-rest/process-instance/" + start()));
        cells.put(
                "have a failed job tried again",
                user -> put(user, "/engine-rest/job/" + failedJob() + "/retries", "{\"retries\":1}"));
        cells.put("deploy a process", this::deployAs);
        cells.put(
                "delete a deployment",
                user -> delete(user, "/engine-rest/deployment/" + deploymentOf(deploy()) + "?cascade=true"));
        cells.put(
                "evaluate a decision",
                user -> post(
                        user,
                        "/engine-rest/decision-definition/key/rejection-handling/evaluate",
                        "{\"variables\":{\"rejectionReason\":{\"value\":\"noNeed\"}}}"));
        cells.put("clean up the history", user -> post(user, "/engine-rest/history/cleanup", null));
        cells.put(
                "change the password of another user",
                user -> put(
                        user,
                        "/engine-rest/user/sdr2/credentials",
                        "{\"password\":\"sdr2\",\"authenticatedUserPassword\":\"" + user + "\"}"));
        cells.put(
                "create a user",
                user -> post(
                        user,
                        "/engine-rest/user/create",
                        "{\"profile\":{\"id\":\"u" + unique()
                                + "\"},\"credentials\":{\"password\":\"Long-enough-1\"}}"));
        cells.put(
                "join another group",
                user -> undone(
                        put(user, "/engine-rest/group/channel-manager/members/sdr2", null),
                        "/engine-rest/group/channel-manager/members/sdr2"));
        cells.put("grant a right", this::grant);
        cells.put("create a filter", this::createFilter);
        cells.put("open Admin", user -> hasApp(user, "admin"));
        return cells(MAY_DO, cells);
    }

    @TestFactory
    Stream<DynamicTest> whatEachRoleSeesInTheEngine() {
        var lead = journey.newLead();
        var approved = journey.approvedLead();
        failedJob();
        batch = runtime.newMigration(runtime.createMigrationPlan(older, newer)
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(runtime.startProcessInstanceById(older).getId())
                .executeAsync();
        var names = Map.of(
                "{process}", journey.process(lead).getId(),
                "{task}", sdrTask(lead),
                "{aeTask}", aeTask(approved),
                "{deployment}", deploymentOf(newer),
                "{model}", journey.process(lead).getProcessDefinitionId());
        var cells = new LinkedHashMap<String, Cell>();
        rows(SEES_IN_THE_ENGINE).skip(1).map(row -> row[0]).forEach(path -> {
            var filled = path;
            for (var name : names.entrySet()) {
                filled = filled.replace(name.getKey(), name.getValue());
            }
            var address = "/engine-rest/" + filled;
            cells.put(path, user -> shown(as(user).get(address)));
        });
        return cells(SEES_IN_THE_ENGINE, cells);
    }

    private Stream<DynamicTest> cells(String table, Map<String, Cell> cells) {
        assertThat(rows(table).skip(1).map(row -> row[0])).containsExactlyElementsOf(cells.keySet());
        var roles = rows(table).findFirst().orElseThrow();
        return rows(table).skip(1).flatMap(row -> IntStream.range(0, USERS.size())
                .mapToObj(column ->
                        dynamicTest(row[0] + ", " + roles[column + 1] + ": " + row[column + 1], () -> assertThat(
                                        tried(cells.get(row[0]), USERS.get(column)))
                                .isEqualTo(row[column + 1]))));
    }

    private static String tried(Cell cell, String user) {
        try {
            return cell.tried(user);
        } finally {
            ClockUtil.reset();
        }
    }

    private static Stream<String[]> rows(String table) {
        return table.lines().map(line -> Arrays.stream(line.substring(1).split("\\|"))
                .map(String::strip)
                .toArray(String[]::new));
    }

    // What is tried

    private String completeOwnTask(String user) {
        return switch (user) {
            case "ae" -> complete(user, aeTask(journey.approvedLead()), "opportunityChoice", "createNew");
            case "manager" ->
                complete(
                        user,
                        journey.task(journey.disputedLead(), "settleDispute").getId(),
                        "ruling",
                        "uphold");
            case "channel" ->
                complete(user, journey.task(partnerLead(), "reviewPartnerLead").getId(), "partnerDecision", "accept");
            default -> complete(user, sdrTask(journey.newLead()), "outreachResult", "noAnswer");
        };
    }

    private String completeTaskOfOthers(String user) {
        return user.equals("sdr")
                ? complete(user, aeTask(journey.approvedLead()), "opportunityChoice", "createNew")
                : complete(user, sdrTask(journey.newLead()), "outreachResult", "noAnswer");
    }

    private String complete(String user, String task, String variable, String value) {
        tasks.setAssignee(task, null);
        var claimed = post(user, "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
        var completed = post(
                user,
                "/engine-rest/task/" + task + "/complete",
                "{\"variables\":{\"" + variable + "\":{\"value\":\"" + value + "\"}"
                        + (value.equals("createNew") ? ",\"confirmed\":{\"value\":true}" : "") + "}}");
        return claimed.equals(completed) ? completed : claimed + " to claim, " + completed + " to complete";
    }

    private String give(String user, String task, String to) {
        return post(user, "/engine-rest/task/" + task + "/assignee", "{\"userId\":\"" + to + "\"}");
    }

    private String log(String user, String lead) {
        return post(user, "/api/leads/" + lead + "/activities", "{\"type\":\"CALL\"}");
    }

    private String convert(String user, String lead, String body) {
        return post(user, "/api/leads/" + lead + "/conversion", body);
    }

    private String withdraw(String user, String lead) {
        return post(user, "/api/leads/" + lead + "/messages", "{\"name\":\"LeadWithdrawn\"}");
    }

    private String editOpportunity(String user, String opportunity) {
        return patch(user, "/api/opportunities/" + opportunity, "{\"nextStep\":\"Call\"}");
    }

    private String takePart(String user, String opportunity) {
        return put(
                user,
                "/api/opportunities/" + opportunity + "/contact-roles",
                "[{\"contactId\":\"" + contact() + "\",\"primaryContact\":true}]");
    }

    /** Whoever may import is told of every row what became of it. */
    private String importLead(String user, String partner) {
        return importFile(user, "leads", "Last Name,Partner Account Id\r\nPerson" + unique() + "," + partner);
    }

    private String importFile(String user, String kind, String csv) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n\r\n" + csv
                + "\r\n\r\n--part--\r\n";
        var caller = as(user);
        var answer = caller.send("POST", "/api/" + kind + "/imports", body, "multipart/form-data; boundary=part");
        if (answer.status() != 202) {
            return allowed(answer);
        }
        var done = await().until(
                        () -> caller.get(answer.location()).json(),
                        progress -> !progress.get("state").asText().equals("RUNNING"));
        return done.get("created").asInt() == 1 ? "yes" : done.get("rejected").asInt() == 1 ? "no" : done.toString();
    }

    private String hasApp(String user, String app) {
        var apps = Caller.browser(port, user)
                .get("/camunda/api/admin/auth/user/default")
                .json()
                .get("authorizedApps");
        return apps.toString().contains("\"" + app + "\"") ? "yes" : "no";
    }

    private String loadCockpit(String user) {
        return allowed(Caller.browser(port, user)
                .get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics"));
    }

    private String migrate(String user) {
        var plan = "{\"sourceProcessDefinitionId\":\"" + older + "\",\"targetProcessDefinitionId\":\"" + newer
                + "\",\"instructions\":[{\"sourceActivityIds\":[\"work\"],\"targetActivityIds\":[\"work\"]}]}";
        var process = runtime.startProcessInstanceById(older).getId();
        return post(
                user,
                "/engine-rest/migration/execute",
                "{\"migrationPlan\":" + plan + ",\"processInstanceIds\":[\"" + process + "\"]}");
    }

    private String deployAs(String user) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n" + probe
                + "\r\n--part\r\nContent-Disposition: form-data; name=\"data\"; filename=\"m.bpmn\"\r\n\r\n"
                + Bpmn.convertToString(model(probe + user)) + "\r\n--part--\r\n";
        return allowed(
                as(user).send("POST", "/engine-rest/deployment/create", body, "multipart/form-data; boundary=part"));
    }

    private String grant(String user) {
        var answer = as(user).post(
                        "/engine-rest/authorization/create",
                        "{\"type\":1,\"permissions\":[\"READ\"],\"userId\":\"sdr2\",\"resourceType\":9,\"resourceId\":\"x"
                                + unique() + "\"}");
        return undone(allowed(answer), "/engine-rest/authorization/" + id(answer));
    }

    private String createFilter(String user) {
        var answer = as(user).post(
                        "/engine-rest/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"" + unique() + "\",\"query\":{}}");
        return undone(allowed(answer), "/engine-rest/filter/" + id(answer));
    }

    private String undone(String outcome, String path) {
        if (outcome.equals("yes")) {
            assertThat(as("admin").send("DELETE", path, null, null).status()).isEqualTo(204);
        }
        return outcome;
    }

    private static String id(Answer answer) {
        return answer.status() == 200 ? answer.json().get("id").asText() : null;
    }

    // What it is tried with

    private String leadOf(String user) {
        var lead = journey.newLead();
        if (user.equals("ae")) {
            lifecycle.assignAe(lead, user, CurrentUser.SYSTEM);
        } else {
            lifecycle.assignOwner(lead, user, CurrentUser.SYSTEM);
        }
        return lead;
    }

    private String partnerLead() {
        return journey.newLead(Map.of("partnerAccountId", account()));
    }

    private String partnerLeadOfAColleague() {
        var lead = partnerLead();
        lifecycle.assignOwner(lead, "sdr2", CurrentUser.SYSTEM);
        return lead;
    }

    private String approvedByAnotherAe() {
        var lead = journey.approvedLead();
        lifecycle.assignAe(lead, "ae2", CurrentUser.SYSTEM);
        return lead;
    }

    private String conversion() {
        return Caller.program(port, "ae", "ae")
                .post("/api/leads/" + journey.approvedLead() + "/conversion", "{}")
                .json()
                .get("conversionId")
                .asText();
    }

    private String sdrTask(String lead) {
        return journey.task(lead, "workLead").getId();
    }

    private String aeTask(String lead) {
        return journey.task(lead, "prepareConversion").getId();
    }

    private String failedJob() {
        var lead = journey.leadWhoseConversionWaits(Map.of("opportunityChoice", "createNew", "confirmed", true));
        var job = jobs.createJobQuery()
                .processInstanceId(journey.process(lead).getId())
                .singleResult()
                .getId();
        jobs.setJobRetries(job, 0);
        return job;
    }

    private String fetchForm(String user) {
        var status = Caller.browser(port, user).get("/web-to-lead").status();
        return status == 200 ? "yes" : status == 403 ? "no" : Integer.toString(status);
    }

    private String account() {
        var id = UUID.randomUUID().toString();
        accounts.add(new Account(
                id,
                json.convertValue(Map.of("name", "Account " + id), AccountDetails.class),
                ClockUtil.getCurrentTime().toInstant(),
                0));
        return id;
    }

    private String contact() {
        var id = UUID.randomUUID().toString();
        contacts.add(new Contact(
                id,
                account(),
                json.convertValue(Map.of("lastName", "Contact " + id), ContactDetails.class),
                ClockUtil.getCurrentTime().toInstant(),
                0));
        return id;
    }

    private String opportunity(String owner) {
        var id = UUID.randomUUID().toString();
        var details = new HashMap<String, Object>(
                Map.of("name", "Deal", "closeDate", "2999-01-01", "stage", "PROSPECTING", "probability", 10));
        details.put("owner", owner);
        opportunities.add(new Opportunity(
                id,
                account(),
                null,
                json.convertValue(details, OpportunityDetails.class),
                ClockUtil.getCurrentTime().toInstant(),
                0));
        return id;
    }

    private String start() {
        return runtime.startProcessInstanceById(newer).getId();
    }

    private String deploy() {
        return repository
                .createDeployment()
                .name(probe)
                .addModelInstance(probe + ".bpmn", model(probe))
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
    }

    private String deploymentOf(String definition) {
        return repository.getProcessDefinition(definition).getDeploymentId();
    }

    private static org.camunda.bpm.model.bpmn.BpmnModelInstance model(String key) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("work")
                .camundaCandidateGroups("sales-manager")
                .endEvent()
                .done();
    }

    private static String newLead(String more) {
        return "{\"lastName\":\"Person" + unique() + "\"" + more + "}";
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    // How it is tried, and what came of it

    private String get(String user, String path) {
        return allowed(as(user).get(path));
    }

    private String post(String user, String path, String body) {
        return allowed(as(user).post(path, body));
    }

    private String put(String user, String path, String body) {
        return allowed(as(user).send("PUT", path, body, "application/json"));
    }

    private String patch(String user, String path, String body) {
        return allowed(as(user).with("If-Match", "*").send("PATCH", path, body, "application/json"));
    }

    private String delete(String user, String path) {
        return allowed(as(user).send("DELETE", path, null, null));
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }

    /** Of what somebody may not even see, the engine says that it is not there. */
    private static String allowed(Answer answer) {
        var ofTheEngine = answer.response().uri().getPath().startsWith("/engine-rest/");
        return answer.status() / 100 == 2
                ? "yes"
                : answer.status() == 403 || ofTheEngine && answer.status() == 404 ? "no" : answer.toString();
    }

    /** The engine's lists leave out what somebody may not see. */
    private static String shown(Answer answer) {
        if (answer.status() == 200) {
            return isEmpty(answer.json()) ? "no" : "yes";
        }
        return List.of(403, 404).contains(answer.status()) ? "no" : answer.toString();
    }

    private static boolean isEmpty(JsonNode shown) {
        return shown.isContainerNode() && shown.isEmpty()
                || shown.has("groups") && shown.get("groups").isEmpty()
                || shown.has("count") && shown.get("count").asInt() == 0;
    }
}
