package io.leadpath.outbox;

import io.leadpath.outbox.OutboxEntry.State;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands due entries to their channels. An entry is claimed first, in a transaction of its own, and its result noted
 * afterwards: whatever happens in between, it is not sent a second time by itself.
 */
@Component
class OutboxDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    private final OutboxEntries entries;
    private final OutboxChannels channels;
    private final OutboxSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutboxDelivery(
            OutboxEntries entries,
            OutboxChannels channels,
            OutboxSettings settings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.entries = entries;
        this.channels = channels;
        this.settings = settings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Tries the entry that has been due for longest; false when there is none. */
    boolean advance() {
        entries.overdue(clock.instant()).forEach(this::giveUpWaitingForTheResult);
        var next = entries.nextDue(clock.instant());
        next.ifPresent(this::attempt);
        return next.isPresent();
    }

    private void giveUpWaitingForTheResult(OutboxEntry overdue) {
        if (channels.isRepeatable(overdue.kind())) {
            note(overdue, Delivery.failed("It was interrupted while it was being sent."));
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (entries.interrupted(overdue, clock.instant())) {
                LOG.warn("Outbox entry {} was interrupted and may have arrived: see /outbox", overdue.id());
                announce(overdue);
            }
        });
    }

    private void attempt(OutboxEntry due) {
        var channel = channels.available(due.kind());
        if (channel.isEmpty()) {
            entries.keep(due.id(), clock.instant());
            return;
        }
        var claim = UUID.randomUUID().toString();
        if (entries.claim(due.id(), claim, clock.instant().plus(settings.lease()))) {
            var claimed = entries.get(due.id());
            note(claimed, deliver(channel.get(), claimed));
        }
    }

    private static Delivery deliver(OutboxChannel channel, OutboxEntry entry) {
        try {
            return channel.deliver(entry);
        } catch (RuntimeException e) {
            // No message and no cause: they may quote whom it goes to.
            LOG.error(
                    "Outbox entry {} met a fault: {}", entry.id(), e.getClass().getName());
            return Delivery.uncertain(
                    "A fault while it was being sent: " + e.getClass().getSimpleName() + ".");
        }
    }

    private void note(OutboxEntry entry, Delivery delivery) {
        var now = clock.instant();
        var retryAt = delivery.result() == Delivery.Result.FAILED ? retryAt(entry, now) : null;
        var state = retryAt == null ? stateAfter(delivery.result()) : State.WAITING;
        transaction.executeWithoutResult(status -> {
            var dueAt = retryAt == null ? entry.dueAt() : retryAt;
            var noted = entries.end(entry, state, delivery.problem(), dueAt, retryAt == null ? now : null);
            if (noted && (state == State.FAILED || state == State.UNCERTAIN)) {
                announce(entry);
            }
            if (noted && delivery.problem() != null) {
                LOG.info("Outbox entry {} is {}: {}", entry.id(), state, delivery.problem());
            }
        });
    }

    /** When it is tried again; null when it was tried often enough. */
    private Instant retryAt(OutboxEntry entry, Instant now) {
        var gaps = settings.retryGaps();
        return entry.attempts() <= gaps.size() ? now.plus(gaps.get(entry.attempts() - 1)) : null;
    }

    private static State stateAfter(Delivery.Result result) {
        return switch (result) {
            case DELIVERED -> State.DELIVERED;
            case FAILED, REFUSED -> State.FAILED;
            case UNCERTAIN -> State.UNCERTAIN;
            case OBSOLETE -> State.GIVEN_UP;
        };
    }

    private void announce(OutboxEntry entry) {
        events.publishEvent(new DeliveryFailed(entry.id(), entry.kind(), entry.subjectId()));
    }
}
