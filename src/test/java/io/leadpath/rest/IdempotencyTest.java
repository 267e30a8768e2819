package io.leadpath.rest;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

class IdempotencyTest extends RestTest {
    private final String key = UUID.randomUUID().toString();

    @Autowired
    private WorkController work;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScheduledTaskHolder tasks;

    private int before;

    @BeforeEach
    void countWork() {
        before = work.done();
    }

    @Test
    void theSecondEqualRequestGetsTheFirstAnswerWith200AndNothingIsDoneAgain() {
        var first = work("plain", "{\"a\":1}");
        var second = work("plain", "{\"a\":1}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        for (var header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(second.header(header)).isEqualTo(first.header(header)).isNotNull();
        }
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void withoutAKeyEveryRequestIsNew() {
        post("/api/work/plain", "{}");
        post("/api/work/plain", "{}");

        assertThat(done()).isEqualTo(2);
    }

    @Test
    void theKeyOfAnotherUserIsAnotherKey() {
        work("plain", "{}");
        var other = sendAs("ae", "POST", "/api/work/plain", bytes("{}"), "Content-Type", JSON, "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(201);
        assertThat(done()).isEqualTo(2);
    }

    @Test
    void theSameKeyForAnotherBodyPathOrTypeIsRefused() {
        work("plain", "{\"a\":1}");

        for (var answer : new Answer[] {
            work("plain", "{\"a\":2}"),
            work("other", "{\"a\":1}"),
            work("plain?x=1", "{\"a\":1}"),
            send("POST", "/api/work/plain", "{\"a\":1}", "Content-Type", "text/plain", "Idempotency-Key", key)
        }) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void aRefusalIsNotRememberedAndLeavesNothing() {
        for (var attempt = 0; attempt < 2; attempt++) {
            var answer = work("refused", "{}");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("code")).isEqualTo("INVALID_STATUS");
        }
        assertThat(done()).isZero();
        assertThat(work("plain", "{}").status()).isEqualTo(201);
    }

    @Test
    void aFaultTheResourceCarriedOnAfterIsNeverAnsweredAsSuccess() {
        var answer = work("swallowed", "{}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.response().body()).contains("Nothing was changed").doesNotContain("secret", "rolled back");
        assertThat(answer.header("Location")).isNull();
        assertThat(done()).isZero();
    }

    @Test
    void aRaceLostAtCommitIsAConflict() {
        var answer = work("lost", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo("CONFLICT");
        assertThat(answer.header("Location")).isNull();
        assertThat(done()).isZero();
    }

    @Test
    void ofManyEqualRequestsAtOnceOneIsDoneAndTheOthersGetItsAnswer() throws Exception {
        var pool = Executors.newFixedThreadPool(20);
        try {
            Callable<Answer> call = () -> work("plain", "{}");
            var futures =
                    pool.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList());
            var answers = new ArrayList<Answer>();
            for (var future : futures) {
                answers.add(future.get());
            }
            var byStatus = answers.stream().collect(groupingBy(Answer::status));
            assertThat(byStatus.get(201)).hasSize(1);
            assertThat(byStatus.get(200)).hasSize(19);
            assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void aSecondRequestWaitsForTheFirstAndIsToldWhenThatTakesTooLong() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try {
            var first = pool.submit(() -> work("slow", "{}"));
            assertThat(work.started.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

            var second = work("slow", "{}");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.text("code")).isEqualTo("CONFLICT");
            assertThat(second.text("detail")).contains("still running");

            work.mayEnd.release();
            assertThat(first.get().status()).isEqualTo(201);
            assertThat(work("slow", "{}").status()).isEqualTo(200);
        } finally {
            pool.shutdownNow();
        }
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void after24HoursAKeyIsNewAgain() {
        work("plain", "{}");
        clock.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(work("plain", "{}").status()).isEqualTo(200);

        clock.pass(Duration.ofSeconds(1));
        assertThat(work("plain", "{}").status()).isEqualTo(201);
        assertThat(work("plain", "{}").status()).isEqualTo(200);
        assertThat(done()).isEqualTo(2);
    }

    @Test
    void oldAnswersAreDeletedInTheBackground() {
        work("plain", "{}");
        clock.pass(Duration.ofHours(24));
        tasks.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("forgetOld"))
                .findFirst()
                .orElseThrow()
                .getTask()
                .getRunnable()
                .run();

        assertThat(jdbc.sql("SELECT COUNT(*) FROM idempotency_key")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "tab\there"})
    void aKeyMustBePrintable(String unusable) {
        var answer = post("/api/work/plain", "{}", "Idempotency-Key", unusable);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
    }

    @Test
    void aKeyHasAtMost255CharactersAndThereIsOne() {
        assertThat(post("/api/work/plain", "{}", "Idempotency-Key", "k".repeat(256))
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/work/plain", "{}", "Idempotency-Key", "a", "Idempotency-Key", "b")
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/work/plain", "{}", "Idempotency-Key", UUID.randomUUID() + "k".repeat(219))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anUploadIsEqualWhateverItsBoundary() {
        var first = upload("one", "leads.csv", "name\nAda\n");
        var second = upload("two", "leads.csv", "name\nAda\n");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(upload("one", "leads.csv", "name\nBob\n").status()).isEqualTo(422);
        assertThat(upload("one", "other.csv", "name\nAda\n").status()).isEqualTo(422);
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void anUploadThatIsNoneIsRefusedBeforeAnythingIsDone() {
        var answer = send(
                "POST", "/api/work/uploads", "no parts", "Content-Type", "multipart/form-data", "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_FILE");
    }

    @Test
    void aFormCountsAsWhateverItHolds() {
        var form = "application/x-www-form-urlencoded";
        var answer = send("POST", "/api/work/plain", "a=1", "Content-Type", form, "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    private Answer work(String how, String body) {
        return post("/api/work/" + how, body, "Idempotency-Key", key);
    }

    private Answer upload(String boundary, String fileName, String content) {
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return send(
                "POST",
                "/api/work/uploads",
                body,
                "Content-Type",
                "multipart/form-data; boundary=" + boundary,
                "Idempotency-Key",
                key);
    }

    private int done() {
        return work.done() - before;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
