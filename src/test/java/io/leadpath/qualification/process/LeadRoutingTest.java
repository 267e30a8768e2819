package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Journey.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activity;
import io.leadpath.availability.Availability;
import io.leadpath.lead.FieldHistory;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadStatus;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.qualification.KnownAccounts;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.WakeUps;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.support.Caller;
import io.leadpath.support.Contingency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Rows 2, 4, 19, 25 and 36: who gets a lead that comes in, went to the wrong people, or comes back. */
@PathTest
@Import(Journey.class)
class LeadRoutingTest {
    private static final Map<String, Object> CREATE_NEW = Map.of("opportunityChoice", "createNew", "confirmed", true);
    private static final Path TABLE = Path.of("processes/lead-qualification/lead-routing.dmn");

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    LeadIntake intake;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Availability availability;

    @Autowired
    Notices notices;

    @Autowired
    Meetings meetings;

    @Autowired
    FieldHistory history;

    @Autowired
    WakeUps wakeUps;

    @Autowired
    IdentityService identity;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    Users users;

    @Autowired
    ObjectMapper json;

    private final List<String> deployments = new ArrayList<>();
    private final List<String> away = new ArrayList<>();
    private final String pat = "pat" + unique();

    @BeforeEach
    void patIsAnSdrAndAnAe() {
        identity.saveUser(identity.newUser(pat));
        identity.createMembership(pat, "sdr");
        identity.createMembership(pat, "ae");
    }

