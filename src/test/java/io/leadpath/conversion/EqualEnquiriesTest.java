package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Row 1 at one instant: equal enquiries become one lead, and nobody waits for each other in a circle. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Records.class)
class EqualEnquiriesTest {
    @LocalServerPort
    int port;

    @Autowired
    Records records;

    @Autowired
    LeadIntake intake;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void twentyEqualEnquiriesAtTheSameInstantAreOneLead() throws Exception {
        var email = Records.unique("instant") + "@example.com";

        var answers = Parallel.run(20, () -> enquire(email, null));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 200);
        assertThat(records.count("lead", "email", email)).isOne();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM act_ru_execution WHERE parent_id_ IS NULL AND super_exec_ IS NULL"
                                + " AND business_key_ IN (SELECT id FROM lead WHERE email = :email)")
                        .param("email", email)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void enquiriesOfTheSameCompanyAndLastNameAtTheSameInstantAreOneLead() throws Exception {
        var company = Records.unique("Instant Mills ");

        var answers = Parallel.run(10, () -> as("sdr")
                .post("/api/leads", "{\"lastName\": \"Instant\", \"company\": \"%s\"}".formatted(company)));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 200);
    }

    @Test
    void conversionsAndEnquiriesOfTheSamePeopleAllComeToTheirEnd() throws Exception {
        var leads = IntStream.range(0, 10)
                .mapToObj(number -> records.approvedLead(
                        "email", Records.unique("both") + "@example.com", "company", Records.unique("Both Works ")))
                .toList();
        var tasks = new ArrayList<Callable<Answer>>();
        for (var lead : leads) {
            tasks.add(() -> as("manager").post("/api/leads/" + lead.id() + "/conversion", "{}"));
            tasks.add(() -> enquire(lead.details().email(), lead.details().company()));
        }

        var answers = Parallel.run(tasks);

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 201));
    }

    @Test
    void whoeverReceivesManyAtOnceHoldsThemAllBeforeTheFirst() throws Exception {
        var people = IntStream.range(0, 20)
                .mapToObj(number -> records.openLead(
                                "email", Records.unique("many") + "@example.com", "company", Records.unique("Many "))
                        .details())
                .toList();
        var backwards = new ArrayList<>(people);
        Collections.reverse(backwards);

        var received = Parallel.run(List.<Callable<List<String>>>of(() -> receive(people), () -> receive(backwards)));

        assertThat(received.get(0)).hasSize(20).doesNotHaveDuplicates();
        assertThat(received.get(1)).hasSameElementsAs(received.get(0));
    }

    private List<String> receive(List<LeadDetails> all) {
        var enquiries = all.stream().map(LeadIntake.Enquiry::new).toList();
        return transaction.execute(status -> {
            intake.hold(enquiries);
            return enquiries.stream()
                    .map(enquiry -> intake.receive(enquiry, KnownUsers.SDR).lead())
                    .map(Lead::id)
                    .toList();
        });
    }

    private Answer enquire(String email, String company) {
        return as("sdr")
                .post(
                        "/api/leads",
                        "{\"lastName\": \"Instant\", \"email\": \"%s\"%s}"
                                .formatted(email, company == null ? "" : ", \"company\": \"" + company + "\""));
    }

    private Caller as(String user) {
        return Caller.program(port, user, user);
    }
}
