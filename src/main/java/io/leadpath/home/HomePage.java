package io.leadpath.home;

import io.leadpath.layout.Place;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notice;
import io.leadpath.notification.Notices;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who I am and where I can go from here. */
@Controller
class HomePage {
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
        model.addAttribute("places", Place.of(user));
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
            case OWNER_LEFT -> new News(words, users.nameOf(notice.subjectId()), Place.TASKLIST_ADDRESS, when);
            case CLOSE_DATE_PASSED -> new News(words, nameOfDeal(notice.subjectId()), Place.TASKLIST_ADDRESS, when);
            default -> new News(words, null, null, when);
        };
    }

    private String nameOfDeal(String id) {
        return opportunities.find(id).map(deal -> deal.details().name()).orElse(null);
    }
}
