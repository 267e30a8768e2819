package io.leadpath.imports;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ImportTest
class ImportWorkerTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @Autowired
    private ImportFixture fixture;

    private ImportWorker worker;

    @BeforeEach
    void clear() {
        fixture.clear();
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
    }

    @Test
    void resumesAnInterruptedImportByItselfAtTheStart() {
        var id = fixture.accept("Last Name\nNovak\nLi\nKim\n");
        fixture.newProgress(1).advance();

        start(NEVER);

        awaitEnd(id);
    }

    @Test
    void beginsAsSoonAsAnImportIsAccepted() {
        start(NEVER);
        var id = fixture.accept("Last Name\nNovak\nLi\nKim\n");

        worker.wakeUp(new ImportAccepted(id));

        awaitEnd(id);
    }

    @Test
    void looksAgainForImportsThatHadToWait() {
        start(Duration.ofMillis(20));
        var id = fixture.accept("Last Name\nNovak\nLi\nKim\n");

        awaitEnd(id);
    }

    private void start(Duration pollInterval) {
        worker = new ImportWorker(fixture.newProgress(25), new ImportSettings(true, 25, pollInterval));
        worker.start();
    }

    private void awaitEnd(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> fixture.get(id).state() == FileImport.State.FINISHED);
    }
}
