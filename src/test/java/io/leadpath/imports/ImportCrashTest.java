package io.leadpath.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.jobs.Failure;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

@ImportTest
class ImportCrashTest {
    private static final int ROWS = 300;

    @Autowired
    private ImportFixture fixture;

    @BeforeEach
    void clear() {
        fixture.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aKilledAndResumedImportGivesEveryRowTheSameResultAsAnUndisturbedOne(long seed) {
        var file = mixedFile(seed);
        var undisturbed = undisturbedResults(file);
        var random = new Random(seed);

        var id = fixture.accept(file);
        while (fixture.get(id).state() == FileImport.State.RUNNING) {
            killAfter(random.nextInt(40));
            workUntilKilled(random.nextInt(1, 30));
        }

        assertThat(fixture.results(id)).isEqualTo(undisturbed);
        assertThat(fixture.count("lead")).isEqualTo(fixture.get(id).created());
        assertThat(fixture.count("activity")).isEqualTo(fixture.get(id).merged());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void severalWorkersAtOnceDoubleAndLoseNothing(long seed) throws Exception {
        var file = mixedFile(seed);
        var undisturbed = undisturbedResults(file);

        var id = fixture.accept(file);
        var workers = Executors.newFixedThreadPool(3);
        var worker = (Callable<Integer>) () -> {
            var progress = fixture.newProgress(7);
            var batches = 0;
            while (fixture.get(id).state() == FileImport.State.RUNNING) {
                batches += progress.advance() ? 1 : 0;
            }
            return batches;
        };
        var batches = 0;
        for (var done : workers.invokeAll(List.of(worker, worker, worker), 60, TimeUnit.SECONDS)) {
            batches += done.get();
        }

        assertThat(batches).isEqualTo((ROWS + 6) / 7);
        assertThat(fixture.results(id)).isEqualTo(undisturbed);
        assertThat(fixture.count("lead")).isEqualTo(fixture.get(id).created());
    }

    @Test
    void leavesAnImportAloneThatAnotherInstanceHolds() {
        var id = fixture.accept(rows(20));
        var progress = fixture.newProgress(5);

        fixture.whileHeld(id, () -> assertThat(CompletableFuture.supplyAsync(progress::advance)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join())
                .isFalse());

        assertThat(fixture.get(id).read()).isZero();
        assertThat(progress.advance()).isTrue();
    }

    @Test
    void goesOnWhereAnotherInstanceLeftOff() {
        var id = fixture.accept(rows(20));
        var one = fixture.newProgress(5);
        var other = fixture.newProgress(3);

        one.advance();
        other.advance();
        other.advance();
        one.advance();

        assertThat(fixture.get(id).read()).isEqualTo(16);
        assertThat(fixture.results(id).keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    void leavesRowsAloneThatAreNotNext() {
        var id = fixture.accept(rows(20));
        fixture.newProgress(5).advance();

        assertThat(fixture.reject(id, 5)).isFalse();
        assertThat(fixture.reject(id, 7)).isFalse();
        assertThat(fixture.reject(id, 6)).isTrue();
    }

    @Test
    void waitsWhileTheDatabaseFailsAndRejectsNothingBecauseOfIt() {
        var outage = new AtomicBoolean(true);
        fixture.whenReceived(lastName -> {
            if (lastName.equals("Row7") && outage.get()) {
                throw new DataAccessResourceFailureException(
                        "gone", new SQLTransientConnectionException("no connection"));
            }
        });
        var id = fixture.accept(rows(20));
        var progress = fixture.newProgress(5);
        for (int attempt = 0; attempt < 10; attempt++) {
            progress.advance();
        }
        assertThat(fixture.get(id).read()).isEqualTo(5);

        outage.set(false);
        while (progress.advance()) {
            // to the end
        }

        assertThat(fixture.get(id).created()).isEqualTo(20);
    }

    @Test
    void rejectsOnlyTheRowThatBreaksARuleAndReceivesItsNeighbours() {
        fixture.whenReceived(lastName -> {
            if (lastName.equals("Row7")) {
                throw new BusinessException(ErrorCode.INVALID_VALUE, "Sevens are not welcome.");
            }
        });

        var done = fixture.run(rows(20));

        assertThat(done.created()).isEqualTo(19);
        assertThat(done.rejected()).isEqualTo(1);
        assertThat(fixture.results(done.id())).containsEntry(7, "REJECTED  Sevens are not welcome.");
        assertThat(fixture.rejections(done.id())).contains("Row7,Sevens are not welcome.");
    }

    @Test
    void triesARowThatFailsUnexpectedlyThreeTimesBeforeItIsRejected() {
        fixture.whenReceived(lastName -> {
            if (lastName.equals("Row7")) {
                throw new IllegalStateException("a fault of ours, quoting secrets");
            }
        });
        var id = fixture.accept(rows(20));
        var progress = fixture.newProgress(10);

        progress.advance();
        progress.advance();
        assertThat(fixture.get(id).read()).isEqualTo(6);
        progress.advance();
        while (progress.advance()) {
            // the rest
        }

        assertThat(fixture.get(id).created()).isEqualTo(19);
        assertThat(fixture.results(id).get(7))
                .contains("REJECTED", "could not record this row", id + "/7")
                .doesNotContain("secrets");
    }

    @Test
    void receivesARowThatFailsUnexpectedlyOnlyOnce() {
        var failures = new AtomicInteger(2);
        fixture.whenReceived(lastName -> {
            if (lastName.equals("Row7") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("somebody else was quicker");
            }
        });
        var id = fixture.accept(rows(20));
        fixture.finish();
        fixture.finish();

        assertThat(fixture.get(id).created()).isEqualTo(20);
    }

    @Test
    void endsAsFailedWhenTheStoredFileIsDamaged() {
        var id = fixture.accept(rows(20));
        fixture.newProgress(5).advance();
        fixture.jdbc().sql("DELETE FROM lead_import_chunk").update();

        fixture.finish();

        assertThat(fixture.get(id).state()).isEqualTo(FileImport.State.FAILED);
        assertThat(fixture.get(id).read()).isEqualTo(5);
    }

    @Test
    void keepsNothingOfAFileThatItGivesUp() {
        var id = fixture.accept(rows(20));
        fixture.newProgress(5).advance();
        fixture.jdbc()
                .sql("UPDATE lead_import_chunk SET content = :rest")
                .param("rest", "Last Name\n\"Row6".getBytes(StandardCharsets.UTF_8))
                .update();

        fixture.finish();

        assertThat(fixture.get(id).state()).isEqualTo(FileImport.State.FAILED);
        assertThat(fixture.count("lead_import_chunk")).isZero();
    }

    @Test
    void knowsAFailingDatabaseFromFailingData() {
        assertThat(new Failure(new IllegalStateException(new SQLException("connection", "08006"))).isTechnical())
                .isTrue();
        assertThat(new Failure(new IllegalStateException(new SQLException("deadlock", "40P01"))).isTechnical())
                .isTrue();
        assertThat(new Failure(new IllegalStateException(new SQLException("closed"))).isTechnical())
                .isTrue();
        assertThat(new Failure(new IllegalStateException(new SQLException("too long", "22001"))).isTechnical())
                .isFalse();
        assertThat(new Failure(new IllegalStateException("a fault of ours")).isTechnical())
                .isFalse();
        assertThat(new Failure(new IllegalStateException(new SQLException("Novak", "22001"))).toString())
                .contains("SQLException (SQL state 22001)")
                .doesNotContain("Novak");
    }

    /** A killed process rolls back whatever was not committed and forgets whatever it remembered. */
    private void workUntilKilled(int batchSize) {
        var progress = fixture.newProgress(batchSize);
        try {
            while (progress.advance()) {
                // until the end, or the kill
            }
        } catch (Killed e) {
            // a new worker starts
        }
    }

    private void killAfter(int leads) {
        var left = new AtomicInteger(leads);
        fixture.whenReceived(lastName -> {
            if (left.getAndDecrement() == 0) {
                throw new Killed();
            }
        });
    }

    private Map<Integer, String> undisturbedResults(String file) {
        var results = fixture.results(fixture.run(file).id());
        assertThat(results).hasSize(ROWS);
        assertThat(results.values().stream().map(result -> result.split(" ")[0]))
                .contains("CREATED", "MERGED", "REJECTED");
        fixture.clear();
        return results;
    }

    /** Rows of all kinds: new people, the same ones again, junk, bad addresses, nameless ones, ragged ones. */
    private static String mixedFile(long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<String>();
        rows.add("Last Name,Company,Email,Lead Status");
        for (int row = 0; row < ROWS; row++) {
            var person = random.nextInt(ROWS / 2);
            rows.add(
                    switch (random.nextInt(10)) {
                        case 0 -> "Person" + person + ",Company" + person + ",nobody,New";
                        case 1 -> ",Company" + person;
                        case 2 -> "Person" + person + ",\"Company" + person + "\nInc.\",,";
                        case 3 -> "Person" + person + ",,p" + person + "@acme.example,Junk Lead";
                        case 4 -> "Person" + person + ",a,b@c.example,New,surplus";
                        default -> "Person" + person + ",Company" + person + ",p" + person + "@acme.example,New";
                    });
        }
        return String.join("\n", rows);
    }

    private static String rows(int count) {
        var rows = new StringBuilder("Last Name");
        for (int row = 1; row <= count; row++) {
            rows.append("\nRow").append(row);
        }
        return rows.toString();
    }

    private static final class Killed extends Error {}
}
