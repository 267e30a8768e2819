package io.leadpath.imports;

import io.leadpath.jobs.Attempts;
import io.leadpath.jobs.Failure;
import io.leadpath.lead.DoNotRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the oldest running import further, batch after batch. When a batch fails, its rows are received one by one, so
 * that only the one at fault is rejected; when the database fails, everything waits. What it remembers may be lost, and
 * belongs to the one thread that calls it.
 */
@Component
class ImportProgress {
    private static final Logger LOG = LoggerFactory.getLogger(ImportProgress.class);

    private final Imports imports;
    private final StoredFiles files;
    private final ImportBatch batch;
    private final RecordKinds kinds;
    private final int batchSize;

    private final Attempts attempts = new Attempts();
    private OpenFile open;

    ImportProgress(Imports imports, StoredFiles files, ImportBatch batch, RecordKinds kinds, ImportSettings settings) {
        this.imports = imports;
        this.files = files;
        this.batch = batch;
        this.kinds = kinds;
        this.batchSize = settings.batchSize();
    }

    /** Does the next batch. False when there is nothing to do, or nothing that can be done just now. */
    boolean advance() {
        var job = imports.oldestRunning().orElse(null);
        if (job == null) {
            open = null;
            return false;
        }
        var rows = rows(job);
        return rows.isEmpty() ? giveUp(job) : receive(job, rows);
    }

    /** A file whose reading failed may have lost its place: it is forgotten and opened anew. */
    private List<CsvRow> rows(ImportJob job) {
        var file = open;
        open = null;
        try {
            file = file == null || !file.isBefore(job) ? open(job) : file;
            var rows = file.rows(job.nextRow(), batchSize);
            open = file;
            return rows;
        } catch (InvalidFile e) {
            return List.of();
        }
    }

    private OpenFile open(ImportJob job) {
        var kind = kinds.of(job.kind());
        var table = CsvTable.open(files.open(job.id()), kind.vocabulary());
        var columns = new ColumnMap(table.header(), kind.vocabulary());
        return new OpenFile(job.id(), table, kind.intake(columns, job));
    }

    private boolean receive(ImportJob job, List<CsvRow> rows) {
        try {
            return batch.receive(job.id(), rows, open.intake());
        } catch (RuntimeException e) {
            var failure = new Failure(e);
            if (failure.isTechnical()) {
                return waitBecauseOf(failure, job);
            }
            LOG.warn("Import {}: rows {} and following are received one by one: {}", job.id(), job.nextRow(), failure);
            return rows.stream().allMatch(row -> receive(job, row));
        }
    }

    private boolean receive(ImportJob job, CsvRow row) {
        try {
            return batch.receive(job.id(), List.of(row), open.intake());
        } catch (RuntimeException e) {
            var failure = new Failure(e);
            if (failure.isBrokenRule()) {
                return batch.reject(job.id(), isNotToBeKept(e) ? row.withoutValues() : row, failure.sentence());
            }
            return failure.isTechnical() ? waitBecauseOf(failure, job) : rejectAtLast(job, row, failure);
        }
    }

    private static boolean isNotToBeKept(RuntimeException refusal) {
        return refusal instanceof DoNotRecord.Refused;
    }

    private boolean rejectAtLast(ImportJob job, CsvRow row, Failure failure) {
        var reference = job.id() + "/" + row.number();
        var failures = attempts.failed(reference);
        LOG.error("Import row {} failed in attempt {} of {}: {}", reference, failures, Attempts.MOST, failure);
        return failures == Attempts.MOST
                && batch.reject(
                        job.id(),
                        row,
                        "Leadpath could not record this row. Import it again; if that fails, tell your administrator the"
                                + " reference " + reference + ".");
    }

    private boolean waitBecauseOf(Failure failure, ImportJob job) {
        LOG.warn("Import {} waits at row {} and goes on by itself: {}", job.id(), job.nextRow(), failure);
        return false;
    }

    private boolean giveUp(ImportJob job) {
        var ended = batch.giveUp(job);
        if (ended) {
            LOG.error("Import {} failed at row {}: the stored file cannot be read further.", job.id(), job.nextRow());
        }
        return ended;
    }
}
