package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class TasklistTest {
    private final Screenshots pictures = new Screenshots("tasklist");

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Test
    void eachRoleFindsItsOwnTasks() {
        findsOnly(
                "sdr",
                List.of("My tasks", "My team's tasks"),
                "Work lead|Schedule meeting|Answer rejection|Supply information|Follow up trial|Confirm meeting"
                        + "|Find contact|Find decision maker|Complete partner lead");
        findsOnly(
                "ae",
                List.of("My tasks", "My team's tasks"),
                "Hold meeting|Review lead|Prepare conversion|Pursue opportunity");
        findsOnly("manager", List.of("My tasks", "My team's tasks", "All tasks"), "Settle dispute|Decide no budget");
    }

    private void findsOnly(String user, List<String> filters, String taskNames) {
        try (var person = Person.loggedIn(site(), user)) {
            var tasklist = person.tasklist().filter("My team's tasks");
            assertThat(tasklist.filters()).hasCount(filters.size());
            assertThat(tasklist.filters().locator("h4 a").allInnerTexts())
                    .extracting(text -> text.replaceAll("[\\s\\d()]+$", ""))
                    .containsExactlyElementsOf(filters);
            tasklist.everyCardTellsItsLead();
            assertThat(tasklist.cards().locator("h4").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(name -> name.strip().matches(taskNames));
            pictures.take(person, "team-of-" + user);
        }
    }

    @Test
    void theManagerSeesEverybodysTasks() {
        try (var manager = Person.loggedIn(site(), "manager")) {
            var tasklist = manager.tasklist().filter("All tasks");
            assertThat(tasklist.cards()).hasCount(15);
            pictures.take(manager, "all-tasks-of-manager");
        }
    }

    @Test
    void aTaskThatAColleagueTookIsShownButCannotBeCompleted() {
        var lead = "Hana Kobayashi";
        try (var sdr = Person.loggedIn(site(), "sdr");
                var colleague = Person.loggedIn(site(), "sdr2")) {
            sdr.tasklist().filter("My team's tasks").open("Work lead", lead).claim();
            var tasklist = colleague.tasklist().filter("My team's tasks").open("Work lead", lead);
            assertThat(tasklist.completeButton()).isDisabled();
            pictures.take(colleague, "taken-by-a-colleague");
        }
    }

    @Test
    void whoLostATaskMeanwhileIsToldSoInOneSentence() {
        var lead = "Oliver Penrose";
        try (var sdr2 = Person.loggedIn(site(), "sdr2")) {
            var tasklist = sdr2.tasklist()
                    .filter("My team's tasks")
                    .open("Work lead", lead)
                    .claim()
                    .choose("What did the lead say?", "No answer");
            var taken = tasks.createTaskQuery()
                    .taskAssignee("sdr2")
                    .taskDefinitionKey("workLead")
                    .list();
            taken.forEach(task -> tasks.setAssignee(task.getId(), "sdr"));
            tasklist.completeButton().click();
            assertThat(tasklist.refusal()).containsText("This task is assigned to sdr. Take it over first");
            pictures.take(sdr2, "refused-not-mine-any-more");
        }
    }

    @Test
    void anAnswerThatIsMissingForTheServerIsToldWithoutTechnicalWords() {
        try (var sdr = Person.loggedIn(site(), "sdr")) {
            var tasklist = sdr.tasklist()
                    .filter("My team's tasks")
                    .open("Work lead", "Luis Carvalho")
                    .claim()
                    .choose("What did the lead say?", "Not interested");
            tasklist.completeButton().click();
            assertThat(tasklist.refusal()).containsText("why the lead is not interested");
            assertThat(tasklist.refusal()).not().containsText(Pattern.compile("[0-9a-f]{8}-"));
            pictures.take(sdr, "refused-comment-missing");
        }
    }

    @Test
    void whoChangesTheirMindAfterARefusalCanStillComplete() {
        allBelongTo("ae", "holdMeeting");
        try (var ae = Person.loggedIn(site(), "ae")) {
            var tasklist = ae.tasklist()
                    .filter("My tasks")
                    .open("Hold meeting", "Victor Lindholm")
                    .choose("Did the meeting take place?", "No, moved to another date");
            isRefused(tasklist, "when the meeting is now");
            tasklist.at("New date", ZonedDateTime.now(Person.TIME_ZONE).minusDays(1));
            isRefused(tasklist, "must be in the future");
            tasklist.choose("Did the meeting take place?", "Yes").complete();
        }
    }

    @Test
    void gradesAreAskedForWhereTheyCount() {
        try (var sdr2 = Person.loggedIn(site(), "sdr2")) {
            var tasklist = sdr2.tasklist()
                    .filter("My team's tasks")
                    .open("Work lead", "Chloé Vasseur")
                    .claim()
                    .choose("What did the lead say?", "No budget");
            assertThat(tasklist.form()).containsText("Need (optional)");
            tasklist.choose("What did the lead say?", "Interested, wants to talk to us");
            assertThat(tasklist.form()).containsText("Need (required)");
            isRefused(tasklist, "needs a grade for 'need'");
            tasklist.choose("What did the lead say?", "No answer").complete();
        }
    }

    @Test
    void preparingAConversionSaysWhenNothingMatches() {
        allBelongTo("ae", "prepareConversion");
        try (var ae = Person.loggedIn(site(), "ae")) {
            var tasklist = ae.tasklist().filter("My tasks").open("Prepare conversion", "Rafael Montoya");
            assertThat(tasklist.form()).containsText("No account matches. Left empty: a new account");
            tasklist.choose("What becomes of this lead?", "Convert into an existing open opportunity");
            assertThat(tasklist.form()).containsText("There is no open opportunity");
            assertThat(tasklist.form()).not().containsText("Which opportunity?");
            pictures.take(ae, "no-opportunity-matches");
        }
    }

    @Test
    void theAeSeesWhatWasChangedSinceTheApproval() {
        allBelongTo("ae", "prepareConversion");
        var sdr = Caller.program(port, "sdr", "sdr");
        var lead = sdr.get("/api/leads?q=Montoya").json().get("items").get(0);
        try (var ae = Person.loggedIn(site(), "ae")) {
            var tasklist = ae.tasklist().filter("My tasks").open("Prepare conversion", "Rafael Montoya");
            assertThat(tasklist.form()).not().containsText("was changed since");

            sdr.with("If-Match", "*")
                    .send(
                            "PATCH",
                            "/api/leads/" + lead.get("id").asText(),
                            "{\"title\": \"Head of *Pumps*\"}",
                            "application/json");
            tasklist = ae.tasklist().filter("My tasks").open("Prepare conversion", "Rafael Montoya");

            assertThat(tasklist.form()).containsText("The lead was changed since it was looked at last");
            assertThat(tasklist.form())
                    .containsText("Title: from " + lead.get("title").asText() + " to Head of *Pumps* (Sofia Demo, 20");
            pictures.take(ae, "changed-since-the-approval");
        }
    }

    private void allBelongTo(String user, String task) {
        tasks.createTaskQuery().taskDefinitionKey(task).list().forEach(each -> tasks.setAssignee(each.getId(), user));
    }

    private static void isRefused(Tasklist tasklist, String why) {
        tasklist.completeButton().click();
        assertThat(tasklist.refusal()).containsText(why);
        tasklist.refusal().locator("button.close:visible").click();
    }

    @Test
    void loggingOutOfTasklistEndsTheSession() {
        try (var sdr = Person.loggedIn(site(), "sdr")) {
            sdr.tasklist().filter("My tasks");
            sdr.page().getByText("Sofia Demo").first().click();
            sdr.page().getByText("Log out").click();
            assertThat(sdr.page()).hasURL(Pattern.compile("http://localhost:\\d+/login.*"));
            sdr.open("/camunda/app/tasklist/default/");
            assertThat(sdr.page().getByLabel("Password")).isVisible();
        }
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
