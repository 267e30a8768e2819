package io.leadpath.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import io.leadpath.support.Postgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two servers on one PostgreSQL: what is once only in one of them is once only in both together. */
@Tag("full")
class TwoServersTest {
    private static final int LEADS = 100;
    private static final int PARALLEL = 20;

    private final Map<String, String> database = Postgres.database();

    @Test
    void convertALeadOnceHoweverManyCallEitherOfThemAtTheSameInstant(@TempDir Path first, @TempDir Path second)
            throws Exception {
        var servers = startTogether(first, second);
        try {
            var one = servers.get(0);
            for (var number = 0; number < LEADS; number++) {
                var lead = lead(one, number);
                onlyOneConverts(lead, servers);
            }
            assertThat(count("SELECT COUNT(*) FROM conversion")).isEqualTo(LEADS);
            assertThat(count("SELECT COUNT(*) FROM opportunity")).isEqualTo(LEADS);
            assertThat(count("SELECT COUNT(*) FROM account")).isEqualTo(LEADS);
            assertThat(count("SELECT COUNT(*) FROM contact")).isEqualTo(LEADS);
            assertThat(count("SELECT COUNT(*) FROM act_hi_actinst WHERE act_id_ = 'leadConverted'"))
                    .isEqualTo(LEADS);
            assertThat(count(running("lead-qualification"))).isZero();
            assertThat(count(running("opportunity-pursuit"))).isEqualTo(LEADS);
        } finally {
            servers.forEach(LeadpathProcess::kill);
        }
    }

    /** On an empty database, so that both of them find nothing migrated and nothing deployed. */
    private List<LeadpathProcess> startTogether(Path first, Path second) throws Exception {
        return together(
                List.of(() -> LeadpathProcess.start(first, database), () -> LeadpathProcess.start(second, database)));
    }

    private static String lead(LeadpathProcess server, int number) {
        var answer = server.as("sdr")
                .post(
                        "/api/leads",
                        "{\"lastName\":\"Both%d\",\"company\":\"Both %d\",\"source\":\"WEB\"}"
                                .formatted(number, number));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private static void onlyOneConverts(String lead, List<LeadpathProcess> servers) throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (var call = 0; call < PARALLEL; call++) {
            Caller manager = servers.get(call % servers.size()).as("manager");
            calls.add(() -> manager.post("/api/leads/" + lead + "/conversion", "{\"bypassReason\":\"Both at once\"}"));
        }
        var answers = together(calls);

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        var made = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::json)
                .findFirst()
                .orElseThrow();
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            var problem = answer.json();
            assertThat(text(problem, "/code")).isEqualTo("LEAD_ALREADY_CONVERTED");
            assertThat(text(problem, "/conversionId")).isEqualTo(text(made, "/conversionId"));
            assertThat(text(problem, "/convertedAccountId")).isEqualTo(text(made, "/account/id"));
            assertThat(text(problem, "/convertedContactId")).isEqualTo(text(made, "/contact/id"));
            assertThat(text(problem, "/convertedOpportunityId")).isEqualTo(text(made, "/opportunityRecord/id"));
        });
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (var call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String text(JsonNode json, String path) {
        return json.at(path).asText();
    }

    private static String running(String process) {
        return "SELECT COUNT(*) FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_"
                + " WHERE e.parent_id_ IS NULL AND d.key_ = '" + process + "'";
    }

    private int count(String sql) {
        return JdbcClient.create(
                        new DriverManagerDataSource(database.get("spring.datasource.url"), Postgres.OWNER, "owner"))
                .sql(sql)
                .query(Integer.class)
                .single();
    }
}
