package io.leadpath.qualification.process;

import io.leadpath.account.Account;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.conversion.ChangedMeanwhile;
import io.leadpath.engine.LiveFormData;
import io.leadpath.engine.Markdown;
import io.leadpath.engine.TaskInHand;
import io.leadpath.lead.FieldHistory;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.Leads;
import io.leadpath.matching.Duplicates;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.KnownAccounts;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.Trials;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Shows in every form who the lead is and what happened so far, and offers each form its lists. */
@Component
class LeadFormData implements LiveFormData {
    /** Which version of the record a form showed: forms on which the lead's fate is decided send it back. */
    static final String VERSION = "leadVersion";

    private static final int LATEST = 20;
    private static final int LIKELIEST = 5;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Leads leads;
    private final Activities activities;
    private final HandOffs handOffs;
    private final Meetings meetings;
    private final Trials trials;
    private final KnownAccounts accounts;
    private final Duplicates duplicates;
    private final Opportunities opportunities;
    private final PartnerFormData partners;
    private final FormOptions options;
    private final ChangedMeanwhile changes;
    private final Users users;

    LeadFormData(
            Leads leads,
            Activities activities,
            HandOffs handOffs,
            Meetings meetings,
            Trials trials,
            KnownAccounts accounts,
            Duplicates duplicates,
            Opportunities opportunities,
            PartnerFormData partners,
            FormOptions options,
            ChangedMeanwhile changes,
            Users users) {
        this.leads = leads;
        this.activities = activities;
        this.handOffs = handOffs;
        this.meetings = meetings;
        this.trials = trials;
        this.accounts = accounts;
        this.duplicates = duplicates;
        this.opportunities = opportunities;
        this.partners = partners;
        this.options = options;
        this.changes = changes;
        this.users = users;
    }

    @Override
    public Map<String, Object> forTask(TaskInHand task) {
        var lead = leads.find(task.businessKey());
        if (lead.isEmpty()) {
            return Map.of();
        }
        var data = new LinkedHashMap<String, Object>();
        var shown = shown(lead.get(), task);
        data.put("activities", history(lead.get().id()));
        switch (task.definitionKey()) {
            case "workLead" -> {
                data.putAll(answers(lead.get()));
                accounts.of(lead.get().details()).ifPresent(account -> shown.put("account", shown(account)));
                shown.put("alike", alike(lead.get()));
            }
            case "scheduleMeeting" -> data.putAll(options.forScheduling(task));
            case "prepareConversion" -> {
                data.putAll(options.forConversion(lead.get().id()));
                shown.put("refusalText", data.remove("refusalText"));
                shown.put("changes", changes(lead.get()));
            }
            default -> {}
        }
        data.put("lead", Markdown.escaped(shown));
        return data;
    }

    @Override
    public String title(TaskInHand task) {
        return leads.find(task.businessKey())
                .map(Lead::details)
                .map(LeadDetails::personAndCompany)
                .orElse(null);
    }

    private Map<String, Object> shown(Lead lead, TaskInHand task) {
        var details = lead.details();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", details.fullName());
        shown.put("company", details.company());
        shown.put("title", details.title());
        shown.put("source", Codes.words(details.source()));
        shown.put("rating", Codes.words(details.rating()));
        shown.put("status", Codes.words(lead.status()));
        shown.put("statusReason", Codes.words(lead.state().statusReason()));
        shown.put("email", details.email());
        shown.put("phone", details.phone() == null ? details.mobile() : details.phone());
        shown.put("website", details.website());
        shown.put("country", details.country());
        shown.put("industry", details.industry());
        shown.put("description", details.description());
        shown.put("doNotCall", details.doNotCall());
        shown.put("emailOptOut", details.emailOptOut());
        shown.put("grades", grades(details));
        shown.put("evidence", evidence(details));
        shown.put("version", lead.version());
        shown.put("url", "/leads/" + lead.id());
        shown.put("sdr", nameOf(task.get(Variables.SDR)));
        shown.put("ae", nameOf(lead.state().ae()));
        if (lead.isPartnerLead()) {
            shown.put("partner", partners.of(lead));
        }
        handOffs.last(lead.id()).ifPresent(last -> {
            var handOff = new LinkedHashMap<String, Object>();
            handOff.put("decision", Codes.words(last.decision()));
            handOff.put("reason", Codes.words(last.rejectionReason()));
            handOff.put("ae", nameOf(last.ae()));
            handOff.put("aeComment", last.aeComment());
            handOff.put("evidence", last.evidence());
            handOff.put("argument", last.argument());
            handOff.put("ruling", Codes.words(last.ruling()));
            handOff.put("rulingComment", last.rulingComment());
            shown.put("handOff", handOff);
        });
        meetings.of(lead.id()).stream().findFirst().ifPresent(meeting -> {
            var last = new LinkedHashMap<String, Object>();
            last.put("at", when(meeting.startsAt()));
            last.put("ae", nameOf(meeting.ae()));
            last.put("attendance", Codes.words(meeting.attendance()));
            last.put("notes", meeting.notes());
            shown.put("meeting", last);
        });
        trials.of(lead.id()).stream()
                .findFirst()
                .ifPresent(trial -> shown.put(
                        "trial", Map.of("startedAt", when(trial.startedAt()), "endsAt", when(trial.endsAt()))));
        return shown;
    }

