package io.leadpath.support;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Changes a record between the moment in which a request looks at it and the moment in which it holds it; on H2. */
public final class Meanwhile {
    private Meanwhile() {}

    /** What the request answers that has to wait for the records of the change; it looks before the change is committed. */
    public static <T> T during(
            Callable<T> request, Runnable change, JdbcClient jdbc, TransactionOperations transactions) {
        return transactions
                .execute(status -> {
                    change.run();
                    var answer = CompletableFuture.supplyAsync(() -> called(request));
                    await().until(() -> isWaitedFor(jdbc) || answer.isDone());
                    return answer;
                })
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static boolean isWaitedFor(JdbcClient jdbc) {
        return jdbc.sql("SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static <T> T called(Callable<T> request) {
        try {
            return request.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
