package io.leadpath.imports;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes an import a few rows further, in one transaction with everything that the rows cause: either all of it happens
 * and is counted, or nothing is. Rows that somebody else has done meanwhile are left alone.
 */
@Component
class ImportBatch {
    private final Imports imports;
    private final StoredFiles files;
    private final TransactionOperations transactions;
    private final Clock clock;

    ImportBatch(Imports imports, StoredFiles files, TransactionOperations transactions, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** False when the rows are not next, or somebody else is at work on the import. */
    boolean receive(String importId, List<CsvRow> rows, RowIntake intake) {
        return inTurn(importId, rows, () -> {
            intake.prepare(rows);
            return rows.stream().map(intake::receive).toList();
        });
    }

    /** As {@link #receive}, for a row that cannot be received. */
    boolean reject(String importId, CsvRow row, String reason) {
        return inTurn(importId, List.of(row), () -> List.of(RowResult.rejected(row, reason)));
    }

    /** Ends an import whose file has nothing more to read, unless somebody else took it further meanwhile. */
    boolean giveUp(ImportJob job) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var unchanged = imports.lockRunning(job.id()).filter(job::equals);
            unchanged.ifPresent(stuck -> end(stuck, FileImport.State.FAILED));
            return unchanged.isPresent();
        }));
    }

    private boolean inTurn(String importId, List<CsvRow> rows, Supplier<List<RowResult>> what) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var job = nextIs(rows, imports.lockRunning(importId));
            job.ifPresent(running -> record(running, what.get()));
            return job.isPresent();
        }));
    }

    private static Optional<ImportJob> nextIs(List<CsvRow> rows, Optional<ImportJob> locked) {
        return locked.filter(job -> job.nextRow() == rows.get(0).number());
    }

    private void record(ImportJob job, List<RowResult> results) {
        imports.record(job, results);
        if (job.read() + results.size() == job.total()) {
            end(job, FileImport.State.FINISHED);
        }
    }

    /** However an import ends, nobody reads its file again. */
    private void end(ImportJob job, FileImport.State state) {
        imports.end(job.id(), state, clock.instant());
        files.delete(job.id());
    }
}
