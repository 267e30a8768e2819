package io.leadpath.bulk;

import static io.leadpath.bulk.BulkFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadpath.bulk.BulkConversion.State;
import io.leadpath.lead.LeadStatus;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;

/** On a database without the triggers that keep a conversion for ever, so that each test begins with none. */
@SpringBootTest(
        classes = BulkFixture.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:bulk;DB_CLOSE_DELAY=-1",
            "spring.flyway.locations=classpath:db/migration/common",
            "leadpath.bulk.worker=false",
            "leadpath.bulk.most-leads=60"
        })
class BulkConversionTest {
    private static final int LEADS = 40;

    @Autowired
    private BulkFixture fixture;

    @BeforeEach
    void clear() {
        fixture.clear();
    }

    @Test
    void convertsTheLeadsThatMeetTheCriteriaIntoAccountAndContactAlone() {
        var wanted = fixture.approvedLead("Ada", "Kestrel One", "ada@one.example");
        var alsoWanted = fixture.approvedLead("Bo", "Kestrel Two", null);
        fixture.approvedLead("Cy", "Heron", null);

        var done = fixture.run(request("kestrel", false));

        assertThat(done.state()).isEqualTo(State.FINISHED);
        assertThat(done.total()).isEqualTo(2).isEqualTo(done.done()).isEqualTo(done.converted());
        assertThat(done.finishedAt()).isNotNull();
        assertThat(fixture.became().keySet()).containsExactlyInAnyOrder(wanted, alsoWanted);
        assertThat(fixture.count("opportunity")).isZero();
        assertThat(fixture.failures(done.id())).isEqualToNormalizingNewlines("Lead Id,Name,Company,Code,Reason\n");
    }

    @Test
    void leavesOutWhatIsConvertedOrDisqualifiedAndFixesTheSetAtTheStart() {
        fixture.disqualify(fixture.openLead("Gone", "Kestrel Zero", null));
        fixture.approvedLead("Ada", "Kestrel One", null);
        var id = fixture.start(request("kestrel", false));
        fixture.approvedLead("Late", "Kestrel Late", null);

        while (fixture.newProgress().advance()) {
            // to the end
        }

        assertThat(fixture.get(id).total()).isOne();
        assertThat(fixture.count("conversion")).isOne();
        assertThat(fixture.run(request("kestrel", false)).total()).isOne();
    }

    @Test
    void startsNothingWhereNoLeadIsMeantOrTooMany() {
        assertRefused(request("nobody", false), ErrorCode.INVALID_VALUE);
        fixture.disqualify(fixture.openLead("Gone", "Kestrel", null));
        var onlyDisqualified = new BulkRequest(
                null, null, Set.of(LeadStatus.DISQUALIFIED), null, null, "Customers", null, false, false, null);
        assertRefused(onlyDisqualified, ErrorCode.INVALID_VALUE);
        assertRefused(request(List.of("unknown")), ErrorCode.INVALID_CROSS_REFERENCE);
        for (int lead = 0; lead <= 60; lead++) {
            fixture.openLead("P" + lead, "Many " + lead, null);
        }
        assertRefused(request("many", false), ErrorCode.INVALID_VALUE);
        assertThat(fixture.count("bulk_conversion")).isZero();
    }

    @Test
    void saysOfEveryRefusedLeadWhichAndWhy() {
        var open = fixture.openLead("=cmd()", "Kestrel One", null);
        fixture.account("Kestrel Two");
        var duplicate = fixture.approvedLead("Bo", "Kestrel Two", null);

        var done = fixture.run(request("kestrel", false));

        assertThat(done.failed()).isEqualTo(2);
        assertThat(done.converted()).isZero();
        assertThat(fixture.failures(done.id()))
                .contains(
                        open + ",'=cmd(),Kestrel One,LEAD_NOT_APPROVED,",
                        duplicate + ",Bo,Kestrel Two,DUPLICATES_DETECTED");
    }

    @Test
    void reusesTheOneAccountThatMatchesAndItsContactOfEqualEmail() {
        var account = fixture.account("Kestrel Ltd");
        var contact = fixture.contact(account, "Ada", "ada@kestrel.example");
        var known = fixture.approvedLead("Ada", "Kestrel", "ADA@kestrel.example");
        var colleague = fixture.approvedLead("Bo", "Kestrel Inc.", "bo@kestrel.example");

        var done = fixture.run(request("kestrel", true));

        assertThat(done.converted()).isEqualTo(2);
        assertThat(fixture.count("account")).isOne();
        assertThat(fixture.became().get(known)).isEqualTo(account + " " + contact);
        assertThat(fixture.became().get(colleague)).startsWith(account).doesNotContain(contact);
    }

    @Test
    void refusesToReuseWhereSeveralAccountsMatch() {
        fixture.account("Kestrel Ltd");
        fixture.account("Kestrel Inc.");
        fixture.contact(fixture.account("Elsewhere"), "Cy", "cy@heron.example");
        fixture.account("Heron");
        fixture.approvedLead("Ada", "Kestrel", null);
        fixture.approvedLead("Cy", "Heron", "cy@heron.example");

        var done = fixture.run(new BulkRequest(null, null, null, null, null, "Customers", null, true, false, null));

        assertThat(done.failed()).isEqualTo(2);
        assertThat(fixture.failures(done.id()).split("matches several accounts", -1))
                .hasSize(3);
    }

