package io.leadpath.outbox;

import io.leadpath.outbox.OutboxEntry.State;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where everything goes that has to leave the product. Nobody waits here for whoever receives it. */
@Service
public class Outbox {
    private final OutboxEntries entries;
    private final OutboxChannels channels;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(OutboxEntries entries, OutboxChannels channels, ApplicationEventPublisher events, Clock clock) {
        this.entries = entries;
        this.channels = channels;
        this.events = events;
        this.clock = clock;
    }

    /** Is delivered if, and as soon as, the caller's transaction is committed. Answers the entry's id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String add(OutboxMessage message) {
        var now = clock.instant();
        var entry = new OutboxEntry(
                UUID.randomUUID().toString(),
                message.kind(),
                message.subjectId(),
                message.reference(),
                message.recipient(),
                message.title(),
                message.payload(),
                State.WAITING,
                0,
                now,
                null,
                null,
                null,
                null,
                now,
                null);
        entries.add(entry);
        events.publishEvent(new OutboxFilled());
        return entry.id();
    }

    /** Takes back what was put in under the reference and has not been sent: something newer overtakes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(String reference) {
        entries.withdraw(reference, clock.instant());
    }

    /** Somebody decided that an entry is sent (again), although it was kept, failed or may have arrived. */
    @Transactional
    public void sendAgain(String id, CurrentUser who) {
        var entry = entries.get(id);
        if (!channels.isAvailable(entry.kind())) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS, "There is nothing to send it with: no such server is set up.");
        }
        if (!entries.sendAgain(id, who.id(), clock.instant())) {
            throw tooLate(id, "sent again");
        }
        events.publishEvent(new OutboxFilled());
    }

    /** Somebody decided that an entry is not sent any more. */
    @Transactional
    public void giveUp(String id, CurrentUser who) {
        entries.get(id);
        if (!entries.giveUp(id, who.id(), clock.instant())) {
            throw tooLate(id, "given up");
        }
    }

    private BusinessException tooLate(String id, String what) {
        return new BusinessException(
                ErrorCode.INVALID_STATUS,
                "It cannot be " + what + ": it is "
                        + Codes.words(entries.get(id).state()).toLowerCase() + ".");
    }
}
