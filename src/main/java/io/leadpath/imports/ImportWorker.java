package io.leadpath.imports;

import io.leadpath.jobs.PollingWorker;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Works on imports: as soon as one is accepted, and again and again for those that were interrupted. */
@Component
class ImportWorker extends PollingWorker {
    private final ImportProgress progress;

    ImportWorker(ImportProgress progress, ImportSettings settings) {
        super("imports", settings.worker(), settings.pollInterval());
        this.progress = progress;
    }

    @TransactionalEventListener
    void wakeUp(ImportAccepted accepted) {
        wakeUp();
    }

    @Override
    protected boolean advance() {
        return progress.advance();
    }
}
