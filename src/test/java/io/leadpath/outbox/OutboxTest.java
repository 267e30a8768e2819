package io.leadpath.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.outbox.OutboxEntry.State;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.shared.BusinessException;
import io.leadpath.support.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** Whatever the other side does and whoever dies meanwhile: an entry goes out once, or somebody is asked. */
@SpringBootTest(
        classes = {OutboxOfTest.class, OutboxTest.ScriptedChannel.class},
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:outbox;DB_CLOSE_DELAY=-1",
            "spring.flyway.locations=classpath:db/migration/common"
        })
class OutboxTest {
    private static final CurrentUser MANAGER = new CurrentUser("manager", Set.of(Role.SALES_MANAGER));

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxEntries entries;

    @Autowired
    OutboxOfTest parts;

    @Autowired
    ScriptedChannel channel;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private OutboxDelivery server;

    @BeforeEach
    void clear() {
        jdbc.sql("DELETE FROM outbox_entry").update();
        channel.reset();
        parts.failures.clear();
        server = parts.newServer();
    }

    @Test
    void deliversWhatWasPutInOnceAndKeepsAnAccountOfIt() {
        var id = add();

        OutboxOfTest.run(server);
        OutboxOfTest.run(server);

        assertThat(channel.delivered).containsExactly(id);
        assertThat(entries.get(id).state()).isEqualTo(State.DELIVERED);
        assertThat(entries.get(id).endedAt()).isEqualTo(clock.instant());
    }

