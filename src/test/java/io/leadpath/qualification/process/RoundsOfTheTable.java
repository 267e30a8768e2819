package io.leadpath.qualification.process;

import static java.util.Map.entry;

import io.leadpath.engine.TimerSteps;
import io.leadpath.shared.BusinessException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** For each deadline of service-levels whose rows say how often something happens, whether a round of it is offered. */
class RoundsOfTheTable {
    private final Journey journey;
    private final WhereNumbersCount leads;
    private final Map<String, IntPredicate> offers;

    RoundsOfTheTable(WhereNumbersCount leads) {
        this.journey = leads.journey();
        this.leads = leads;
        this.offers = offers();
    }

    Optional<IntPredicate> of(String deadline) {
        return Optional.ofNullable(offers.get(deadline));
    }

    Set<String> known() {
        return offers.keySet();
    }

    private Map<String, IntPredicate> offers() {
        return Map.ofEntries(
                entry("nextAttempt", round -> leads.waitsAt(leads.silentLead(round), "nextAttemptDue")),
                entry("findContact", round -> leads.waitsAt(leads.wrongPerson(round), "findContact")),
                entry("findDecisionMaker", round -> leads.waitsAt(leads.leadWithoutSay(round), "findDecisionMaker")),
                entry("completePartnerLead", round -> isTaken(() -> leads.returnedLead(round))),
                entry("partnerProtection", this::isProtectionExtended),
                entry("schedulingRetry", round -> leads.waitsAt(leads.leadWithoutDate(round), "retryDue")),
                entry("rebookAfterNoShow", round -> leads.waitsAt(leads.missedMeeting(), "scheduleMeeting")),
                entry("rebook", round -> leads.waitsAt(leads.missedMeetingWithoutDate(round), "retryDue")),
                entry("meetingReminder", this::isReminded),
                entry("supplyInformation", round -> isTaken(() -> leads.leadInQuestion(round))),
                entry("trialEnd", round -> isTaken(() -> leads.extendedTrial(round))),
                entry("nurture", round -> leads.waitsAt(leads.restingLead(round), "nurtureLead")));
    }

    private boolean isReminded(int round) {
        var lead = journey.bookedLead();
        for (var fired = 1; fired < round; fired++) {
            journey.timerFires(lead, "meetingReminderDue");
        }
        return journey.hasTimer(lead, "meetingReminderDue")
                && journey.timerDue(lead, "meetingReminderDue").isBefore(TimerSteps.NEVER.toInstant());
    }

    private boolean isProtectionExtended(int times) {
        var lead = leads.protectedLead();
        try {
            for (var time = 1; time <= times; time++) {
                leads.extendProtection(lead);
            }
            return true;
        } catch (BusinessException e) {
            return false;
        }
    }

    /** Whether the last answer is taken, and not refused as one too many. */
    private static boolean isTaken(Runnable answers) {
        try {
            answers.run();
            return true;
        } catch (FormFieldValidationException e) {
            return false;
        }
    }
}
