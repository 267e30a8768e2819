package io.leadpath.qualification.process.simulation;

import io.leadpath.conversion.ConversionChoices;
import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.conversion.OpportunityChoice;
import io.leadpath.lead.Grade;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.PursuitResult;
import io.leadpath.opportunity.Stage;
import io.leadpath.partner.PartnerRegistrations;
import io.leadpath.qualification.Attendance;
import io.leadpath.qualification.Confirmation;
import io.leadpath.qualification.ManagerDecision;
import io.leadpath.qualification.OutreachResult;
import io.leadpath.qualification.PartnerDecision;
import io.leadpath.qualification.RejectionAnswer;
import io.leadpath.qualification.RejectionReason;
import io.leadpath.qualification.ReviewDecision;
import io.leadpath.qualification.Ruling;
import io.leadpath.qualification.SchedulingResult;
import io.leadpath.qualification.SearchResult;
import io.leadpath.qualification.TrialResult;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.Codes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** What people answer to each task: anything that the task accepts, each answer sooner or later. */
class Answers {
    private static final String PURSUE = "pursueOpportunity";
    private static final List<Question> QUESTIONS = List.of(
            new Question("reviewPartnerLead", "partnerDecision", PartnerDecision.class),
            new Question("workLead", "outreachResult", OutreachResult.class),
            new Question("workLead", "budget", Grade.class),
            new Question("workLead", "authority", Grade.class),
            new Question("workLead", "need", Grade.class),
            new Question("workLead", "timeline", Grade.class),
            new Question("findContact", "contactSearch", SearchResult.class),
            new Question("findDecisionMaker", "decisionMakerSearch", SearchResult.class),
            new Question("scheduleMeeting", "meetingResult", SchedulingResult.class),
            new Question("confirmMeeting", "confirmation", Confirmation.class),
            new Question("holdMeeting", "attendance", Attendance.class),
            new Question("decideNoShow", "managerDecision", ManagerDecision.class),
            new Question("decideNoBudget", "managerDecision", ManagerDecision.class),
            new Question("decideNurture", "managerDecision", ManagerDecision.class),
            new Question("reviewLead", "decision", ReviewDecision.class),
            new Question("reviewLead", "rejectionReason", RejectionReason.class),
            new Question("decideOverdueReview", "decision", ReviewDecision.class),
            new Question("answerRejection", "answer", RejectionAnswer.class),
            new Question("settleDispute", "ruling", Ruling.class),
            new Question("followUpTrial", "trialResult", TrialResult.class),
            new Question("prepareConversion", "opportunityChoice", OpportunityChoice.class),
            new Question(PURSUE, "pursuitResult", PursuitResult.class));

    private final TaskService tasks;
    private final Leads leads;
    private final PartnerRegistrations registrations;
    private final Deadlines deadlines;
    private final ConversionChoices choices;
    private final LeadConversion conversion;
    private final Opportunities opportunities;
    private final Prospects prospects;
    private final People people;
    private final Agenda agenda;
    private final Dice dice;
    private final Map<String, Deck<String>> decks = new HashMap<>();
    private final Map<String, Integer> given = new TreeMap<>();

    Answers(
            TaskService tasks,
            Leads leads,
            PartnerRegistrations registrations,
            Deadlines deadlines,
            ConversionChoices choices,
            LeadConversion conversion,
            Opportunities opportunities,
            Prospects prospects,
            People people,
            Agenda agenda,
            Dice dice) {
        this.tasks = tasks;
        this.leads = leads;
        this.registrations = registrations;
        this.deadlines = deadlines;
        this.choices = choices;
        this.conversion = conversion;
        this.opportunities = opportunities;
        this.prospects = prospects;
        this.people = people;
        this.agenda = agenda;
        this.dice = dice;
    }

    private record Question(String task, String name, Class<? extends Enum<?>> codes) {}

    boolean isAboutDeal(String task) {
        return PURSUE.equals(task);
    }

