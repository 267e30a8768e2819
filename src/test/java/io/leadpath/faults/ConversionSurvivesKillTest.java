package io.leadpath.faults;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadpath.support.Caller;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Killed between the AE's last click and the end of the conversion, a lead is either wholly converted or still to be
 * converted, and engine and CRM agree which.
 */
@Tag("full")
class ConversionSurvivesKillTest {
    private static final int KILLS = 5;
    private static final int LEADS_EACH = 12;

    private final Random random = new Random(11);

    @Test
    void leavesEveryLeadConvertedOrConvertibleHoweverOftenTheServerIsKilled(@TempDir Path folder) {
        var leads = new ArrayList<String>();
        for (var round = 0; round < KILLS; round++) {
            var server = LeadpathProcess.start(folder);
            var approved = approvedLeads(server, round);
            leads.addAll(approved);
            completeAtOnceAndKill(server, approved);
            assertThat(disagreements(folder)).isEmpty();
        }

        var server = LeadpathProcess.start(folder);
        leads.forEach(lead -> convertUnlessConverted(server, lead));
        await().atMost(1, MINUTES).pollInterval(1, SECONDS).untilAsserted(() -> assertThat(server.as("manager")
                        .get("/api/leads?status=CONVERTED&size=1")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(leads.size()));
        server.stop();
        assertThat(disagreements(folder)).isEmpty();
        assertThat(count(folder, "SELECT COUNT(*) FROM conversion")).isEqualTo(leads.size());
        assertThat(count(folder, "SELECT COUNT(*) FROM opportunity")).isEqualTo(leads.size());
        assertThat(count(folder, "SELECT COUNT(*) FROM account")).isEqualTo(leads.size());
    }

    private static List<String> approvedLeads(LeadpathProcess server, int round) {
        var leads = new ArrayList<String>();
        for (var number = 0; number < LEADS_EACH; number++) {
            var name = "Round" + round + "Lead" + number;
            var answer = server.as("sdr")
                    .post(
                            "/api/leads",
                            "{\"lastName\":\"%s\",\"company\":\"%s\",\"source\":\"WEB\"}".formatted(name, name));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            var lead = answer.json().get("id").asText();
            complete(server.as("sdr"), lead, "workLead", "\"outreachResult\":{\"value\":\"wantsTrial\"}");
            var ended = server.as("sdr").post("/api/leads/" + lead + "/messages", "{\"name\":\"TrialEnded\"}");
            assertThat(ended.status()).as(ended.body()).isEqualTo(200);
            complete(server.as("sdr"), lead, "followUpTrial", "\"trialResult\":{\"value\":\"wantsToBuy\"}");
            completeByAe(server, lead, "reviewLead", "\"decision\":{\"value\":\"approve\"}");
            leads.add(lead);
        }
        return leads;
    }

    private static void complete(Caller user, String lead, String task, String variables) {
        complete(user, task(user, lead, task), variables);
    }

    /** Whichever account executive was chosen for the lead. */
    private static void completeByAe(LeadpathProcess server, String lead, String task, String variables) {
        var found = task(server.as("ae"), lead, task);
        complete(server.as(found.get("assignee").asText()), found, variables);
    }

    private static JsonNode task(Caller user, String lead, String task) {
        return user.get("/engine-rest/task?processInstanceBusinessKey=" + lead + "&taskDefinitionKey=" + task)
                .json()
                .get(0);
    }

    private static void complete(Caller user, JsonNode task, String variables) {
        var answer = user.post(
                "/engine-rest/task/" + task.get("id").asText() + "/complete", "{\"variables\":{" + variables + "}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    /** Two people click away while the power fails. */
    private void completeAtOnceAndKill(LeadpathProcess server, List<String> leads) {
        var clicks = Executors.newFixedThreadPool(2);
        leads.forEach(lead -> clicks.execute(() -> completeByAe(
                server,
                lead,
                "prepareConversion",
                "\"opportunityChoice\":{\"value\":\"createNew\"},\"confirmed\":{\"value\":true}")));
        LockSupport.parkNanos((200 + random.nextInt(1500)) * 1_000_000L);
        server.kill();
        clicks.shutdownNow();
    }

    private static void convertUnlessConverted(LeadpathProcess server, String lead) {
        var answer = server.as("manager").post("/api/leads/" + lead + "/conversion", "{}");
        assertThat(answer.status()).as(answer.body()).isIn(201, 409);
        if (answer.status() == 409) {
            assertThat(answer.json().get("code").asText()).isEqualTo("LEAD_ALREADY_CONVERTED");
        }
    }

    /** Leads of which the CRM says one thing and the engine another. */
    private static List<String> disagreements(Path folder) {
        return JdbcClient.create(LeadpathProcess.data(folder))
                .sql("""
                        SELECT l.id FROM lead l
                         WHERE (l.status = 'CONVERTED') <> (l.id IN (SELECT c.lead_id FROM conversion c))
                            OR (l.status = 'CONVERTED')
                               <> (l.id IN (SELECT o.origin_lead_id FROM opportunity o WHERE o.origin_lead_id IS NOT NULL))
                            OR (l.status = 'CONVERTED')
                               = (l.id IN (SELECT e.business_key_ FROM act_ru_execution e WHERE e.business_key_ IS NOT NULL))
                            OR (l.status = 'CONVERTED') <> (l.id IN
                               (SELECT p.business_key_ FROM act_hi_procinst p JOIN act_hi_actinst a
                                    ON a.proc_inst_id_ = p.id_ WHERE a.act_id_ = 'leadConverted'))""")
                .query(String.class)
                .list();
    }

    private static int count(Path folder, String sql) {
        return JdbcClient.create(LeadpathProcess.data(folder))
                .sql(sql)
                .query(Integer.class)
                .single();
    }
}
