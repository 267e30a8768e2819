package io.leadpath.qualification.process.simulation;

import io.leadpath.qualification.LeadMessages;
import io.leadpath.qualification.LeadMessages.Message;
import io.leadpath.qualification.Meeting;
import io.leadpath.qualification.MeetingAnswer;
import io.leadpath.qualification.MeetingAnswers;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.OptOuts;
import io.leadpath.security.SignedTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What those do whom the leads are about, and whom they meet: by the links in their mails, and in the product. */
class Prospects {
    static final String NEVER_ANSWERS = "never answers";
    static final String NEVER_HAS_TIME = "never has time";
    static final String NEVER_COMES = "never comes";

    private final LeadMessages messages;
    private final Meetings meetings;
    private final MeetingAnswers answers;
    private final OptOuts optOuts;
    private final SignedTokens tokens;
    private final People people;
    private final Agenda agenda;
    private final Dice dice;
    private final Map<String, String> characters = new HashMap<>();
    private final Deck<String> fates;
    private final Deck<String> rests;
    private final Deck<String> leadSays;
    private final Deck<String> aeSays;
    private final Deck<String> calls;
    private final Deck<String> usesTrial;

    Prospects(
            LeadMessages messages,
            Meetings meetings,
            MeetingAnswers answers,
            OptOuts optOuts,
            SignedTokens tokens,
            People people,
            Agenda agenda,
            Dice dice) {
        this.messages = messages;
        this.meetings = meetings;
        this.answers = answers;
        this.optOuts = optOuts;
        this.tokens = tokens;
        this.people = people;
        this.agenda = agenda;
        this.dice = dice;
        fates = dice.deck(
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "withdraws",
                "opts out",
                "enquires again",
                NEVER_ANSWERS,
                NEVER_HAS_TIME,
                NEVER_COMES);
        rests = dice.deck("", "", "comes back");
        leadSays = dice.deck("yes", "yes", "yes", "", "", "another date");
        aeSays = dice.deck("yes", "yes", "yes", "", "", "no", "yes, then no");
        calls = dice.deck("", "", "", "", "", "", "", "move", "cancel");
        usesTrial = dice.deck("yes", "yes", "yes", "no", "no", "yes, then ends", "ends");
    }

    void passed(String leadId, String element) {
        switch (element) {
            case "leadReceived" -> arrives(leadId);
            case "bookMeeting" -> isInvited(leadId);
            case "handOnMeeting" -> meetings.pending(leadId).ifPresent(this::aeAnswers);
            case "startTrial" -> triesProduct(leadId);
            case "startNurture" -> rests(leadId);
            default -> {}
        }
    }

    /** Some are the same at every attempt. */
    boolean is(String character, String leadId) {
        return character.equals(characters.get(leadId));
    }

    private void arrives(String leadId) {
        var fate = fates.draw();
        characters.put(leadId, fate);
        switch (fate) {
            case "withdraws" -> someDay(1, 90, () -> messages.send(leadId, Message.LeadWithdrawn, null));
            case "opts out" -> someDay(1, 150, () -> optOuts.optOut(tokens.sign("opt-out", leadId)));
            case "enquires again" -> someDay(5, 200, () -> messages.send(leadId, Message.LeadReengaged, null));
            default -> {}
        }
    }

    private void someDay(int earliest, int latest, Runnable what) {
        agenda.planThisYear(dice.between(Duration.ofDays(earliest), Duration.ofDays(latest)), what);
    }

    private void rests(String leadId) {
        if (!rests.draw().isEmpty()) {
            someDay(3, 80, () -> messages.send(leadId, Message.LeadReengaged, null));
        }
    }

    private void isInvited(String leadId) {
        meetings.pending(leadId).ifPresent(meeting -> {
            leadAnswers(meeting);
            aeAnswers(meeting);
            calls(meeting);
        });
    }

    private void leadAnswers(Meeting meeting) {
        switch (leadSays.draw()) {
            case "yes" -> answer(meeting, "LEAD", MeetingAnswer.CONFIRMED_BY_LEAD);
            case "another date" -> answer(meeting, "LEAD", MeetingAnswer.ANOTHER_DATE_WANTED);
            default -> {}
        }
    }

    private void aeAnswers(Meeting meeting) {
        if (meeting.ae() == null) {
            return;
        }
        switch (aeSays.draw()) {
            case "yes" -> answer(meeting, "AE", MeetingAnswer.CONFIRMED_BY_AE);
            case "no" -> answer(meeting, "AE", MeetingAnswer.DECLINED_BY_AE);
            case "yes, then no" -> {
                answer(meeting, "AE", MeetingAnswer.CONFIRMED_BY_AE);
                before(meeting, () -> declines(meeting.leadId()));
            }
            default -> {}
        }
    }

    private void declines(String leadId) {
        meetings.pending(leadId)
                .filter(meeting -> meeting.ae() != null)
                .ifPresent(meeting -> answers.decline(leadId, people.get(meeting.ae())));
    }

    private void calls(Meeting meeting) {
        var lead = meeting.leadId();
        switch (calls.draw()) {
            case "move" -> before(meeting, () -> messages.send(lead, Message.MeetingMoved, inDays(1, 8)));
            case "cancel" -> before(meeting, () -> messages.send(lead, Message.MeetingCancelled, null));
            default -> {}
        }
    }

    private Instant inDays(int earliest, int latest) {
        return agenda.now().plus(dice.between(Duration.ofDays(earliest), Duration.ofDays(latest)));
    }

    private void answer(Meeting meeting, String party, MeetingAnswer answer) {
        var link = tokens.sign("meeting", party, meeting.id(), Integer.toString(meeting.sequence()));
        before(meeting, () -> answers.answer(link, answer));
    }

    private void before(Meeting meeting, Runnable what) {
        agenda.plan(dice.between(Duration.ZERO, Duration.between(agenda.now(), meeting.startsAt())), what);
    }

    private void triesProduct(String leadId) {
        var use = usesTrial.draw();
        if (use.startsWith("yes")) {
            tellOfTrial(leadId, Message.TrialActivated, 1, 10);
        }
        if (use.endsWith("ends")) {
            tellOfTrial(leadId, Message.TrialEnded, 2, 13);
        }
    }

    private void tellOfTrial(String leadId, Message message, int earliest, int latest) {
        agenda.plan(
                dice.between(Duration.ofDays(earliest), Duration.ofDays(latest)),
                () -> messages.send(leadId, message, null));
    }
}