    Optional<String> ownerOf(Task deal) {
        return Optional.ofNullable(opportunities.get(leadOf(deal)).details().owner());
    }

    /** Answers that a task takes and nobody gave. */
    Set<String> neverGiven() {
        var never = new TreeSet<String>();
        for (var question : QUESTIONS) {
            for (var code : codes(question.codes())) {
                never.add(question.task() + " " + question.name() + "=" + code);
            }
        }
        never.removeAll(given.keySet());
        return never;
    }

    /** How often which answer was given: "task answer=code". */
    Map<String, Integer> given() {
        return given;
    }

    Map<String, Object> to(Task task, String user) {
        return switch (task.getTaskDefinitionKey()) {
            case "reviewPartnerLead" -> reviewPartnerLead(task);
            case "completePartnerLead", "supplyInformation" -> said("What was missing.");
            case "workLead" -> workLead(task);
            case "findContact" -> find(task, "contactSearch");
            case "findDecisionMaker" -> find(task, "decisionMakerSearch");
            case "scheduleMeeting" -> scheduleMeeting(task);
            case "confirmMeeting" -> said(task, "confirmation", "confirmed", "confirmed", "confirmed", "rebook");
            case "holdMeeting" -> holdMeeting(task);
            case "decideNoShow", "decideNoBudget", "decideNurture" ->
                said(task, "managerDecision", "continue", "nurture", "disqualify");
            case "reviewLead", "decideOverdueReview" -> review(task);
            case "answerRejection" -> answerRejection(task);
            case "settleDispute" -> settleDispute(task);
            case "followUpTrial" -> followUpTrial(task);
            case "prepareConversion" -> prepareConversion(task, user);
            case PURSUE -> pursue(task);
            default -> throw new IllegalStateException("Nobody knows what to answer to " + task);
        };
    }

    private Map<String, Object> reviewPartnerLead(Task task) {
        var lead = leads.get(leadOf(task));
        var mayAccept =
                lead.isPartnerLead() && registrations.protectedForAnother(lead).isEmpty();
        var mayReturn = deadlines.has("completePartnerLead", count(task, "partnerRounds") + 1);
        var deck = deck(task, "accept", "accept", "accept", "returnForInformation", "reject");
        var decision = deck.draw(card -> card.equals("reject")
                || card.equals("accept") && mayAccept
                || card.equals("returnForInformation") && mayReturn);
        return and(answer(task, "partnerDecision", decision), "comment", "The partner knows why.");
    }

    private Map<String, Object> workLead(Task task) {
        var never = prospects.is(Prospects.NEVER_ANSWERS, leadOf(task));
        var result = deck(
                        task,
                        "interested",
                        "interested",
                        "interested",
                        "interested",
                        "interested",
                        "interested",
                        "noAnswer",
                        "noAnswer",
                        "noAnswer",
                        "noAnswer",
                        "noAnswer",
                        "wantsTrial",
                        "wantsTrial",
                        "noBudget",
                        "noBudget",
                        "noAuthority",
                        "badTiming",
                        "cannotMeet",
                        "notInterested",
                        "wrongPerson",
                        "optedOut")
                .draw(card -> !never || card.equals("noAnswer"));
        var answers = and(answer(task, "outreachResult", result), "comment", "As they say.");
        if (result.equals("interested") || dice.chance(30)) {
            for (var question : List.of("budget", "authority", "need", "timeline")) {
                var grade = dice.oneOf(List.of("none", "weak", "weak", "strong", "strong", "strong", "strong"));
                answers.putAll(answer(task, question, grade));
            }
        }
        if ((result.equals("badTiming") || result.equals("noBudget")) && dice.chance(60)) {
            answers.put("wakeUpAt", day(in(10, 200)).toString());
        }
        return answers;
    }

    private Map<String, Object> find(Task task, String question) {
        var result = deck(task, "found", "found", "notFound").draw();
        var answers = answer(task, question, result);
        return result.equals("found") ? and(answers, "phone", "+1 555 0100") : answers;
    }

