package io.leadpath.imports;

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

/**
 * The one thread of this instance that works on imports: as soon as one is accepted, and again and again for those that
 * were interrupted. Begins when everything else is ready, because rows start processes.
 */
@Component
class ImportWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final ImportProgress progress;
    private final ImportSettings settings;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "lead-imports"));
    private volatile boolean working;

    ImportWorker(ImportProgress progress, ImportSettings settings) {
        this.progress = progress;
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
    void wakeUp(ImportAccepted accepted) {
        if (working) {
            thread.execute(this::work);
        }
    }

    /** Ends the batch in hand before anything that it needs is closed. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        working = false;
        thread.shutdown();
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("The batch of an import did not end in time; it is done again at the next start.");
        }
    }

    private void work() {
        try {
            while (working && progress.advance()) {
                // advancing is the work
            }
        } catch (RuntimeException e) {
            LOG.warn("Imports wait and go on in {}: {}", settings.pollInterval(), new Failure(e));
        } catch (Error e) {
            LOG.error("Imports wait and go on in {}: {}", settings.pollInterval(), e.toString());
        }
    }
}
