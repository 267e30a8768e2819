package io.leadpath.outbox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The one thread of this instance that delivers: as soon as something is put in, and again and again for the rest. */
@Component
class OutboxWorker {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

    private final OutboxDelivery delivery;
    private final OutboxSettings settings;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "outbox"));
    private volatile boolean working;

    OutboxWorker(OutboxDelivery delivery, OutboxSettings settings) {
        this.delivery = delivery;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void start() {
        if (settings.worker()) {
            working = true;
            var interval = settings.pollInterval().toMillis();
            thread.scheduleWithFixedDelay(this::work, 0, interval, TimeUnit.MILLISECONDS);
        }
    }

    @TransactionalEventListener
    void wakeUp(OutboxFilled filled) {
        if (working) {
            thread.execute(this::work);
        }
    }

    /** Lets the message in hand come to its end before anything that it needs is closed. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        working = false;
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A message was still being sent; whether it arrived is asked at /outbox after the next start.");
        }
    }

    private void work() {
        try {
            while (working && delivery.advance()) {
                // advancing is the work
            }
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The outbox waits and goes on in {}: {}",
                    settings.pollInterval(),
                    e.getClass().getName());
        }
    }
}
