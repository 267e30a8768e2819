package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.CORRECT_CONVERSIONS;
import static io.leadpath.security.Permission.EDIT_LEADS;
import static io.leadpath.security.Permission.LOG_ACTIVITIES;
import static io.leadpath.security.Permission.MERGE_LEADS;
import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.activity.Activities;
import io.leadpath.activity.ActivityType;
import io.leadpath.conversion.ConversionArchive;
import io.leadpath.conversion.Corrections;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.Place;
import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.FieldHistory;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.matching.Duplicates;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchType;
import io.leadpath.partner.PartnerRegistrations;
import io.leadpath.qualification.Credits;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.PathDiagrams;
import io.leadpath.qualification.PathStep;
import io.leadpath.qualification.QualificationPath;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One lead for people to read and to work with: where it stands, what is known, what was done, what it became. */
@Controller
class LeadPage {
    /** What a sentence above the steps tells better: a stage, and what a stage waits for. */
    private static final Set<String> NOT_FOR_PEOPLE = Set.of("subProcess", "eventBasedGateway");

    private static final int LONGEST_LIST = 50;

    private final Leads leads;
    private final Activities activities;
    private final FieldHistory history;
    private final ConvertedLeads converted;
    private final QualificationPath path;
    private final PathDiagrams diagrams;
    private final Waiting waiting;
    private final HandOffs handOffs;
    private final Credits credits;
    private final Meetings meetings;
    private final MeetingDesk meetingDesk;
    private final MessageDesk messageDesk;
    private final Duplicates duplicates;
    private final PartnerRegistrations registrations;
    private final LeadConversion conversion;
    private final ConversionArchive archive;
    private final Corrections corrections;
    private final Clock clock;

    LeadPage(
            Leads leads,
            Activities activities,
            FieldHistory history,
            ConvertedLeads converted,
            QualificationPath path,
            PathDiagrams diagrams,
            Waiting waiting,
            HandOffs handOffs,
            Credits credits,
            Meetings meetings,
            MeetingDesk meetingDesk,
            MessageDesk messageDesk,
            Duplicates duplicates,
            PartnerRegistrations registrations,
            LeadConversion conversion,
            ConversionArchive archive,
            Corrections corrections,
            Clock clock) {
        this.leads = leads;
        this.activities = activities;
        this.history = history;
        this.converted = converted;
        this.path = path;
        this.diagrams = diagrams;
        this.waiting = waiting;
        this.handOffs = handOffs;
        this.credits = credits;
        this.meetings = meetings;
        this.meetingDesk = meetingDesk;
        this.messageDesk = messageDesk;
        this.duplicates = duplicates;
        this.registrations = registrations;
        this.conversion = conversion;
        this.archive = archive;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** What the page offers this user to do. */
    record Offers(
            boolean log, boolean edit, boolean convert, boolean merge, boolean tell, boolean optOut, boolean correct) {}

    @GetMapping("/leads/{id}")
    String lead(@PathVariable String id, @RequestParam(required = false) String plane, CurrentUser user, Model model) {
        user.require(READ_LEADS);
        var lead = leads.get(id);
        LeadAccess.checkReach(lead, user);
        if (!model.containsAttribute(Form.NAME)) {
            model.addAttribute(Form.NAME, Form.empty());
        }
        model.addAttribute("lead", lead);
        model.addAttribute("address", address(lead));
        model.addAttribute("may", offers(lead, user));
        addPath(lead, plane, user, model);
        model.addAttribute("activities", activities.newest(Activities.Of.LEAD, id, LONGEST_LIST));
        model.addAttribute("activityTypes", Choice.of(ActivityType.values()));
        model.addAttribute("changes", newestFirst(history.of(id)));
        var alike = lead.isConverted() ? List.<Match>of() : duplicates.of(lead, user);
        model.addAttribute("duplicates", alike);
        model.addAttribute("mergeable", inProgress(alike));
        registrations.of(id).ifPresent(registration -> {
            model.addAttribute("registration", registration);
            model.addAttribute("isProtected", registration.protectedUntil().isAfter(clock.instant()));
        });
        if (lead.state().mergedInto() != null) {
            leads.find(lead.state().mergedInto()).ifPresent(other -> model.addAttribute("mergedInto", other));
        }
        if (lead.isConverted()) {
            addConversion(lead, model);
        }
        return "lead";
    }

    /** The ids of the leads that another can be merged into. */
    private Set<String> inProgress(List<Match> alike) {
        return alike.stream()
                .filter(match -> match.type() == MatchType.LEAD)
                .flatMap(match -> leads.find(match.id()).stream())
                .filter(other -> LeadStatus.IN_PROGRESS.contains(other.status()))
                .map(Lead::id)
                .collect(Collectors.toSet());
    }

    private Offers offers(Lead lead, CurrentUser user) {
        var inProgress = LeadStatus.IN_PROGRESS.contains(lead.status());
        var tell = inProgress && messageDesk.maySend(lead.id(), user);
        return new Offers(
                user.may(LOG_ACTIVITIES),
                user.may(EDIT_LEADS) && !lead.isConverted(),
                conversion.isOpenTo(lead, user),
                inProgress && user.may(MERGE_LEADS),
                tell,
                tell,
                user.may(CORRECT_CONVERSIONS));
    }

    private void addPath(Lead lead, String plane, CurrentUser user, Model model) {
        var id = lead.id();
        var steps = path.of(id);
        model.addAttribute(
                "steps", steps.stream().filter(LeadPage::isToldToPeople).toList());
        model.addAttribute("allSteps", steps);
        model.addAttribute("mayComeBack", Waiting.mayComeBack(lead, steps));
        model.addAttribute("waits", waiting.sentence(lead, steps).orElse(null));
        model.addAttribute(
                "tasks",
                Place.of(user).stream().anyMatch(place -> place.address().equals(Place.TASKLIST_ADDRESS))
                        ? steps.stream().filter(step -> step.taskId() != null).toList()
                        : List.of());
        diagrams.of(id, plane).ifPresent(diagram -> model.addAttribute("diagram", diagram));
        model.addAttribute("handOffs", handOffs.of(id));
        model.addAttribute("credit", credits.of(id).orElse(null));
        meetings.pending(id).ifPresent(meeting -> {
            model.addAttribute("meeting", meeting);
            model.addAttribute("isMeetingsAe", meetingDesk.isAe(meeting, user));
            model.addAttribute("speaksForLead", meetingDesk.speaksForLead(lead, meeting, user));
        });
    }

    private void addConversion(Lead lead, Model model) {
        var record = archive.get((String) converted.became(lead).get("conversionId"));
        model.addAttribute("conversion", record);
        model.addAttribute("became", archive.resultOf(record));
        corrections.of(record.id()).ifPresent(correction -> model.addAttribute("correction", correction));
    }

    private static String address(Lead lead) {
        var details = lead.details();
        return Stream.of(details.street(), details.postalCode(), details.city(), details.state())
                .filter(Objects::nonNull)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), address -> address.isEmpty() ? null : address));
    }

    private static List<FieldHistory.Change> newestFirst(List<FieldHistory.Change> changes) {
        var latest = new ArrayList<>(changes.subList(Math.max(0, changes.size() - LONGEST_LIST), changes.size()));
        Collections.reverse(latest);
        return latest;
    }

    /** What people did or have to do, and whatever else goes on now. */
    private static boolean isToldToPeople(PathStep step) {
        return step.isUserTask() || step.state() == PathStep.State.RUNNING && !NOT_FOR_PEOPLE.contains(step.type());
    }
}
