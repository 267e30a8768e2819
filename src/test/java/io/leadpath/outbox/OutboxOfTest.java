package io.leadpath.outbox;

import io.leadpath.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The outbox on a real database, worked through when a test says so, with a clock that the test moves. Not annotated as
 * a configuration, so that no other test's component scan finds it.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@Import({Outbox.class, OutboxEntries.class, OutboxChannels.class})
public class OutboxOfTest {
    private static final OutboxSettings SETTINGS = new OutboxSettings(
            false,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)));

    final List<String> failures = new CopyOnWriteArrayList<>();
    private final ObjectProvider<OutboxEntries> entries;
    private final ObjectProvider<OutboxChannels> channels;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T09:00:00Z"));

    OutboxOfTest(
            ObjectProvider<OutboxEntries> entries,
            ObjectProvider<OutboxChannels> channels,
            ApplicationEventPublisher events,
            ObjectProvider<PlatformTransactionManager> transactions) {
        this.entries = entries;
        this.channels = channels;
        this.events = events;
        this.transactions = transactions;
    }

    @Bean
    MovableClock clock() {
        return clock;
    }

    /** Tries everything that is due, as a server does that has just been started. */
    public void run() {
        run(newServer());
    }

    static void run(OutboxDelivery server) {
        while (server.advance()) {
            // to the end
        }
    }

    /** A server with what a fresh start has in memory: nothing. */
    OutboxDelivery newServer() {
        return new OutboxDelivery(
                entries.getObject(), channels.getObject(), SETTINGS, events, transactions.getObject(), clock);
    }

    @EventListener
    void on(DeliveryFailed event) {
        failures.add(event.entryId());
    }
}
