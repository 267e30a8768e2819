package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.leadpath.lead.LeadSearch;
import io.leadpath.persistence.Window;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** SDR and AE take a sample lead from the first contact to its conversion by clicking, once for each choice. */
@BrowserTest
class LeadToConversionTest {
    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    LeadSearch leads;

    @AfterEach
    void timeGoesOnAsUsual() {
        ClockUtil.reset();
    }

    @Test
    void aLeadBecomesANewOpportunity() {
        var pictures = new Screenshots("create-new");
        var lead = "Marta Lindqvist";
        sdrQualifies(lead, pictures);
        try (var ae = Person.loggedIn(site(), "ae")) {
            var tasklist = aeApproves(ae, lead, pictures);
            tasklist.filter("My tasks").open("Prepare conversion", lead);
            tasklist.choose("What becomes of this lead?", "Create a new opportunity (usual)")
                    .write("Amount", "24000");
            tasklist.cannotBeCompletedYet();
            tasklist.tick("I understand that a conversion happens once and cannot be undone");
            pictures.take(ae, "prepare-conversion");
            tasklist.complete();
            seesConverted(ae, lead, "Fjordlicht Logistics, Prospecting, USD 24,000.00", pictures);
        }
    }

    @Test
    void aLeadJoinsAnOpenOpportunityOfAKnownAccount() {
        var pictures = new Screenshots("choose-existing");
        var lead = "Owen Castlemaine";
        sdrQualifies(lead, pictures);
        try (var ae = Person.loggedIn(site(), "ae")) {
            var tasklist = aeApproves(ae, lead, pictures);
            tasklist.filter("My tasks").open("Prepare conversion", lead);
            tasklist.choose("What becomes of this lead?", "Convert into an existing open opportunity")
                    .pick("Which opportunity?", "Blackwood Furniture")
                    .tick("I understand that a conversion happens once and cannot be undone");
            pictures.take(ae, "prepare-conversion");
            tasklist.complete();
            seesConverted(ae, lead, "Blackwood Furniture, Prospecting", pictures);
        }
    }

    @Test
    void aLeadBecomesAContactWithoutAnOpportunity() {
        var pictures = new Screenshots("none");
        var lead = "Samira Benali";
        sdrQualifies(lead, pictures);
        try (var ae = Person.loggedIn(site(), "ae")) {
            var tasklist = aeApproves(ae, lead, pictures);
            tasklist.filter("My tasks").open("Prepare conversion", lead);
            tasklist.choose(
                            "What becomes of this lead?",
                            "No opportunity (existing customer, partner, vendor, employee)")
                    .write("Why no opportunity?", "Works for our partner.")
                    .clear("Account")
                    .tick("I understand that a conversion happens once and cannot be undone");
            tasklist.completeButton().click();
            assertThat(tasklist.refusal()).containsText("There is an account of the same name already.");
            pictures.take(ae, "refused-for-a-duplicate");
            tasklist.pick("Account", "Haddad Trading");
            pictures.take(ae, "prepare-conversion");
            tasklist.complete();
            seesConverted(ae, lead, "None", pictures);
        }
    }

    private void sdrQualifies(String lead, Screenshots pictures) {
        try (var sdr = Person.loggedIn(site(), "sdr")) {
            pictures.take(sdr, "home-of-sdr");
            var tasklist = sdr.tasklist().filter("My team's tasks");
            tasklist.open("Work lead", lead).claim();
            pictures.take(sdr, "work-lead");
            tasklist.cannotBeCompletedYet();
            tasklist.choose("What did the lead say?", "Interested, wants to talk to us")
                    .choose("Budget", "Strong")
                    .write("Budget: what", "The money is set aside for this year.")
                    .choose("Authority to decide", "Strong")
                    .choose("Need", "Strong")
                    .choose("Timeline", "Weak")
                    .write("What happened?", "Called back at once and asked for a demonstration.");
            pictures.take(sdr, "work-lead-answered");
            tasklist.complete();

            tasklist.filter("My tasks").open("Schedule meeting", lead);
            var meeting = nextQuarterOfAnHour();
            tasklist.choose("Did you agree on a meeting?", "Yes, we have a date")
                    .at("Date of the meeting", meeting)
                    .pick("Account executive", "Amira Demo");
            pictures.take(sdr, "schedule-meeting");
            tasklist.complete();
            timePassesUntil(meeting, lead, sdr);
        }
    }

    private Tasklist aeApproves(Person ae, String lead, Screenshots pictures) {
        pictures.take(ae, "home-of-ae");
        var tasklist = ae.tasklist().filter("My tasks").open("Hold meeting", lead);
        assertThat(tasklist.form().getByRole(AriaRole.LISTITEM)).hasText(new String[] {
            "Budget Strong. The money is set aside for this year.", "Authority Strong", "Need Strong", "Timeline Weak"
        });
        tasklist.choose("Did the meeting take place?", "Yes").write("Notes", "They know what they want.");
        pictures.take(ae, "hold-meeting");
        tasklist.complete();
        tasklist.filter("My tasks")
                .open("Review lead", lead)
                .choose("What is your decision?", "Approve: this is a lead for me");
        pictures.take(ae, "review-lead");
        tasklist.complete();
        return tasklist;
    }

    private void seesConverted(Person ae, String lead, String opportunity, Screenshots pictures) {
        ae.click("Leads");
        ae.page().getByLabel("Name, company or e-mail").fill(lead);
        ae.page().keyboard().press("Enter");
        ae.click(lead);
        var became = ae.page().getByText("What it became");
        ae.page().waitForCondition(() -> {
            ae.page().reload();
            return became.isVisible();
        });
        assertThat(ae.page().locator(".card.good")).containsText(opportunity);
        pictures.take(ae, "converted");
    }

    /** The engine's clock is put forward; its job executor then finds the meeting begun. */
    private void timePassesUntil(ZonedDateTime meeting, String lead, Person watching) {
        var untilThen = Duration.between(ClockUtil.getCurrentTime().toInstant(), meeting.toInstant());
        ClockUtil.offset(untilThen.plusSeconds(1).toMillis());
        var criteria = new LeadSearch.Criteria(lead, Set.of(), null, null, false);
        var id = leads.slice(criteria, new Window("id", true, 0, 1, null))
                .rows()
                .get(0)
                .id();
        watching.page()
                .waitForCondition(() -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(id)
                                .taskDefinitionKey("holdMeeting")
                                .count()
                        == 1);
    }

    private static ZonedDateTime nextQuarterOfAnHour() {
        var now =
                ClockUtil.getCurrentTime().toInstant().atZone(Person.TIME_ZONE).truncatedTo(ChronoUnit.MINUTES);
        return now.plusMinutes(30 - now.getMinute() % 15);
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