    private Map<String, Object> scheduleMeeting(Task task) {
        var never = prospects.is(Prospects.NEVER_HAS_TIME, leadOf(task));
        var result = deck(
                        task,
                        "scheduled",
                        "scheduled",
                        "scheduled",
                        "scheduled",
                        "scheduled",
                        "scheduled",
                        "scheduled",
                        "cannotMeet",
                        "cannotMeet",
                        "wantsTrial",
                        "noBudget",
                        "notInterested")
                .draw(card -> !never || card.equals("cannotMeet"));
        var answers = and(answer(task, "meetingResult", result), "comment", "They told me.");
        if (result.equals("scheduled")) {
            answers.put("meetingAt", meetingTime().toString());
            if (dice.chance(40)) {
                people.anyAtWork(Role.AE).ifPresent(ae -> answers.put("ae", ae));
            }
        }
        return answers;
    }

    /** Sometimes so soon that every reminder's moment has passed. */
    private Instant meetingTime() {
        return dice.chance(15)
                ? agenda.now().plus(dice.between(Duration.ofMinutes(20), Duration.ofHours(20)))
                : in(1, 12);
    }

    private Map<String, Object> holdMeeting(Task task) {
        var never = prospects.is(Prospects.NEVER_COMES, leadOf(task));
        var attendance = deck(
                        task,
                        "held",
                        "held",
                        "held",
                        "held",
                        "held",
                        "held",
                        "noShow",
                        "noShow",
                        "noShow",
                        "rescheduled",
                        "cancelled")
                .draw(card -> !never || card.equals("noShow"));
        var answers = answer(task, "attendance", attendance);
        return attendance.equals("rescheduled")
                ? and(answers, "meetingAt", in(1, 12).toString())
                : answers;
    }

    private Map<String, Object> review(Task task) {
        var mayAsk = deadlines.has("supplyInformation", count(task, "informationRounds") + 1);
        var decision = deck(task, "approve", "approve", "approve", "reject", "reject", "reject", "needsInformation")
                .draw(card -> mayAsk || !card.equals("needsInformation"));
        var answers = and(answer(task, "decision", decision), "comment", "I looked at it.");
        if (decision.equals("reject")) {
            var reason = deck(task.getTaskDefinitionKey() + "Reason", codes(RejectionReason.class))
                    .draw();
            answers.putAll(answer(task, "rejectionReason", reason));
        }
        return answers;
    }

    private Map<String, Object> answerRejection(Task task) {
        var answer = deck(task, "accept", "dispute", "dispute").draw();
        var answers = answer(task, "answer", answer);
        return answer.equals("dispute") ? and(answers, "argument", "They do want it.") : answers;
    }

    private Map<String, Object> settleDispute(Task task) {
        var mayAskAnother = count(task, "secondOpinions") == 0;
        var ruling = deck(task, "uphold", "overturn", "secondOpinion")
                .draw(card -> mayAskAnother || !card.equals("secondOpinion"));
        return answer(task, "ruling", ruling);
    }

    private Map<String, Object> followUpTrial(Task task) {
        var mayExtend = deadlines.has("trialEnd", count(task, "trialExtensions") + 1);
        var result = deck(task, "wantsMeeting", "wantsToBuy", "extend", "noInterest")
                .draw(card -> mayExtend || !card.equals("extend"));
        return answer(task, "trialResult", result);
    }