    @Test
    void convertsWhatNobodyApprovedForAReasonAndNamedLeadsOnce() {
        var lead = fixture.openLead("Ada", "Kestrel", null);

        var done = fixture.run(request(List.of(lead, lead)));

        assertThat(done.total()).isOne();
        assertThat(done.converted()).isOne();
        assertThat(fixture.run(request(List.of(lead))).failed()).isOne();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void killedAndResumedItConvertsNoneTwiceAndLosesNone(long seed) {
        var id = fixture.start(request(leads()));
        var random = new Random(seed);
        while (fixture.get(id).isRunning()) {
            var left = new AtomicInteger(random.nextInt(12));
            var kill = (Runnable) () -> {
                if (left.getAndDecrement() == 0) {
                    throw new Killed();
                }
            };
            if (random.nextBoolean()) {
                fixture.whenConverted(leadId -> kill.run());
            } else {
                fixture.beforeCommit(kill);
            }
            workUntilKilled();
        }

        assertEveryLeadConvertedOnce(id);
    }

    @Test
    void severalWorkersAtOnceConvertNoneTwiceAndLoseNone() throws Exception {
        var id = fixture.start(request(leads()));
        var workers = Executors.newFixedThreadPool(3);
        var worker = (Callable<Integer>) () -> {
            var progress = fixture.newProgress();
            var done = 0;
            while (fixture.get(id).isRunning()) {
                done += progress.advance() ? 1 : 0;
            }
            return done;
        };
        var done = 0;
        for (var result : workers.invokeAll(List.of(worker, worker, worker), 60, TimeUnit.SECONDS)) {
            done += result.get();
        }
        workers.shutdown();

        assertThat(done).isEqualTo(LEADS);
        assertEveryLeadConvertedOnce(id);
    }

    @Test
    void leavesAloneWhatAnotherInstanceHolds() {
        var id = fixture.start(request(leads()));
        var progress = fixture.newProgress();

        fixture.whileHeld(id, () -> assertThat(CompletableFuture.supplyAsync(progress::advance)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join())
                .isFalse());

        assertThat(fixture.get(id).done()).isZero();
        assertThat(progress.advance()).isTrue();
    }

    @Test
    void waitsWhileTheDatabaseFailsAndRefusesNobodyBecauseOfIt() {
        var outage = new AtomicBoolean(true);
        fixture.whenConverted(leadId -> {
            if (outage.get()) {
                throw new DataAccessResourceFailureException("gone", new SQLTransientConnectionException("gone"));
            }
        });
        var id = fixture.start(request(leads()));
        var progress = fixture.newProgress();
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(progress.advance()).isFalse();
        }
        assertThat(fixture.get(id).done()).isZero();

        outage.set(false);
        while (progress.advance()) {
            // to the end
        }

        assertEveryLeadConvertedOnce(id);
    }

    @Test
    void triesALeadThatFailsUnexpectedlyThreeTimesAndGoesOnWithTheNext() {
        var leads = leads();
        var tries = new AtomicInteger();
        fixture.whenConverted(leadId -> {
            if (leadId.equals(leads.get(3))) {
                tries.incrementAndGet();
                throw new IllegalStateException("a fault of ours, quoting secrets");
            }
        });

        var done = fixture.run(request(leads));

        assertThat(tries).hasValue(3);
        assertThat(done.converted()).isEqualTo(LEADS - 1);
        assertThat(done.failed()).isOne();
        assertThat(fixture.failures(done.id()))
                .contains(leads.get(3), done.id() + "/4")
                .doesNotContain("secrets");
        assertThat(fixture.count("conversion")).isEqualTo(LEADS - 1);
    }

    private List<String> leads() {
        return IntStream.range(0, LEADS)
                .mapToObj(lead -> fixture.approvedLead("P" + lead, "Company" + lead, "p" + lead + "@many.example"))
                .toList();
    }

    private void assertEveryLeadConvertedOnce(String id) {
        var done = fixture.get(id);
        assertThat(done.state()).isEqualTo(State.FINISHED);
        assertThat(done.done()).isEqualTo(LEADS).isEqualTo(done.converted());
        assertThat(fixture.count("conversion")).isEqualTo(LEADS);
        assertThat(fixture.count("account")).isEqualTo(LEADS);
        assertThat(new HashSet<>(fixture.became().values())).hasSize(LEADS);
        assertThat(fixture.count("bulk_conversion_lead WHERE conversion_id IS NOT NULL"))
                .isEqualTo(LEADS);
    }

    /** A killed process rolls back whatever was not committed and forgets whatever it remembered. */
    private void workUntilKilled() {
        var progress = fixture.newProgress();
        try {
            while (progress.advance()) {
                // until the end, or the kill
            }
        } catch (Killed e) {
            // a new worker starts
        }
    }

    private void assertRefused(BulkRequest request, ErrorCode code) {
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> fixture.start(request))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static final class Killed extends Error {}
}
