package io.leadpath.jobs;

import java.time.Duration;
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

/**
 * The one thread of this instance for one kind of work: it works as soon as it is woken, and again and again for what
 * was interrupted, had to wait or came from another instance. Begins when everything else is ready. A subclass is a
 * component that says what the work is and what wakes it.
 */
public abstract class PollingWorker {
    private static final Logger LOG = LoggerFactory.getLogger(PollingWorker.class);

    private final String name;
    private final boolean enabled;
    private final Duration pollInterval;
    private final ScheduledExecutorService thread;
    private volatile boolean working;

    /**
     * @param name of the thread and in the log
     * @param enabled whether this instance does the work at all
     * @param pollInterval how long after the end of a run the next one begins by itself
     */
    protected PollingWorker(String name, boolean enabled, Duration pollInterval) {
        this.name = name;
        this.enabled = enabled;
        this.pollInterval = pollInterval;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
    }

    /** Does a piece of the work; false when there is nothing to do, or nothing that can be done just now. */
    protected abstract boolean advance();

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    public void start() {
        if (enabled) {
            working = true;
            thread.scheduleWithFixedDelay(this::work, 0, pollInterval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** There is something to do: it is not waited for. */
    protected void wakeUp() {
        if (working) {
            thread.execute(this::work);
        }
    }

    /** Lets the piece in hand come to its end before anything that it needs is closed. */
    @EventListener(ContextClosedEvent.class)
    public void stop() throws InterruptedException {
        working = false;
        thread.shutdown();
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("What {} was about to do did not end in time; it is seen to at the next start.", name);
        }
    }

    private void work() {
        try {
            while (working && advance()) {
                // advancing is the work
            }
        } catch (RuntimeException e) {
            LOG.warn("{} waits and goes on in {}: {}", name, pollInterval, new Failure(e));
        } catch (Error e) {
            LOG.error("{} waits and goes on in {}: {}", name, pollInterval, e.toString());
        }
    }
}
