package io.leadpath.bulk;

import io.leadpath.jobs.Attempts;
import io.leadpath.jobs.Failure;
import java.time.Clock;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the oldest running bulk conversion one lead further, in one transaction with everything that its conversion
 * causes: either it is converted and counted, or neither. What it remembers may be lost, and belongs to the one thread
 * that calls it.
 */
@Component
class BulkProgress {
    private static final Logger LOG = LoggerFactory.getLogger(BulkProgress.class);

    private final BulkJobs jobs;
    private final BulkLead lead;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    BulkProgress(BulkJobs jobs, BulkLead lead, TransactionOperations transactions, Clock clock) {
        this.jobs = jobs;
        this.lead = lead;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does the next lead. False when there is nothing to do, or nothing that can be done just now. */
    boolean advance() {
        return jobs.oldestRunning().map(this::advance).orElse(false);
    }

    private boolean advance(BulkJob job) {
        try {
            return inTurn(job, lead::convert);
        } catch (RuntimeException e) {
            var failure = new Failure(e);
            if (failure.isTechnical()) {
                LOG.warn("Bulk conversion {} waits at lead {} and goes on: {}", job.id(), job.next(), failure);
                return false;
            }
            return passOverAtLast(job, failure);
        }
    }

    private boolean passOverAtLast(BulkJob job, Failure failure) {
        var reference = job.id() + "/" + job.next();
        var failures = attempts.failed(reference);
        LOG.error("Bulk conversion {} failed in attempt {} of {}: {}", reference, failures, Attempts.MOST, failure);
        return failures < Attempts.MOST
                || inTurn(
                        job,
                        (same, leadId) -> LeadResult.refused(
                                null,
                                "Leadpath could not convert this lead. Convert it by itself; if that fails, tell your"
                                        + " administrator the reference " + reference + "."));
    }

    /** False when somebody else is at work on it, or has done this lead meanwhile. */
    private boolean inTurn(BulkJob seen, BiFunction<BulkJob, String, LeadResult> what) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var job = jobs.lockRunning(seen.id()).filter(locked -> locked.next() == seen.next());
            job.ifPresent(running -> {
                jobs.record(running, what.apply(running, jobs.leadAt(running.id(), running.next())));
                if (running.next() == running.total()) {
                    jobs.finish(running.id(), clock.instant());
                }
            });
            return job.isPresent();
        }));
    }
}
