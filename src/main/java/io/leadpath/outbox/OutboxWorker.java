package io.leadpath.outbox;

import io.leadpath.jobs.PollingWorker;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Delivers: as soon as something is put in, and again and again for the rest. */
@Component
class OutboxWorker extends PollingWorker {
    private final OutboxDelivery delivery;

    OutboxWorker(OutboxDelivery delivery, OutboxSettings settings) {
        super("outbox", settings.worker(), settings.pollInterval());
        this.delivery = delivery;
    }

    @TransactionalEventListener
    void wakeUp(OutboxFilled filled) {
        wakeUp();
    }

    @Override
    protected boolean advance() {
        return delivery.advance();
    }
}
