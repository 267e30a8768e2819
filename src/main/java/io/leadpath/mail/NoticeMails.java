package io.leadpath.mail;

import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notice;
import io.leadpath.notification.NoticeGiven;
import io.leadpath.notification.Topic;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.security.Users;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever is told something gets it as mail, too: in the transaction that told it, to the address of the user. */
@Component
class NoticeMails {
    private final Users users;
    private final Leads leads;
    private final Mails mails;
    private final Links links;
    private final Opportunities opportunities;

    NoticeMails(Users users, Leads leads, Opportunities opportunities, Mails mails, Links links) {
        this.users = users;
        this.leads = leads;
        this.opportunities = opportunities;
        this.mails = mails;
        this.links = links;
    }

    /** That mails fail is not told by mail. */
    @EventListener
    void on(NoticeGiven event) {
        var notice = event.notice();
        if (notice.topic() != Topic.MAIL_FAILED) {
            var lead = Optional.ofNullable(notice.subjectId()).flatMap(leads::find);
            users.emailOf(notice.recipient())
                    .ifPresent(address -> mails.send(
                            mail(notice, lead, address), lead.map(Lead::id).orElse(null), null));
        }
    }

    private Mail mail(Notice notice, Optional<Lead> lead, String address) {
        var what = notice.topic().words()
                + about(notice, lead).map(name -> ": " + name).orElse("");
        var text = """
                Hello %s,

                %s.

                %s
                """.formatted(
                        users.nameOf(notice.recipient()),
                        what,
                        lead.map(found -> links.toLead(found.id())).orElseGet(() -> links.to("/")));
        return Mail.toColleague(address, what, text);
    }

    /** The name of what the notice is about; empty for a digest and for what is not there any more. */
    private Optional<String> about(Notice notice, Optional<Lead> lead) {
        return switch (notice.topic()) {
            case OWNER_LEFT -> Optional.of(users.nameOf(notice.subjectId()));
            case CLOSE_DATE_PASSED ->
                opportunities.find(notice.subjectId()).map(deal -> deal.details()
                        .name());
            default -> lead.map(found -> found.details().personAndCompany());
        };
    }
}