    /** What may be the same as the lead, the likeliest only; null for nothing. */
    private List<Map<String, Object>> alike(Lead lead) {
        var matches = duplicates.of(lead, CurrentUser.SYSTEM);
        return matches.isEmpty()
                ? null
                : matches.stream()
                        .limit(LIKELIEST)
                        .map(match -> Map.<String, Object>of(
                                "what", Codes.words(match.type()),
                                "name", match.name(),
                                "url", match.type().page(match.id()),
                                "why", match.reasons().get(0).words()))
                        .toList();
    }

    /** The account of an existing customer. */
    private Map<String, Object> shown(Account account) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", account.details().name());
        shown.put("owner", nameOf(account.details().owner()));
        shown.put("openOpportunities", opportunities.openOf(account.id()).size());
        return shown;
    }

    /** The grades in words, as they are read. */
    private static Map<String, Object> grades(LeadDetails details) {
        var grades = new LinkedHashMap<String, Object>();
        grades.put("budget", Codes.words(details.budget()));
        grades.put("authority", Codes.words(details.authority()));
        grades.put("need", Codes.words(details.need()));
        grades.put("timeline", Codes.words(details.timeline()));
        return grades;
    }

    private static Map<String, Object> evidence(LeadDetails details) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("budget", details.budgetEvidence());
        evidence.put("authority", details.authorityEvidence());
        evidence.put("need", details.needEvidence());
        evidence.put("timeline", details.timelineEvidence());
        return evidence;
    }

    /** What is known already, as the fields take it. */
    private static Map<String, Object> answers(Lead lead) {
        var details = lead.details();
        var answers = new LinkedHashMap<String, Object>();
        answers.put("budget", Codes.toVariable(details.budget()));
        answers.put("authority", Codes.toVariable(details.authority()));
        answers.put("need", Codes.toVariable(details.need()));
        answers.put("timeline", Codes.toVariable(details.timeline()));
        evidence(details).forEach((question, text) -> answers.put(question + "Evidence", text));
        return answers;
    }

    /** What was edited since the lead was looked at last, the latest only; null when nothing was. */
    private List<Map<String, Object>> changes(Lead lead) {
        var edits = changes.since(lead);
        return edits.isEmpty()
                ? null
                : edits.subList(Math.max(0, edits.size() - LATEST), edits.size()).stream()
                        .map(this::line)
                        .toList();
    }

    private Map<String, Object> line(FieldHistory.Change change) {
        var line = new LinkedHashMap<String, Object>();
        line.put("field", StringUtils.capitalize(change.fieldInWords()));
        line.put("from", value(change, change.oldValue()));
        line.put("to", value(change, change.newValue()));
        line.put("who", nameOf(change.changedBy()));
        line.put("when", when(change.changedAt()));
        return line;
    }

    private String value(FieldHistory.Change change, String text) {
        if (text == null) {
            return "nothing";
        }
        if (change.field().equals("owner")) {
            return nameOf(text);
        }
        return change.isOfCodes() ? Codes.words(text) : text;
    }

    private List<Map<String, Object>> history(String leadId) {
        return activities.newest(Activities.Of.LEAD, leadId, LATEST).stream()
                .map(this::line)
                .toList();
    }

    private Map<String, Object> line(Activity activity) {
        var line = new LinkedHashMap<String, Object>();
        line.put("when", WHEN.format(activity.when()));
        line.put("who", nameOf(activity.who()));
        line.put("what", activity.inWords());
        line.put("text", activity.notes());
        return line;
    }

    private static String when(Instant instant) {
        return WHEN.format(instant) + " UTC";
    }

    private String nameOf(String userId) {
        return CurrentUser.SYSTEM.id().equals(userId) ? "Leadpath" : users.nameOf(userId);
    }
}