    @Test
    void isPartOfTheTransactionThatPutsItIn() {
        transaction.executeWithoutResult(status -> {
            outbox.add(message());
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> outbox.add(message())).isInstanceOf(IllegalTransactionStateException.class);

        OutboxOfTest.run(server);

        assertThat(channel.delivered).isEmpty();
    }

    @Test
    void triesAgainAfterGrowingGapsAndDeliversOnceWhenTheOtherSideIsBack() {
        var id = add();
        channel.answers = entry -> Delivery.failed("Nobody answers.");
        OutboxOfTest.run(server);
        OutboxOfTest.run(server);
        assertThat(entries.get(id).attempts()).isEqualTo(1);
        assertThat(entries.get(id).state()).isEqualTo(State.WAITING);
        assertThat(entries.get(id).problem()).isEqualTo("Nobody answers.");

        clock.pass(Duration.ofMinutes(1));
        OutboxOfTest.run(server);
        clock.pass(Duration.ofMinutes(9));
        OutboxOfTest.run(server);
        assertThat(entries.get(id).attempts()).isEqualTo(2);

        channel.answers = entry -> Delivery.delivered();
        clock.pass(Duration.ofMinutes(1));
        OutboxOfTest.run(server);
        OutboxOfTest.run(server);
        assertThat(channel.delivered).containsExactly(id);
        assertThat(entries.get(id).problem()).isNull();
    }

    @Test
    void hasFailedAfterTheLastGapAndSaysSo() {
        var id = add();
        channel.answers = entry -> Delivery.failed("Nobody answers.");
        for (var day = 0; day < 4; day++) {
            OutboxOfTest.run(server);
            clock.pass(Duration.ofDays(1));
        }

        assertThat(entries.get(id).state()).isEqualTo(State.FAILED);
        assertThat(entries.get(id).attempts()).isEqualTo(3);
        assertThat(parts.failures).containsExactly(id);
    }

    @Test
    void doesNotTryAgainWhatWasRefusedForGood() {
        var id = add();
        channel.answers = entry -> Delivery.refused("No such address.");

        OutboxOfTest.run(server);

        assertThat(entries.get(id).state()).isEqualTo(State.FAILED);
        assertThat(parts.failures).containsExactly(id);
    }

    @Test
    void twoServersDeliverNoEntryTwice() throws Exception {
        for (var i = 0; i < 200; i++) {
            add();
        }
        var servers = Executors.newFixedThreadPool(2);
        try {
            Callable<Object> work = () -> {
                OutboxOfTest.run(parts.newServer());
                return null;
            };
            for (var end : servers.invokeAll(List.of(work, work))) {
                end.get();
            }
        } finally {
            servers.shutdown();
        }

        assertThat(channel.delivered).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatDiedInTheMiddleLeavesAnUncertainEntryThatIsNotSentAgain() {
        var id = add();
        diesWhileSending(id);

        clock.pass(Duration.ofMinutes(5));
        OutboxOfTest.run(server);
        assertThat(entries.get(id).state()).as("within the lease").isEqualTo(State.SENDING);
        clock.pass(Duration.ofSeconds(1));
        OutboxOfTest.run(server);

        assertThat(entries.get(id).state()).isEqualTo(State.UNCERTAIN);
        assertThat(parts.failures).containsExactly(id);
        clock.pass(Duration.ofDays(1));
        OutboxOfTest.run(server);
        assertThat(channel.delivered).isEmpty();
    }

    @Test
    void aFaultOfTheChannelIsUncertainToo() {
        var id = add();
        channel.answers = entry -> {
            throw new IllegalStateException("secret@example.com");
        };

        OutboxOfTest.run(server);

        assertThat(entries.get(id).state()).isEqualTo(State.UNCERTAIN);
        assertThat(entries.get(id).problem()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void aResultThatComesAfterTheLeaseStillCounts() {
        var id = add();
        channel.answers = entry -> {
            clock.pass(Duration.ofMinutes(6));
            parts.newServer().advance();
            assertThat(entries.get(id).state()).isEqualTo(State.UNCERTAIN);
            return Delivery.delivered();
        };

        OutboxOfTest.run(server);

        assertThat(entries.get(id).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void aLateResultDoesNotUndoWhatAPersonDecidedMeanwhile() {
        var id = add();
        channel.answers = entry -> {
            clock.pass(Duration.ofMinutes(6));
            parts.newServer().advance();
            outbox.giveUp(id, MANAGER);
            return Delivery.failed("Nobody answers.");
        };

        OutboxOfTest.run(server);

        assertThat(entries.get(id).state()).isEqualTo(State.GIVEN_UP);
    }

    @Test
    void aLateResultIsNotTakenForThatOfALaterAttempt() {
        var id = add();
        channel.answers = entry -> {
            clock.pass(Duration.ofMinutes(6));
            parts.newServer().advance();
            outbox.sendAgain(id, MANAGER);
            diesWhileSending(id);
            return Delivery.failed("Nobody answers.");
        };

        server.advance();

        assertThat(entries.get(id).state()).isEqualTo(State.SENDING);
    }

    @Test
    void anUncertainEntryIsSentAgainWhenSomebodySaysSo() {
        var id = add();
        diesWhileSending(id);
        clock.pass(Duration.ofMinutes(6));
        OutboxOfTest.run(server);

        outbox.sendAgain(id, MANAGER);
        OutboxOfTest.run(server);

        assertThat(channel.delivered).containsExactly(id);
        assertThat(entries.get(id).handledBy()).isEqualTo("manager");
        assertThatThrownBy(() -> outbox.sendAgain(id, MANAGER))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("delivered");
    }

    @Test
    void anUncertainEntryThatIsGivenUpStaysSo() {
        var id = add();
        diesWhileSending(id);
        clock.pass(Duration.ofMinutes(6));
        OutboxOfTest.run(server);

        outbox.giveUp(id, MANAGER);
        OutboxOfTest.run(server);

        assertThat(entries.get(id).state()).isEqualTo(State.GIVEN_UP);
        assertThat(channel.delivered).isEmpty();
    }

    @Test
    void keepsWhatNothingIsSetUpForUntilSomebodySendsIt() {
        channel.available = false;
        var id = add();
        OutboxOfTest.run(server);
        assertThat(entries.get(id).state()).isEqualTo(State.KEPT);
        assertThat(parts.failures).isEmpty();
        assertThatThrownBy(() -> outbox.sendAgain(id, MANAGER)).isInstanceOf(BusinessException.class);

        channel.available = true;
        OutboxOfTest.run(server);
        assertThat(channel.delivered)
                .as("years later nobody wants it by itself")
                .isEmpty();

        outbox.sendAgain(id, MANAGER);
        OutboxOfTest.run(server);
        assertThat(channel.delivered).containsExactly(id);
    }

    @Test
    void withdrawsWhatWasNotSentWhenSomethingNewerOvertakesIt() {
        var sent = add("meeting/1");
        OutboxOfTest.run(server);
        var waiting = add("meeting/1");
        var other = add("meeting/2");

        transaction.executeWithoutResult(status -> outbox.withdraw("meeting/1"));
        OutboxOfTest.run(server);

        assertThat(entries.get(waiting).state()).isEqualTo(State.GIVEN_UP);
        assertThat(channel.delivered).containsExactly(sent, other);
    }

    private String add() {
        return add(null);
    }

    private String add(String reference) {
        return transaction.execute(status -> outbox.add(new OutboxMessage(
                "scripted", "lead-1", reference, "ada@example.com", "Hello", "{\"text\":\"Hello\"}")));
    }

    private static OutboxMessage message() {
        return new OutboxMessage("scripted", null, null, "ada@example.com", "Hello", "{}");
    }

    /** What a killed process leaves: a claim without a result. */
    private void diesWhileSending(String id) {
        channel.answers = entry -> {
            throw new ServerDied();
        };
        assertThatThrownBy(() -> OutboxOfTest.run(server)).isInstanceOf(ServerDied.class);
        channel.answers = entry -> Delivery.delivered();
        assertThat(entries.get(id).state()).isEqualTo(State.SENDING);
    }

    private static class ServerDied extends Error {}

    static class ScriptedChannel implements OutboxChannel {
        final List<String> delivered = Collections.synchronizedList(new ArrayList<>());
        Function<OutboxEntry, Delivery> answers;
        boolean available;

        void reset() {
            delivered.clear();
            answers = entry -> Delivery.delivered();
            available = true;
        }

        @Override
        public String kind() {
            return "scripted";
        }

        @Override
        public boolean isAvailable() {
            return available;
        }

        @Override
        public Delivery deliver(OutboxEntry entry) {
            var delivery = answers.apply(entry);
            if (delivery.result() == Delivery.Result.DELIVERED) {
                delivered.add(entry.id());
            }
            return delivery;
        }
    }
}
