package io.leadpath.imports;

import io.leadpath.lead.LeadIntake;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
    private final LeadIntake intake;
    private final TransactionOperations transactions;
    private final Clock clock;

    ImportBatch(
            Imports imports, StoredFiles files, LeadIntake intake, TransactionOperations transactions, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.intake = intake;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** False when the rows are not next, or somebody else is at work on the import. */
    boolean receive(String importId, List<CsvRow> rows, RowReader reader) {
        return inTurn(importId, rows, (job, row) -> receive(job, row, reader.read(row, clock.instant())));
    }

    /** As {@link #receive}, for a row that cannot be received. */
    boolean reject(String importId, CsvRow row, String reason) {
        return inTurn(importId, List.of(row), (job, rejected) -> RowResult.rejected(rejected, reason));
    }

    /** Ends an import whose file has nothing more to read, unless somebody else took it further meanwhile. */
    boolean giveUp(ImportJob job) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var unchanged = imports.lockRunning(job.id()).filter(job::equals);
            unchanged.ifPresent(stuck -> imports.end(stuck.id(), LeadImport.State.FAILED, clock.instant()));
            return unchanged.isPresent();
        }));
    }

    private boolean inTurn(String importId, List<CsvRow> rows, BiFunction<ImportJob, CsvRow, RowResult> what) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var job = nextIs(rows, imports.lockRunning(importId));
            job.ifPresent(running -> record(
                    running, rows.stream().map(row -> what.apply(running, row)).toList()));
            return job.isPresent();
        }));
    }

    private static Optional<ImportJob> nextIs(List<CsvRow> rows, Optional<ImportJob> locked) {
        return locked.filter(job -> job.nextRow() == rows.get(0).number());
    }

    private RowResult receive(ImportJob job, CsvRow row, LeadRow understood) {
        if (understood.isRefused()) {
            return RowResult.rejected(row, understood.refusal());
        }
        var received = intake.receive(understood.enquiry(), new CurrentUser(job.startedBy(), Set.of()));
        var kind = received.merged() ? RowResult.Kind.MERGED : RowResult.Kind.CREATED;
        return new RowResult(row, kind, received.lead().id(), null);
    }

    private void record(ImportJob job, List<RowResult> results) {
        imports.record(job, results);
        if (job.read() + results.size() == job.total()) {
            imports.end(job.id(), LeadImport.State.FINISHED, clock.instant());
            files.delete(job.id());
        }
    }
}