    @AfterEach
    void everythingIsAsBefore() {
        ClockUtil.reset();
        identity.deleteUser(pat);
        away.forEach(user -> availability.change(user, new Availability.Change(true, null), CurrentUser.SYSTEM));
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Nested
    class ByTheDecision {
        @ParameterizedTest
        @CsvSource({"HOT, 90, firstTouchHot", "WARM, 60, firstTouch", ", 50, firstTouch"})
        void putsALeadIntoTheQueueWithThePriorityAndTheServiceLevelOfItsKind(
                String rating, int priority, String serviceLevel) {
            var lead = journey.newLead(rating == null ? Map.of() : Map.of("rating", rating));

            assertQueued(lead);
            assertThat(journey.variable(lead, "priority")).isEqualTo(priority);
            assertThat(journey.variable(lead, "serviceLevel")).isEqualTo(serviceLevel);
        }

        @ParameterizedTest
        @ValueSource(strings = {"HOT", "COLD"})
        void givesImportedLeadsAServiceLevelOfTheirOwn(String rating) {
            var lead = imported(Map.of("rating", rating));

            assertQueued(lead);
            assertThat(journey.variable(lead, "serviceLevel")).isEqualTo("firstTouchImported");
        }

        @Test
        void seesWhetherAPartnerBroughtTheLeadIn() {
            change("id=\"hot-partner\">\n          <text></text>", "id=\"hot-partner\">\n          <text>true</text>");
            var partner = account("Partner " + unique(), null).id();

            var theirs = journey.newLead(Map.of("rating", "HOT", "partnerAccountId", partner));
            var ours = journey.newLead(Map.of("rating", "HOT"));

            assertThat(journey.variable(theirs, "priority")).isEqualTo(90);
            assertThat(journey.variable(ours, "priority")).isEqualTo(50);
        }

        @Test
        void givesALeadToTheLeastLoadedOfTheTeamWhoIsAvailable() {
            change("<text>\"queue\"</text>", "<text>\"leastLoaded\"</text>");
            away("sdr");
            away("sdr2");

            var only = journey.newLead();
            assertThat(journey.task(only, "workLead").getAssignee()).isEqualTo(pat);
            assertThat(journey.lead(only).details().owner()).isEqualTo(pat);
            assertThat(journey.variable(only, "sdr")).isEqualTo(pat);

            back("sdr2");
            while (openTasks("sdr2") < openTasks(pat)) {
                assertThat(journey.task(journey.newLead(), "workLead").getAssignee())
                        .isEqualTo("sdr2");
            }
            while (openTasks("sdr2") > openTasks(pat)) {
                assertThat(journey.task(journey.newLead(), "workLead").getAssignee())
                        .isEqualTo(pat);
            }
            assertThat(journey.task(journey.newLead(), "workLead").getAssignee())
                    .as("the first by id among equals")
                    .isEqualTo(pat);
        }

        @Test
        void countsTheLoadOfEachCandidateOnce() {
            var counted = mock(Meetings.class);
            var candidates = availability.available(Role.SDR);
            assertThat(candidates).hasSizeGreaterThan(2);

            new Assignment(availability, users, tasks, counted).leastLoaded(Role.SDR, Set.of());

            candidates.forEach(user -> verify(counted, times(1)).toCome(user));
        }

        @Test
        void leavesALeadInTheQueueWhenTheWholeTeamIsAway() {
            change("<text>\"queue\"</text>", "<text>\"leastLoaded\"</text>");
            away("sdr");
            away("sdr2");
            away(pat);

            assertQueued(journey.newLead());
        }

        /** Twelve minutes before the company closes for the weekend. */
        @Test
        @Contingency(
                row = 4,
                elements = {"routeLead", "touchOverdue", "escalateTouch"})
        void leavesALeadInTheDefaultQueueWhenNoRuleFitsAndTellsTheManagersAfterAQuarterOfAnHourOfWork() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-12-04T16:48:00Z")));
            change(
                    "id=\"everythingElse-source\">\n          <text></text>",
                    "id=\"everythingElse-source\">\n          <text>\"nowhere\"</text>");

            var lead = journey.newLead();

            assertQueued(lead);
            assertThat(journey.variable(lead, "priority")).isEqualTo(50);
            assertThat(journey.variable(lead, "serviceLevel")).isEqualTo("firstTouchUnrouted");
            var monday = Instant.parse("2026-12-07T09:03:00Z");
            assertThat(journey.task(lead, "workLead").getDueDate().toInstant()).isEqualTo(monday);

            assertThat(journey.timerFires(lead, "touchOverdue")).isEqualTo(monday);

            assertThat(notices.of("manager", 100))
                    .filteredOn(notice -> lead.equals(notice.subjectId()))
                    .extracting(Notice::topic)
                    .containsExactly(Topic.ROUTING_FOUND_NOBODY);
            assertQueued(lead);
            assertStands(lead, LeadStatus.OPEN, "workLead");
            assertThat(journey.task(lead, "workLead").getPriority()).isEqualTo(60);
            assertThat(journey.activities(lead))
                    .filteredOn(activity -> "escalateTouch".equals(activity.step()))
                    .extracting(Activity::outcome)
                    .containsExactly("TELL_MANAGER");
            assertThat(journey.hasTimer(lead, "touchOverdue")).as("told once").isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "'<text>\"sdr\"</text>', '<text>\"marketing\"</text>', marketing",
            "'<text>\"queue\"</text>', '<text>\"dice\"</text>', dice",
            "'\"firstTouch\"', '\"someDay\"', someDay"
        })
        void refusesATableWithAnAnswerItDoesNotKnow(String known, String unknown, String words) {
            assertThatThrownBy(() -> change(known, unknown))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("lead-routing.dmn")
                    .hasMessageContaining("the rule '")
                    .hasMessageContaining("'" + words + "'");

            assertQueued(journey.newLead());
        }

        @ParameterizedTest
        @CsvSource({
            "'<text>\"sdr\"</text>', '<text>\"mark\" + \"eting\"</text>'",
            "'<text>\"queue\"</text>', '<text>\"di\" + \"ce\"</text>'",
            "'else \"firstTouch\"', 'else \"some\" + \"Day\"'"
        })
        void losesNoLeadOverAnAnswerThatIsComputedAndThatItDoesNotKnow(String known, String computed) {
            change(known, computed);

            var lead = journey.newLead();

            assertQueued(lead);
            assertThat(journey.variable(lead, "serviceLevel")).isEqualTo("firstTouchUnrouted");
        }

        @Test
        void givesALeadToTheOwnerNamedAtIntakeWhoIsAvailable() {
            var lead = journey.newLead(Map.of("owner", pat));
            assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);

