package io.leadpath.qualification.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.outbox.OutboxByHand;
import io.leadpath.persistence.Rows;
import io.leadpath.qualification.OptOuts;
import io.leadpath.qualification.Trial;
import io.leadpath.qualification.TrialResult;
import io.leadpath.qualification.Trials;
import io.leadpath.security.CurrentUser;
import io.leadpath.support.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Trials that the company's product sets up: whatever it answers, one trial at most, and nobody waits for it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:trials;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "leadpath.outbox.worker=false",
            "leadpath.trial.secret=" + TrialInProductTest.SECRET,
            "leadpath.trial.timeout=4s"
        })
@Import(OutboxByHand.class)
class TrialInProductTest {
    static final String SECRET = "a secret of the two of us";
    private static final Product PRODUCT = new Product();

    @LocalServerPort
    int port;

    @Autowired
    Trials trials;

    @Autowired
    OptOuts optOuts;

    @Autowired
    LeadIntake intake;

    @Autowired
    OutboxByHand outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @DynamicPropertySource
    static void product(DynamicPropertyRegistry settings) {
        settings.add("leadpath.trial.url", PRODUCT::url);
    }

    @BeforeEach
    void begin() {
        PRODUCT.reset();
        jdbc.sql("DELETE FROM outbox_entry").update();
        ClockUtil.setCurrentTime(Date.from(now));
    }

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @AfterAll
    static void stop() {
        PRODUCT.close();
    }

    @Test
    void asksForTheTrialOnceTheTransactionIsCommittedAndWithNoMoreThanItTakes() throws Exception {
        var lead = newLead();
        var ends = now.plus(Duration.ofDays(14));

        trials.start(lead, ends);
        assertThat(PRODUCT.requests).isEmpty();
        assertThat(trial(lead).provisionedAt()).isNull();
        outbox.run();

        var trial = trial(lead);
        assertThat(trial.provisionedAt()).isEqualTo(now);
        var request = PRODUCT.requests.get(0);
        assertThat(request.key()).isEqualTo(trial.id() + "-0");
        var body = json.readTree(request.body());
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("trialId", "leadId", "extension", "endsAt", "email", "name");
        assertThat(body.get("trialId").asText()).isEqualTo(trial.id());
        assertThat(body.get("leadId").asText()).isEqualTo(lead);
        assertThat(body.get("endsAt").asText()).isEqualTo(ends.toString());
        assertThat(body.get("name").asText()).isEqualTo("Ama Osei");
    }

