package io.leadpath.bulk;

import io.leadpath.jobs.PollingWorker;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Works on bulk conversions: as soon as one is accepted, and again and again for those that were interrupted. */
@Component
class BulkWorker extends PollingWorker {
    private final BulkProgress progress;

    BulkWorker(BulkProgress progress, BulkSettings settings) {
        super("bulk-conversions", settings.worker(), settings.pollInterval());
        this.progress = progress;
    }

    @TransactionalEventListener
    void wakeUp(BulkAccepted accepted) {
        wakeUp();
    }

    @Override
    protected boolean advance() {
        return progress.advance();
    }
}
