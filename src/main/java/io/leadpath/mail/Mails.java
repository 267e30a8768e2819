package io.leadpath.mail;

import io.leadpath.outbox.Outbox;
import io.leadpath.outbox.OutboxMessage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends mails, by way of the outbox: when the caller's transaction is committed, and nobody waits for the server. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Mails {
    private final Outbox outbox;
    private final MailFormat format;

    Mails(Outbox outbox, MailFormat format) {
        this.outbox = outbox;
        this.format = format;
    }

    /**
     * Sends a mail.
     *
     * @param leadId the lead it is about; null for none
     * @param reference by which it is overtaken, see {@link #withdraw}; null for none
     */
    public void send(Mail mail, String leadId, String reference) {
        outbox.add(
                new OutboxMessage(MailChannel.KIND, leadId, reference, mail.to(), mail.subject(), format.write(mail)));
    }

    /** Takes back the mails sent under the reference that have not left yet. */
    public void withdraw(String reference) {
        outbox.withdraw(reference);
    }
}
