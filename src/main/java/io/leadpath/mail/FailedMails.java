package io.leadpath.mail;

import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.outbox.DeliveryFailed;
import io.leadpath.security.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who see to the outbox, once a day, that mails wait there for a decision. */
@Component
class FailedMails {
    private final Notices notices;

    FailedMails(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void on(DeliveryFailed event) {
        if (MailChannel.KIND.equals(event.kind())) {
            notices.digest(Role.SALES_MANAGER, Topic.MAIL_FAILED);
            notices.digest(Role.ADMIN, Topic.MAIL_FAILED);
        }
    }
}
