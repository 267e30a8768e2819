package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.partner.PartnerRegistrations;
import io.leadpath.security.CurrentUser;
import io.leadpath.support.ShippedDecision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Takes a new lead to where a number of service-levels counts. Counts are set where a lead would only walk in circles. */
class WhereNumbersCount {
    private static final Map<String, Object> NO_SHOW = Map.of("attendance", "noShow");
    private static final Map<String, Object> NO_DATE = Map.of("meetingResult", "cannotMeet");

    private final Journey journey;
    private final LeadIntake intake;
    private final Accounts accounts;
    private final PartnerRegistrations registrations;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService jobs;
    private final ObjectMapper json;

    WhereNumbersCount(
            Journey journey,
            LeadIntake intake,
            Accounts accounts,
            PartnerRegistrations registrations,
            RepositoryService repository,
            RuntimeService runtime,
            HistoryService history,
            ManagementService jobs,
            ObjectMapper json) {
        this.journey = journey;
        this.intake = intake;
        this.accounts = accounts;
        this.registrations = registrations;
        this.repository = repository;
        this.runtime = runtime;
        this.history = history;
        this.jobs = jobs;
        this.json = json;
    }

    Journey journey() {
        return journey;
    }

    static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    boolean waitsAt(String lead, String element) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(journey.process(lead).getId())
                        .activityId(element)
                        .unfinished()
                        .count()
                > 0;
    }

    // Outreach

    String hotLead() {
        return journey.newLead(Map.of("rating", "HOT"));
    }

    /** A lead that came in while no rule of lead-routing fitted. */
    String unroutedLead() {
        var routing = new ShippedDecision("lead-routing");
        var deployment = repository
                .createDeployment()
                .addString(routing.resource(), routing.without("everythingElse"))
                .deploy();
        try {
            return journey.newLead();
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    String importedLead() {
        var details = Map.of("lastName", "Person" + unique(), "source", "WEB");
        var enquiry = new LeadIntake.Enquiry(json.convertValue(details, LeadDetails.class), null, null, true);
        return intake.receive(enquiry, CurrentUser.SYSTEM).lead().id();
    }

    /** A lead that was silent so many times. */
    String silentLead(int times) {
        var lead = journey.newLead();
        journey.set(lead, "attempts", times - 1);
        return said(lead, "noAnswer");
    }

    String leadToBeCalledAgain() {
        var lead = silentLead(1);
        journey.timerFires(lead, "nextAttemptDue");
        return lead;
    }

    /** When a lead is called for the third time that was silent again at the moment; null: as soon as it was called. */
    Instant thirdAttemptAfterAnAnswer(Instant answered) {
        var received = ClockUtil.getCurrentTime();
        var lead = leadToBeCalledAgain();
        if (answered != null) {
            ClockUtil.setCurrentTime(Date.from(answered));
        }
        said(lead, "noAnswer");
        ClockUtil.setCurrentTime(received);
        return journey.timerDue(lead, "nextAttemptDue");
    }

    /** A lead behind whose number somebody else was so many times. */
    String wrongPerson(int times) {
        var lead = journey.newLead();
        journey.set(lead, "contactSearches", times - 1);
        return said(lead, "wrongPerson");
    }

    /** A lead who had no say so many times. */
    String leadWithoutSay(int times) {
        var lead = journey.newLead();
        journey.set(lead, "decisionMakerSearches", times - 1);
        return said(lead, "noAuthority");
    }

    private String said(String lead, String result) {
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", result, "comment", "They said so."));
        return lead;
    }

    // Partners' leads

    String partnersLead() {
        var partner = UUID.randomUUID().toString();
        var details = json.convertValue(Map.of("name", "Partner " + partner), AccountDetails.class);
        accounts.add(new Account(partner, details, now(), 0));
        return journey.newLead(Map.of("partnerAccountId", partner));
    }

    /** A partner's lead that the channel manager gave back so many times. */
    String returnedLead(int times) {
        var lead = partnersLead();
        for (var time = 1; time <= times; time++) {
            if (time > 1) {
                journey.complete(lead, "completePartnerLead", "sdr", Map.of("comment", "Here."));
            }
            journey.complete(
                    lead,
                    "reviewPartnerLead",
                    "channel",
                    Map.of("partnerDecision", "returnForInformation", "comment", "Which branch?"));
        }
        return lead;
    }

    String protectedLead() {
        var lead = partnersLead();
        journey.complete(lead, "reviewPartnerLead", "channel", Map.of("partnerDecision", "accept"));
        return lead;
    }

    Instant protectedUntil(String lead) {
        return registrations.of(lead).orElseThrow().protectedUntil();
    }

    void extendProtection(String lead) {
        registrations.extend(lead, CurrentUser.SYSTEM);
    }

    // Meeting

    /** A lead with whom no date was found so many times. */
    String leadWithoutDate(int times) {
        return noDate(said(journey.newLead(), "cannotMeet"), times - 1, true);
    }

    String missedMeeting() {
        var lead = journey.leadInMeeting();
        journey.complete(lead, "holdMeeting", "ae", NO_SHOW);
        return lead;
    }

    /** A lead that missed a meeting, and with whom no other date was found so many times. */
    String missedMeetingWithoutDate(int times) {
        return noDate(missedMeeting(), times, false);
    }

    private String noDate(String lead, int times, boolean waits) {
        var waiting = waits;
        for (var time = 1; time <= times; time++) {
            if (waiting) {
                journey.timerFires(lead, "retryDue");
            }
            journey.complete(lead, "scheduleMeeting", "sdr", NO_DATE);
            waiting = true;
        }
        return lead;
    }

    String missedTwice() {
        var lead = missedMeeting();
        journey.complete(lead, "scheduleMeeting", "sdr", Journey.booking());
        journey.timerFires(lead, "meetingBegins");
        journey.complete(lead, "holdMeeting", "ae", NO_SHOW);
        return lead;
    }

    // Review

    String overdueReview() {
        var lead = journey.leadInReview();
        journey.timerFires(lead, "reviewOverdue");
        return lead;
    }

    /** A lead about which the AE asked so many times. */
    String leadInQuestion(int times) {
        var lead = journey.leadInReview();
        for (var time = 1; time <= times; time++) {
            if (time > 1) {
                journey.complete(lead, "supplyInformation", "sdr", Map.of("comment", "Forty."));
            }
            journey.complete(lead, "reviewLead", "ae", Map.of("decision", "needsInformation", "comment", "How many?"));
        }
        return lead;
    }

    String rejectedLead() {
        return journey.rejectedLead("noTimeline");
    }

    // Trial

    String trial() {
        return said(journey.newLead(), "wantsTrial");
    }

    String trialOver() {
        var lead = trial();
        journey.timerFires(lead, "trialPeriodEnds");
        return lead;
    }

    /** A lead whose trial was extended so many times. */
    String extendedTrial(int times) {
        var lead = trial();
        for (var time = 1; time <= times; time++) {
            journey.timerFires(lead, "trialPeriodEnds");
            journey.complete(lead, "followUpTrial", "sdr", Map.of("trialResult", "extend"));
        }
        return lead;
    }

    // Nurture

    /** A lead that is to rest for the so many-th time. */
    String restingLead(int time) {
        var lead = journey.newLead();
        journey.set(lead, "nurtures", time - 1);
        return said(lead, "badTiming");
    }

    /** A lead that is to rest once more than service-levels allows. */
    String leadThatRestedTooOften() {
        return restingLead(100);
    }

    String grantedRest() {
        var lead = leadThatRestedTooOften();
        journey.complete(lead, "decideNurture", "manager", Map.of("managerDecision", "nurture"));
        return lead;
    }

    String leadThatSaidNo() {
        return said(journey.newLead(), "notInterested");
    }

    String leadWithoutBudget() {
        var lead = journey.newLead();
        journey.complete(
                lead, "workLead", "sdr", Map.of("outreachResult", "noBudget", "need", "strong", "authority", "strong"));
        return lead;
    }

    /** Whether a lead that comes back so many days after it was set aside goes to the SDR who had it. */
    boolean returnsToItsSdrAfter(int days) {
        var setAside = ClockUtil.getCurrentTime();
        var lead = journey.newLead();
        journey.complete(
                lead,
                "workLead",
                "sdr",
                Map.of(
                        "outreachResult",
                        "badTiming",
                        "wakeUpAt",
                        Journey.inDays(1000).toString()));
        ClockUtil.setCurrentTime(Date.from(Journey.inDays(days)));
        journey.message(lead, "LeadReengaged");
        ClockUtil.setCurrentTime(setAside);
        return "sdr".equals(journey.task(lead, "workLead").getAssignee());
    }

    // Opportunity

    /** When the pursuit of a new deal with that close date calls for the first time. */
    Instant dealCalls(LocalDate closeDate, String event) {
        var answers = new HashMap<String, Object>(Map.of("opportunityChoice", "createNew", "confirmed", true));
        answers.put("closeDate", closeDate.toString());
        var lead = journey.leadWhoseConversionWaits(answers);
        journey.conversionRuns(lead);
        var pursuit = runtime.createProcessInstanceQuery()
                .processDefinitionKey("opportunity-pursuit")
                .processInstanceBusinessKey(journey.lead(lead).state().convertedOpportunityId())
                .singleResult();
        assertThat(pursuit).as("pursuit of the deal").isNotNull();
        return jobs.createJobQuery()
                .processInstanceId(pursuit.getId())
                .activityId(event)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