    private Map<String, Object> prepareConversion(Task task, String user) {
        var lead = leadOf(task);
        var offered = choices.forLead(lead);
        var choice = deck(task, "createNew", "createNew", "createNew", "chooseExisting", "chooseExisting", "none")
                .draw(card -> !card.equals("chooseExisting")
                        || !offered.opportunities().isEmpty());
        var answers = and(answer(task, "opportunityChoice", choice), "confirmed", true);
        if (choice.equals("chooseExisting")) {
            answers.put("opportunityId", offered.opportunities().get(0).value());
        } else if (offered.accountId() != null && dice.chance(70)) {
            answers.put("accountId", offered.accountId());
            if (offered.contactId() != null) {
                answers.put("contactId", offered.contactId());
            }
        }
        if (choice.equals("createNew") && dice.chance(60)) {
            answers.put("amount", 1000 + dice.below(90000));
        }
        if (choice.equals("none")) {
            answers.put("noOpportunityReason", "They supply us.");
        }
        if (wouldDouble(lead, choice, answers)) {
            answers.put("allowDuplicates", true);
            answers.put("duplicateReason", "Another one of the same name.");
        }
        return answers;
    }

    private boolean wouldDouble(String lead, String choice, Map<String, Object> answers) {
        var request = new ConversionRequest(
                Codes.fromVariable(OpportunityChoice.class, choice).orElseThrow(),
                (String) answers.get("accountId"),
                (String) answers.get("contactId"),
                (String) answers.get("opportunityId"),
                null,
                null,
                null,
                null,
                false,
                (String) answers.get("noOpportunityReason"),
                false,
                null,
                null);
        return !conversion
                .preview(lead, request, CurrentUser.SYSTEM)
                .duplicates()
                .isEmpty();
    }

    private Map<String, Object> pursue(Task task) {
        var deal = opportunities.get(leadOf(task)).details();
        var result = deck(task, "advance", "advance", "advance", "won", "lost", "lost", "moveCloseDate")
                .draw();
        var answers = and(answer(task, "pursuitResult", result), "comment", "So it is.");
        switch (result) {
            case "advance" -> {
                var others = Arrays.stream(Stage.values())
                        .filter(stage -> !stage.isClosed() && stage != deal.stage())
                        .toList();
                answers.put("stage", Codes.toVariable(dice.oneOf(others)));
            }
            case "won" -> answers.put("amount", deal.amount() == null ? BigDecimal.TEN : deal.amount());
            case "lost" -> {
                answers.put("lostReason", "Too expensive");
                if (dice.chance(60)) {
                    answers.put("wakeUpAt", day(in(10, 120)).toString());
                }
            }
            default -> {
                var other = day(in(20, 90));
                answers.put("closeDate", (other.equals(deal.closeDate()) ? other.plusDays(1) : other).toString());
            }
        }
        return answers;
    }

    private Instant in(int earliest, int latest) {
        return agenda.now().plus(dice.between(Duration.ofDays(earliest), Duration.ofDays(latest)));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The lead's or the deal's id: the business key of the task's path. */
    private String leadOf(Task task) {
        return (String)
                tasks.getVariable(task.getId(), isAboutDeal(task.getTaskDefinitionKey()) ? "opportunityId" : "leadId");
    }

    private int count(Task task, String variable) {
        return ((Number) tasks.getVariable(task.getId(), variable)).intValue();
    }

    private Deck<String> deck(Task task, String... cards) {
        return deck(task.getTaskDefinitionKey(), cards);
    }

    private Deck<String> deck(String name, String... cards) {
        return decks.computeIfAbsent(name, unknown -> dice.deck(cards));
    }

    private static String[] codes(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Codes::toVariable).toArray(String[]::new);
    }

    private Map<String, Object> said(Task task, String question, String... cards) {
        return answer(task, question, deck(task, cards).draw());
    }

    private static Map<String, Object> said(String comment) {
        return new HashMap<>(Map.of("comment", comment));
    }

    private Map<String, Object> answer(Task task, String question, String code) {
        given.merge(task.getTaskDefinitionKey() + " " + question + "=" + code, 1, Integer::sum);
        return new HashMap<>(Map.of(question, code));
    }

    private static Map<String, Object> and(Map<String, Object> answers, String question, Object answer) {
        answers.put(question, answer);
        return answers;
    }
}