    @Test
    void signsEveryRequestWithTheTimeAndTheBody() throws Exception {
        trials.start(newLead(), now.plus(Duration.ofDays(14)));
        outbox.run();

        var request = PRODUCT.requests.get(0);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var expected = mac.doFinal((request.timestamp() + "." + request.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(request.timestamp()).isEqualTo(String.valueOf(now.getEpochSecond()));
        assertThat(request.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
    }

    @Test
    void repeatsAFailedRequestWithTheSameKeyAndBodySoThatThereIsOneTrial() {
        var lead = newLead();
        PRODUCT.answers(500, 429, 200);
        trials.start(lead, now.plus(Duration.ofDays(14)));

        outbox.run();
        assertThat(trial(lead).provisionedAt()).isNull();
        for (var retry = 0; retry < 2; retry++) {
            pass(Duration.ofHours(1));
            outbox.run();
        }

        assertThat(PRODUCT.requests).hasSize(3);
        assertThat(PRODUCT.requests)
                .extracting(Product.Request::key)
                .containsOnly(trial(lead).id() + "-0");
        assertThat(PRODUCT.requests)
                .extracting(Product.Request::body)
                .containsOnly(PRODUCT.requests.get(0).body());
        assertThat(PRODUCT.requests).extracting(Product.Request::signature).doesNotHaveDuplicates();
        assertThat(PRODUCT.trials).hasSize(1);
        assertThat(trial(lead).provisionedAt()).isEqualTo(now);
        pass(Duration.ofDays(1));
        outbox.run();
        assertThat(PRODUCT.requests).hasSize(3);
    }

    @Test
    void repeatsARequestWhoseAnswerNeverEnds() {
        var lead = newLead();
        PRODUCT.answers(Product.NEVER_ENDS);
        trials.start(lead, now.plus(Duration.ofDays(14)));

        outbox.run();
        pass(Duration.ofHours(1));
        outbox.run();

        assertThat(PRODUCT.requests).hasSize(2);
        assertThat(PRODUCT.trials).hasSize(1);
        assertThat(trial(lead).provisionedAt()).isEqualTo(now);
    }

    @Test
    void repeatsARequestThatAKilledServerLeftBehind() {
        var lead = newLead();
        trials.start(lead, now.plus(Duration.ofDays(14)));
        jdbc.sql("UPDATE outbox_entry SET state = 'SENDING', attempts = 1, claim = 'killed', claimed_until = :past")
                .param("past", Rows.columnValue(now.minusSeconds(1)))
                .update();

        outbox.run();
        pass(Duration.ofHours(1));
        outbox.run();

        assertThat(PRODUCT.requests).hasSize(1);
        assertThat(trial(lead).provisionedAt()).isNotNull();
    }

    @Test
    void doesNotInsistWhereTheProductRefuses() {
        PRODUCT.answers(422);
        trials.start(newLead(), now.plus(Duration.ofDays(14)));

        outbox.run();
        pass(Duration.ofHours(1));
        outbox.run();

        assertThat(PRODUCT.requests).hasSize(1);
        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void anExtensionIsARequestOfItsOwnForTheSameTrial() throws Exception {
        var lead = newLead();
        trials.start(lead, now.plus(Duration.ofDays(14)));
        outbox.run();

        trials.start(lead, now.plus(Duration.ofDays(21)));
        outbox.run();

        var id = trial(lead).id();
        assertThat(PRODUCT.requests).extracting(Product.Request::key).containsExactly(id + "-0", id + "-1");
        var second = json.readTree(PRODUCT.requests.get(1).body());
        assertThat(second.get("trialId").asText()).isEqualTo(id);
        assertThat(second.get("endsAt").asText())
                .isEqualTo(now.plus(Duration.ofDays(21)).toString());
    }

    @Test
    void anExtensionOvertakesARequestThatHasNotArrived() {
        var lead = newLead();
        PRODUCT.answers(503);
        trials.start(lead, now.plus(Duration.ofDays(14)));
        outbox.run();

        trials.start(lead, now.plus(Duration.ofDays(21)));
        outbox.run();
        pass(Duration.ofHours(1));
        outbox.run();

        var id = trial(lead).id();
        assertThat(PRODUCT.requests).extracting(Product.Request::key).containsExactly(id + "-0", id + "-1");
    }

    @Test
    void asksForNothingAnyMoreOnceTheTrialIsOver() {
        var lead = newLead();
        PRODUCT.answers(503);
        trials.start(lead, now.plus(Duration.ofDays(14)));
        outbox.run();

        trials.followUp(lead, TrialResult.NO_INTEREST, null, CurrentUser.SYSTEM);
        pass(Duration.ofHours(1));
        outbox.run();

        assertThat(PRODUCT.requests).hasSize(1);
        assertThat(state()).isEqualTo("GIVEN_UP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/messages   | {\"name\": \"LeadWithdrawn\"}",
                "/merge      | {\"into\": \"{other}\"}",
                "/conversion | {\"bypassReason\": \"Signed already\"}"
            })
    void theTrialEndsWithThePathOfItsLead(String action, String body) {
        var lead = newLead();
        PRODUCT.answers(503);
        trials.start(lead, now.plus(Duration.ofDays(14)));
        outbox.run();

        var answer = Caller.program(port, "manager", "manager")
                .post("/api/leads/" + lead + action, body.replace("{other}", newLead()));
        pass(Duration.ofHours(1));
        outbox.run();

        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        assertThat(trials.running(lead)).isEmpty();
        assertThat(PRODUCT.requests).hasSize(1);
        assertThat(state()).isEqualTo("GIVEN_UP");
    }

    @Test
    void whoOptsOutIsNoLongerNamedToTheProduct() {
        var lead = newLead();
        PRODUCT.answers(503);
        trials.start(lead, now.plus(Duration.ofDays(14)));
        outbox.run();

        optOuts.optOut(lead, CurrentUser.SYSTEM);
        pass(Duration.ofHours(1));
        outbox.run();

        assertThat(trials.running(lead)).isEmpty();
        assertThat(PRODUCT.requests).hasSize(1);
        assertThat(state()).isEqualTo("GIVEN_UP");
    }

    @Test
    void aTransactionThatIsRolledBackAsksForNothing() {
        var lead = newLead();

        transaction.executeWithoutResult(status -> {
            trials.start(lead, now.plus(Duration.ofDays(14)));
            status.setRollbackOnly();
        });
        outbox.run();

        assertThat(PRODUCT.requests).isEmpty();
        assertThat(trials.of(lead)).isEmpty();
    }

    @Test
    void aTrialIsActiveWhenTheProductTellsSoAndStaysSo() {
        var lead = newLead();
        trials.start(lead, now.plus(Duration.ofDays(14)));
        assertThat(trials.isActive(lead)).isFalse();

        trials.activated(lead);
        var first = trial(lead).activatedAt();
        pass(Duration.ofHours(1));
        trials.activated(lead);

        assertThat(trials.isActive(lead)).isTrue();
        assertThat(trial(lead).activatedAt()).isEqualTo(first);
        trials.followUp(lead, TrialResult.WANTS_TO_BUY, null, CurrentUser.SYSTEM);
        assertThat(trials.isActive(lead)).isTrue();
    }

    @Test
    void beingToldOfUseWithoutATrialChangesNothing() {
        var lead = newLead();

        trials.activated(lead);

        assertThat(trials.isActive(lead)).isFalse();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        ClockUtil.setCurrentTime(Date.from(now));
    }

    private Trial trial(String lead) {
        return trials.of(lead).get(0);
    }

    private String state() {
        return jdbc.sql("SELECT state FROM outbox_entry WHERE kind = 'trial'")
                .query(String.class)
                .single();
    }

    private String newLead() {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var details = json.convertValue(
                Map.of(
                        "firstName", "Ama",
                        "lastName", "Osei",
                        "company", "Company " + unique,
                        "email", unique + "@example.com",
                        "source", "WEB"),
                LeadDetails.class);
        return intake.receive(new LeadIntake.Enquiry(details), CurrentUser.SYSTEM)
                .lead()
                .id();
    }
}