            away(pat);
            var later = journey.newLead(Map.of("owner", pat));
            assertThat(journey.task(later, "workLead").getAssignee()).isNull();
            assertThat(journey.lead(later).details().owner()).isEqualTo(pat);
        }

        @Test
        void reroutesALeadToSomebodyElse() {
            change("<text>\"queue\"</text>", "<text>\"leastLoaded\"</text>");
            away("sdr");
            away("sdr2");
            var lead = journey.newLead();
            journey.complete(lead, "workLead", pat, Journey.INTERESTED);
            journey.complete(lead, "scheduleMeeting", pat, Journey.booking());
            journey.timerFires(lead, "meetingBegins");
            journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));
            journey.complete(
                    lead, "reviewLead", "ae", Map.of("decision", "reject", "rejectionReason", "wrongTerritory"));

            journey.complete(lead, "answerRejection", pat, Map.of("answer", "accept"));

            assertQueued(lead);
        }
    }

    @Nested
    class ToAnAe {
        @Test
        void choosesTheLeastLoadedWhoIsAvailable() {
            away("ae");
            away("ae2");
            var lead = journey.interestedLead();

            journey.complete(
                    lead,
                    "scheduleMeeting",
                    "sdr",
                    Map.of("meetingResult", "scheduled", "meetingAt", inDays(2).toString()));

            assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo(pat);
        }

        @Test
        void isNotTheOneWhoSentTheLeadToAnotherTeamThoughLessLoaded() {
            away("ae");
            var lead = reroutedBy(pat);
            var busy = journey.interestedLead();
            var booking = new HashMap<>(Journey.booking());
            booking.put("ae", "ae2");
            journey.complete(busy, "scheduleMeeting", "sdr", booking);

            journey.complete(lead, "scheduleMeeting", "sdr", Journey.bookingWithoutAe());

            assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo("ae2");
        }

        @Test
        void isTheGroupAndTheManagersAreToldWhenOnlyTheOneWhoRejectedIsThere() {
            away("ae");
            away("ae2");
            var lead = reroutedBy(pat);

            journey.complete(lead, "scheduleMeeting", "sdr", Journey.bookingWithoutAe());

            assertThat(meetings.pending(lead).orElseThrow().ae()).isNull();
            assertThat(notices.of("manager", 100))
                    .anyMatch(notice -> notice.topic() == Topic.AE_NEEDED && lead.equals(notice.subjectId()));
            journey.timerFires(lead, "meetingBegins");
            assertThat(journey.task(lead, "holdMeeting").getAssignee()).isNull();
        }

        /** Rejected by the AE as one of another segment, and interested again. */
        private String reroutedBy(String ae) {
            var lead = journey.interestedLead();
            var booking = new HashMap<>(Journey.booking());
            booking.put("ae", ae);
            journey.complete(lead, "scheduleMeeting", "sdr", booking);
            journey.timerFires(lead, "meetingBegins");
            journey.complete(lead, "holdMeeting", ae, Map.of("attendance", "held"));
            journey.complete(lead, "reviewLead", ae, Map.of("decision", "reject", "rejectionReason", "wrongSegment"));
            journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));
            journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
            return lead;
        }

        @ParameterizedTest
        @CsvSource({"true, 2999-01-05 10:00 UTC", "false, further notice"})
        void refusesANamedAeWhoIsAwayAndSaysUntilWhen(boolean known, String words) {
            availability.change(
                    pat,
                    new Availability.Change(false, known ? Instant.parse("2999-01-05T10:00:00Z") : null),
                    CurrentUser.SYSTEM);
            var lead = journey.interestedLead();
            var booking = new HashMap<>(Journey.booking());
            booking.put("ae", pat);

            TaskRefusal.assertRefused(
                    () -> journey.complete(lead, "scheduleMeeting", "sdr", booking),
                    "'" + pat + "' is away until " + words);
            assertThat(journey.waitsAt(lead)).contains("scheduleMeeting");
        }

        @Test
        void offersOnlyThoseWhoAreAvailable() {
            away("ae2");
            var task = journey.task(journey.interestedLead(), "scheduleMeeting");

            var form = Caller.program(port, "sdr", "sdr")
                    .get("/engine-rest/task/" + task.getId() + "/form-variables")
                    .body();

            assertThat(form).contains("aeOptions", pat).doesNotContain("ae2");
        }

        @Test
        void asksNobodyWhoIsAwayForASecondOpinion() {
            away("ae2");
            var lead = journey.disputedLead();

            journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "secondOpinion"));

            assertThat(journey.task(lead, "reviewLead").getAssignee()).isEqualTo(pat);
        }

        @Test
        @Contingency(
                row = 15,
                elements = {"reviewLead"},
                rules = {AeAssignment.class})
        void choosesTheLeastLoadedForAReviewWithoutAMeeting() {
            away("ae");
            away("ae2");

            var lead = leadThatWantsToBuy();

            assertThat(journey.task(lead, "reviewLead").getAssignee()).isEqualTo(pat);
            assertThat(journey.lead(lead).state().ae()).isEqualTo(pat);
            assertThat(journey.variable(lead, "ae")).isEqualTo(pat);
            assertThat(aeNeeded(lead)).isEmpty();
        }

        @Test
        void leavesAReviewToTheGroupAndTellsTheManagersWhenEverybodyIsAway() {
            everybodyIsAway();

            var lead = leadThatWantsToBuy();

            assertThat(journey.task(lead, "reviewLead").getAssignee()).isNull();
            assertThat(aeNeeded(lead)).hasSize(1);
        }

        @Test
        @Contingency(
                row = 19,
                elements = {"bookMeeting"},
                rules = {AeAssignment.class})
        void booksAMeetingOfTheGroupAndTellsTheManagersWhenEverybodyIsAway() {
            everybodyIsAway();
            var lead = journey.interestedLead();

            journey.complete(
                    lead,
                    "scheduleMeeting",
                    "sdr",
                    Map.of("meetingResult", "scheduled", "meetingAt", inDays(2).toString()));

            assertThat(meetings.pending(lead).orElseThrow().ae()).isNull();
            assertThat(aeNeeded(lead)).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"secondOpinion, reviewLead", "overturn, prepareConversion"})
        @Contingency(
                row = 24,
                elements = {"settleDispute"},
                rules = {AeAssignment.class})
        void leavesALeadToTheGroupAndTellsTheManagersWhenNobodyElseCanTakeItAfterADispute(String ruling, String next) {
            var lead = journey.disputedLead();
            away("ae2");
            away(pat);

            journey.complete(lead, "settleDispute", "manager", Map.of("ruling", ruling));

            assertThat(journey.task(lead, next).getAssignee()).isNull();
            assertThat(journey.lead(lead).state().ae()).isNull();
            assertThat(aeNeeded(lead)).hasSize(1);
        }

        @Test
        void takesNoSecondOpinionFromTheAeWhoRejectedTheLead() {
            var lead = journey.disputedLead();
            away("ae2");
            away(pat);
            journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "secondOpinion"));

            TaskRefusal.assertRefused(
                    () -> journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve")),
                    "the second opinion is another account executive's");
            assertThat(journey.task(lead, "reviewLead").getAssignee()).isNull();

            journey.complete(lead, "reviewLead", "ae2", Map.of("decision", "approve"));
            handTo("ae", lead, "prepareConversion");
            assertConvertsNot(lead, "ae");
        }

        @Test
        void letsNobodyConvertWhoseRejectionWasOverturned() {
            var lead = journey.disputedLead();
            away("ae2");
            away(pat);
            journey.complete(lead, "settleDispute", "manager", Map.of("ruling", "overturn"));

            assertConvertsNot(lead, "ae");

            journey.complete(lead, "prepareConversion", "ae2", CREATE_NEW);
        }

        @Test
        void letsTheAeWhoRejectedALeadOnceReviewItAgainLaterOn() {
            var lead = journey.rejectedLead("incompleteData");
            journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));
            journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
            journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
            journey.timerFires(lead, "meetingBegins");
            journey.complete(lead, "holdMeeting", "ae", Map.of("attendance", "held"));

            journey.complete(lead, "reviewLead", "ae", Map.of("decision", "approve"));

            journey.complete(lead, "prepareConversion", "ae", CREATE_NEW);
        }

        private void assertConvertsNot(String lead, String user) {
            TaskRefusal.assertRefused(
                    () -> journey.complete(lead, "prepareConversion", user, CREATE_NEW),
                    "another account executive converts it");
        }

        private void handTo(String user, String lead, String task) {
            journey.as(
                    "manager", () -> tasks.setAssignee(journey.task(lead, task).getId(), user));
        }

        private String leadThatWantsToBuy() {
            return wantsToBuy(journey.newLead());
        }

        private void everybodyIsAway() {
            away("ae");
            away("ae2");
            away(pat);
        }

        private List<Notice> aeNeeded(String lead) {
            return notices.of("manager", 100).stream()
                    .filter(notice -> notice.topic() == Topic.AE_NEEDED && lead.equals(notice.subjectId()))
                    .toList();
        }
    }

    @Nested
    class OfAnExistingCustomer {
        private final String company = "Customer " + unique();

        @ParameterizedTest
        @ValueSource(strings = {"company", "email", "contactId"})
        @Contingency(
                row = 2,
                elements = {"routeLead"},
                rules = {KnownAccounts.class})
        void goesToTheOwnerOfTheAccountWhoIsTold(String match) {
            var account = account(company + ", Inc.", pat);
            var contact = contact(account);
            var known = Map.<String, Object>of(
                    "company", company.toUpperCase(Locale.ROOT),
                    "email", contact.details().email(),
                    "contactId", contact.id());

            var lead = journey.newLead(Map.of(match, known.get(match)));

            assertThat(journey.lead(lead).state().ae()).isEqualTo(pat);
            assertThat(journey.variable(lead, "ae")).isEqualTo(pat);
            assertQueued(lead);
            assertStands(lead, LeadStatus.OPEN, "workLead");
            assertThat(journey.task(lead, "workLead").getDueDate()).isNotNull();
            assertThat(told(pat)).extracting(Notice::subjectId).containsExactly(lead);
        }

        @Test
        void isMetByTheOwnerOfTheAccountWhenTheSdrNamesNobody() {
            account(company, pat);
            var lead = journey.newLead(Map.of("company", company));
            journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);

            journey.complete(
                    lead,
                    "scheduleMeeting",
                    "sdr",
                    Map.of("meetingResult", "scheduled", "meetingAt", inDays(2).toString()));

            assertThat(meetings.pending(lead).orElseThrow().ae()).isEqualTo(pat);
        }

        @Test
        void isReviewedByTheOwnerOfTheAccountWhoWasAwayWhenItCameIn() {
            account(company, pat);
            away(pat);
            var lead = journey.newLead(Map.of("company", company));
            back(pat);

            wantsToBuy(lead);

            assertThat(journey.task(lead, "reviewLead").getAssignee()).isEqualTo(pat);
            assertThat(told(pat)).extracting(Notice::subjectId).containsExactly(lead);
        }

        @Test
        void isNobodysWhenTheOwnerIsAway() {
            account(company, pat);
            away(pat);

            assertNoAe(journey.newLead(Map.of("company", company)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"sdr", "manager", "nobody", ""})
        void isNobodysWhenTheOwnerIsNoAe(String owner) {
            account(company, owner);

            assertNoAe(journey.newLead(Map.of("company", company)));
        }

        @Test
        void isNotFoundByAnythingWeaker() {
            var contact = contact(account(company, pat));

            assertNoAe(journey.newLead(Map.of(
                    "company",
                    company + " Branch",
                    "lastName",
                    contact.details().lastName(),
                    "phone",
                    contact.details().phone())));
        }

        @Test
        void isToldInOneDigestADayWhenManyAreImported() {
            account(company, pat);

            imported(Map.of("company", company));
            imported(Map.of("company", company));

            assertThat(told(pat)).hasSize(1);
            assertThat(told(pat).get(0)).extracting("subjectId", "count").containsExactly(null, 2);
        }

        @Test
        void isNotReroutedToTheAeWhoRejectedIt() {
            account(company, pat);
            var lead = journey.newLead(Map.of("company", company));
            journey.complete(lead, "workLead", "sdr", Journey.INTERESTED);
            var booking = new HashMap<>(Journey.booking());
            booking.put("ae", pat);
            journey.complete(lead, "scheduleMeeting", "sdr", booking);
            journey.timerFires(lead, "meetingBegins");
            journey.complete(lead, "holdMeeting", pat, Map.of("attendance", "held"));
            journey.complete(lead, "reviewLead", pat, Map.of("decision", "reject", "rejectionReason", "wrongSegment"));

            journey.complete(lead, "answerRejection", "sdr", Map.of("answer", "accept"));

            assertQueued(lead);
            assertNoAe(lead);
        }

        @Test
        @Contingency(
                row = 2,
                elements = {"workLead"},
                rules = {KnownAccounts.class})
        void showsTheAccountAsItIsWhenTheFormIsOpened() throws IOException {
            var account = account(company, "ae");
            var task = journey.task(journey.newLead(Map.of("company", company)), "workLead");
            opportunity(account);
            opportunity(account);

            var map = shownIn(task);
            assertThat(map.get("account").get("name").asText()).isEqualTo(company);
            assertThat(map.get("account").get("owner").asText()).isNotBlank();
            assertThat(map.get("account").get("openOpportunities").asInt()).isEqualTo(2);
        }

        @Test
        void theFormNamesWhatMayBeTheSameAsTheLead() throws IOException {
            var other = journey.newLead(Map.of("company", company));
            var account = account(company, "ae");

            var alike = shownIn(journey.task(journey.newLead(Map.of("company", company)), "workLead"))
                    .get("alike");

            assertThat(alike)
                    .extracting(match -> match.get("url").asText())
                    .containsExactlyInAnyOrder("/accounts/" + account.id(), "/leads/" + other);
            assertThat(alike.get(0).get("what").asText()).isEqualTo("Account");
            assertThat(alike.get(0).get("why").asText()).contains("name");
        }

        private JsonNode shownIn(Task task) throws IOException {
            var shown = json.readTree(Caller.program(port, "sdr", "sdr")
                            .get("/engine-rest/task/" + task.getId() + "/form-variables")
                            .body())
                    .get("lead")
                    .get("value");
            return shown.isTextual() ? json.readTree(shown.textValue()) : shown;
        }

        private void assertNoAe(String lead) {
            assertThat(journey.lead(lead).state().ae()).isNull();
            assertThat(journey.variable(lead, "ae")).isNull();
        }
    }

    @Nested
    class ThatComesBack {
        @Test
        @Contingency(
                row = 36,
                elements = {"nurtureLead", "nurtureEnded", "resumeLead"})
        void goesToTheSdrWhoHadItWithinTheTimeOfTheServiceLevel() {
            var lead = restingFor(44);
            assertThat(journey.waitsAt(lead)).contains("nurtureLead");

            journey.timerFires(lead, "nurtureEnded");

            assertTakenUp(lead);
            assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);
            assertThat(journey.variable(lead, "sdr")).isEqualTo(pat);
        }

        @Test
        @Contingency(
                row = 36,
                elements = {"nurtureLead", "resumeLead"})
        void goesToTheSdrWhoHadItWhenItReengages() {
            var lead = restingFor(200);
            ClockUtil.setCurrentTime(Date.from(inDays(44)));

            journey.message(lead, "LeadReengaged");

            assertTakenUp(lead);
            assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);
        }

        @Test
        @Contingency(
                row = 36,
                elements = {"nurtureLead", "nurtureEnded", "resumeLead"})
        void waitsInTheQueueWhenThatIsTooLongAgo() {
            var lead = restingFor(46);
            var activities = journey.activities(lead);

            journey.timerFires(lead, "nurtureEnded");

            assertTakenUp(lead);
            assertQueued(lead);
            assertThat(journey.activities(lead)).isEqualTo(activities);
            assertThat(history.of(lead))
                    .anyMatch(change -> change.field().equals("owner") && pat.equals(change.oldValue()));
        }

        @Test
        void countsFromTheLastTimeItWasSetAside() {
            var lead = restingFor(40);
            journey.timerFires(lead, "nurtureEnded");
            journey.complete(lead, "workLead", pat, rest(40));

            journey.timerFires(lead, "nurtureEnded");

            assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);
        }

        @Test
        void waitsInTheQueueWhenItsSdrIsAway() {
            var lead = restingFor(10);
            away(pat);

            journey.timerFires(lead, "nurtureEnded");

            assertQueued(lead);
        }

        @Test
        void goesBackToAnSdrWhoWasAwayMeanwhile() {
            var lead = restingFor(10);
            away(pat);
            back(pat);

            journey.timerFires(lead, "nurtureEnded");

            assertThat(journey.task(lead, "workLead").getAssignee()).isEqualTo(pat);
        }

        @Test
        void waitsInTheQueueWhenItsSdrIsNoSdrAnyMore() {
            var lead = restingFor(10);
            identity.deleteMembership(pat, "sdr");

            journey.timerFires(lead, "nurtureEnded");

            assertQueued(lead);
        }

        @Test
        void tellsNoDayOfALeadWithoutAPath() {
            var lead = restingFor(10);

            assertThat(wakeUps.next(lead)).isPresent();
            assertThat(wakeUps.next("lead-without-path")).isEmpty();
        }

        private void assertTakenUp(String lead) {
            assertStands(lead, LeadStatus.WORKING, "workLead");
            assertThat(journey.waitsAt(lead)).doesNotContain("nurtureLead");
            assertThat(journey.task(lead, "workLead").getDueDate())
                    .isAfter(Date.from(ClockUtil.getCurrentTime().toInstant()));
            assertThat(journey.activities(lead))
                    .filteredOn(activity -> "workLead".equals(activity.step()))
                    .extracting(Activity::outcome)
                    .containsExactly("BAD_TIMING");
        }

        private String restingFor(int days) {
            var lead = journey.newLead(Map.of("owner", pat));
            journey.complete(lead, "workLead", pat, rest(days));
            assertThat(journey.lead(lead).status()).isEqualTo(LeadStatus.NURTURING);
            return lead;
        }

        private Map<String, Object> rest(int days) {
            return Map.of(
                    "outreachResult", "badTiming", "wakeUpAt", inDays(days).toString());
        }
    }

    private void assertStands(String lead, LeadStatus status, String element) {
        assertThat(journey.waitsAt(lead)).contains(element);
        assertThat(journey.lead(lead).state())
                .extracting("status", "statusReason")
                .containsExactly(status, null);
    }

    private void assertQueued(String lead) {
        assertThat(journey.task(lead, "workLead").getAssignee()).isNull();
        assertThat(journey.variable(lead, "sdr")).isNull();
        assertThat(journey.lead(lead).details().owner()).isEqualTo("sdr");
        assertThat(journey.lead(lead).state().ownerIsGroup()).isTrue();
    }

    /** Deploys the decision with every occurrence replaced, as analysts do. */
    private void change(String text, String by) {
        try {
            var table = Files.readString(TABLE);
            assertThat(table).contains(text);
            deployments.add(repository
                    .createDeployment()
                    .addString("lead-routing.dmn", table.replace(text, by))
                    .deploy()
                    .getId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the lead to its review by a trial, without a meeting. */
    private String wantsToBuy(String lead) {
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "wantsTrial"));
        journey.message(lead, "TrialEnded");
        journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "wantsToBuy"));
        return lead;
    }

    private void away(String user) {
        away.add(user);
        availability.change(user, new Availability.Change(false, null), CurrentUser.SYSTEM);
    }

    private void back(String user) {
        availability.change(user, new Availability.Change(true, null), CurrentUser.SYSTEM);
    }

    private long openTasks(String user) {
        return tasks.createTaskQuery().taskAssignee(user).count();
    }

    private List<Notice> told(String user) {
        return notices.of(user, 100).stream()
                .filter(notice -> notice.topic() == Topic.LEAD_OF_YOUR_ACCOUNT)
                .toList();
    }

    private String imported(Map<String, Object> known) {
        var details = new HashMap<String, Object>(Map.of("lastName", "Person" + unique(), "source", "WEB"));
        details.putAll(known);
        var enquiry = new LeadIntake.Enquiry(json.convertValue(details, LeadDetails.class), null, null, true);
        return intake.receive(enquiry, CurrentUser.SYSTEM).lead().id();
    }

    private Account account(String name, String owner) {
        var details = new HashMap<String, Object>();
        details.put("name", name);
        details.put("owner", owner);
        var account = new Account(
                UUID.randomUUID().toString(),
                json.convertValue(details, AccountDetails.class),
                ClockUtil.getCurrentTime().toInstant(),
                0);
        accounts.add(account);
        return account;
    }

    private Contact contact(Account account) {
        var details = Map.of("lastName", "Known" + unique(), "email", unique() + "@example.com", "phone", "555-0100");
        var contact = new Contact(
                UUID.randomUUID().toString(),
                account.id(),
                json.convertValue(details, ContactDetails.class),
                ClockUtil.getCurrentTime().toInstant(),
                0);
        contacts.add(contact);
        return contact;
    }

    private void opportunity(Account account) {
        var details = Map.of("name", "Deal", "closeDate", "2999-01-01", "stage", "PROSPECTING", "probability", 10);
        opportunities.add(new Opportunity(
                UUID.randomUUID().toString(),
                account.id(),
                null,
                json.convertValue(details, OpportunityDetails.class),
                ClockUtil.getCurrentTime().toInstant(),
                0));
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
