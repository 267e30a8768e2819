package io.leadpath.home;

import static io.leadpath.security.Role.ADMIN;
import static io.leadpath.security.Role.AE;
import static io.leadpath.security.Role.CHANNEL_MANAGER;
import static io.leadpath.security.Role.SALES_MANAGER;
import static io.leadpath.security.Role.SDR;

import io.leadpath.home.WaitingTasks.WaitingTask;
import io.leadpath.layout.Place;
import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.qualification.Meeting;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who I am, what waits for me and where I can go from here. */
@Controller
class HomePage {
    private static final int NEWEST = 5;
    private static final int MOST_URGENT = 25;
    private static final int NEXT_MEETINGS = 10;
    private static final String ONE_TASK = Place.TASKLIST_ADDRESS + "#/?task=";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** A notice in words, and the page that says more. */
    private record News(String words, String about, String address, String when) {}

    /** A task in words; {@code about} and {@code page} are null where its record is gone. */
    private record ToDo(
            String name,
            String tasklist,
            String about,
            String page,
            Instant due,
            boolean overdue,
            int priority,
            boolean mine) {}

    /** A meeting that is still to come. */
    private record Appointment(Instant startsAt, String about, String page, String with) {}

    /** What a task is about. */
    private record Subject(String name, String page) {}

    private final Users users;
    private final Notices notices;
    private final Leads leads;
    private final Opportunities opportunities;
    private final WaitingTasks tasks;
    private final Meetings meetings;
    private final Clock clock;

    HomePage(
            Users users,
            Notices notices,
            Leads leads,
            Opportunities opportunities,
            WaitingTasks tasks,
            Meetings meetings,
            Clock clock) {
        this.users = users;
        this.notices = notices;
        this.leads = leads;
        this.opportunities = opportunities;
        this.tasks = tasks;
        this.meetings = meetings;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(CurrentUser user, Model model) {
        var now = clock.instant();
        model.addAttribute("name", users.nameOf(user.id()));
        model.addAttribute(
                "roles",
                Stream.of(Role.values()).filter(user::has).map(Role::label).toList());
        model.addAttribute(
                "hasTasks",
                Stream.of(SDR, AE, SALES_MANAGER, CHANNEL_MANAGER, ADMIN).anyMatch(user::has));
        model.addAttribute(
                "tasks",
                tasks.of(user, MOST_URGENT).stream()
                        .map(task -> toDo(task, now))
                        .toList());
        model.addAttribute("mostTasks", MOST_URGENT);
        model.addAttribute(
                "meetings",
                meetings.toComeOf(user.id(), NEXT_MEETINGS).stream()
                        .map(meeting -> appointment(meeting, user))
                        .toList());
        model.addAttribute(
                "pastCloseDate",
                opportunities.pastCloseDate(user.id(), LocalDate.ofInstant(now, ZoneOffset.UTC), MOST_URGENT));
        model.addAttribute(
                "news", notices.of(user.id(), NEWEST).stream().map(this::news).toList());
        model.addAttribute("places", Place.of(user));
        return "home";
    }

    private ToDo toDo(WaitingTask task, Instant now) {
        var subject = subject(task.recordId());
        return new ToDo(
                task.name(),
                ONE_TASK + task.id(),
                subject.name(),
                subject.page(),
                task.due(),
                task.due() != null && task.due().isBefore(now),
                task.priority(),
                task.mine());
    }

    private Subject subject(String recordId) {
        if (recordId == null) {
            return new Subject(null, null);
        }
        return leads.find(recordId)
                .map(HomePage::subject)
                .or(() -> opportunities
                        .find(recordId)
                        .map(deal -> new Subject(deal.details().name(), "/opportunities/" + recordId)))
                .orElseGet(() -> new Subject(null, null));
    }

    private static Subject subject(Lead lead) {
        return new Subject(lead.details().personAndCompany(), pageOf(lead));
    }

    private static String pageOf(Lead lead) {
        return "/leads/" + lead.id();
    }

    private Appointment appointment(Meeting meeting, CurrentUser user) {
        var subject = subject(meeting.leadId());
        var other = user.id().equals(meeting.ae()) ? meeting.sdr() : meeting.ae();
        return new Appointment(
                meeting.startsAt(), subject.name(), subject.page(), other == null ? null : users.nameOf(other));
    }

    private News news(Notice notice) {
        var words = notice.topic().words() + (notice.count() == 1 ? "" : " (" + notice.count() + ")");
        var lead = notice.subjectId() == null
                ? null
                : leads.find(notice.subjectId()).orElse(null);
        var when = WHEN.format(notice.createdAt());
        if (lead != null) {
            return new News(words, lead.details().personAndCompany(), pageOf(lead), when);
        }
        return switch (notice.topic()) {
            case MAIL_FAILED -> new News(words, "Outbox", "/outbox", when);
            case OWNER_LEFT -> new News(words, users.nameOf(notice.subjectId()), Place.TASKLIST_ADDRESS, when);
            case CLOSE_DATE_PASSED ->
                new News(words, nameOfDeal(notice.subjectId()), "/opportunities/" + notice.subjectId(), when);
            default -> new News(words, null, null, when);
        };
    }

    private String nameOfDeal(String id) {
        return opportunities.find(id).map(deal -> deal.details().name()).orElse(null);
    }
}
