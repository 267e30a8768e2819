package io.leadpath.mail;

import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notice;
import io.leadpath.notification.NoticeGiven;
import io.leadpath.notification.Topic;
import io.leadpath.security.Users;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever is told something gets it as mail, too: in the transaction that told it, to the address of the user. */
@Component
class NoticeMails {
    private final Users users;
    private final Leads leads;
    private final Mails mails;
    private final Links links;

    NoticeMails(Users users, Leads leads, Mails mails, Links links) {
        this.users = users;
        this.leads = leads;
        this.mails = mails;
        this.links = links;
    }

    /** That mails fail is not told by mail. */
    @EventListener
    void on(NoticeGiven event) {
        var notice = event.notice();
        if (notice.topic() != Topic.MAIL_FAILED) {
            users.emailOf(notice.recipient())
                    .ifPresent(address -> mails.send(mail(notice, address), notice.subjectId(), null));
        }
    }

    private Mail mail(Notice notice, String address) {
        var lead = notice.subjectId() == null
                ? null
                : leads.find(notice.subjectId()).orElse(null);
        var what = lead == null ? notice.topic().words() : notice.topic().words() + ": " + nameOf(lead);
        var text = """
                Hello %s,

                %s.

                %s
                """.formatted(
                        users.nameOf(notice.recipient()), what, lead == null ? links.to("/") : links.toLead(lead.id()));
        return Mail.toColleague(address, what, text);
    }

    private static String nameOf(Lead lead) {
        return lead.details().personAndCompany();
    }
}
