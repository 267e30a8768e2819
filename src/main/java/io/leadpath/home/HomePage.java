package io.leadpath.home;

import io.leadpath.lead.Leads;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who I am and where I can go from here. */
@Controller
class HomePage {
    private static final Set<Role> TASKLIST =
            Set.of(Role.SDR, Role.AE, Role.SALES_MANAGER, Role.CHANNEL_MANAGER, Role.ADMIN);
    private static final Set<Role> COCKPIT = Set.of(Role.SALES_MANAGER, Role.ANALYST, Role.ADMIN);

    private static final String TASKLIST_ADDRESS = "/camunda/app/tasklist/default/";

    private record Place(String label, String address, String purpose, Set<Role> roles) {}

    private static final List<Place> PLACES = List.of(
            new Place("Tasklist", TASKLIST_ADDRESS, "The tasks that wait for you and your team", TASKLIST),
            new Place("Leads", "/leads", "Every lead, where it stands and what it became", Set.of(Role.values())),
            new Place("Imports", "/imports", "Records from other systems", Permission.IMPORT_LEADS.roles()),
            new Place(
                    "Bulk conversion",
                    "/conversions/bulk",
                    "Leads that were customers or partners all along",
                    Permission.CONVERT_IN_BULK.roles()),
            new Place("Cockpit", "/camunda/app/cockpit/default/", "Where every lead stands in the process", COCKPIT),
            new Place("Outbox", "/outbox", "Mails and what became of them", Permission.SEE_TO_OUTBOX.roles()),
            new Place("Users", "/camunda/app/admin/default/", "People, groups and rights", Set.of(Role.ADMIN)),
            new Place("API", "/swagger-ui.html", "The REST interface, to read and to try", Set.of(Role.values())));

    private static final int NEWEST = 5;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** A notice in words, and the page that says more. */
    private record News(String words, String about, String address, String when) {}

    private final Users users;
    private final Notices notices;
    private final Leads leads;
    private final Opportunities opportunities;

    HomePage(Users users, Notices notices, Leads leads, Opportunities opportunities) {
        this.users = users;
        this.notices = notices;
        this.leads = leads;
        this.opportunities = opportunities;
    }

    @GetMapping("/")
    String home(CurrentUser user, Model model) {
        model.addAttribute("name", users.nameOf(user.id()));
        model.addAttribute(
                "roles",
                Stream.of(Role.values()).filter(user::has).map(Role::label).toList());
        model.addAttribute(
                "news", notices.of(user.id(), NEWEST).stream().map(this::news).toList());
        model.addAttribute(
                "places",
                PLACES.stream()
                        .filter(place -> place.roles().stream().anyMatch(user::has))
                        .toList());
        return "home";
    }

    private News news(Notice notice) {
        var words = notice.topic().words() + (notice.count() == 1 ? "" : " (" + notice.count() + ")");
        var lead = notice.subjectId() == null
                ? null
                : leads.find(notice.subjectId()).orElse(null);
        var when = WHEN.format(notice.createdAt());
        if (lead != null) {
            return new News(words, lead.details().personAndCompany(), "/leads/" + lead.id(), when);
        }
        return switch (notice.topic()) {
            case MAIL_FAILED -> new News(words, "Outbox", "/outbox", when);
            case OWNER_LEFT -> new News(words, users.nameOf(notice.subjectId()), TASKLIST_ADDRESS, when);
            case CLOSE_DATE_PASSED -> new News(words, nameOfDeal(notice.subjectId()), TASKLIST_ADDRESS, when);
            default -> new News(words, null, null, when);
        };
    }

    private String nameOfDeal(String id) {
        return opportunities.find(id).map(deal -> deal.details().name()).orElse(null);
    }
}
