package io.leadpath.webtolead;

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

/** The one thread of this instance that takes submissions in: at once, and again and again for what was left over. */
@Component
class SubmissionWorker {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionWorker.class);

    private final SubmissionIntake intake;
    private final WebToLeadSettings settings;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "web-to-lead"));
    private volatile boolean working;

    SubmissionWorker(SubmissionIntake intake, WebToLeadSettings settings) {
        this.intake = intake;
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
    void wakeUp(SubmissionAccepted accepted) {
        if (working) {
            thread.execute(this::work);
        }
    }

    /** Lets the submission in hand come to its end before anything that it needs is closed. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        working = false;
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A submission of the public form did not end in time; it is taken in at the next start.");
        }
    }

    private void work() {
        try {
            while (working && intake.advance()) {
                // advancing is the work
            }
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The public form waits and goes on in {}: {}",
                    settings.pollInterval(),
                    e.getClass().getName());
        }
    }
}
