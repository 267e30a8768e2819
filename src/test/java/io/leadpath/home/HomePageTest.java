package io.leadpath.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadpath.support.Caller;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The home page shows people what waits for them, and nothing that waits for somebody else. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:home;DB_CLOSE_DELAY=-1") // nobody else's leads
class HomePageTest {
    @LocalServerPort
    int port;

    @Test
    void aTeamsTaskThatNobodyTookIsShownToTheTeamOnly() {
        var lead = lead();

        await().untilAsserted(() -> assertThat(home("sdr"))
                .contains(lead.name(), "href=\"/leads/" + lead.id() + "\"", "Your team&#39;s", "Work lead"));
        assertThat(home("sdr2")).contains(lead.name());
        assertThat(home("ae")).doesNotContain(lead.name());
        assertThat(home("manager")).doesNotContain(lead.name());
    }

    @Test
    void aTaskThatSomebodyTookIsShownToThatPersonOnly() {
        var lead = lead();
        await().untilAsserted(() -> assertThat(home("sdr2")).contains(lead.name()));
        var task = Caller.program(port, "sdr2", "sdr2")
                .get("/engine-rest/task?processInstanceBusinessKey=" + lead.id())
                .json()
                .get(0)
                .get("id")
                .asText();

        var claimed = Caller.program(port, "sdr2", "sdr2")
                .post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"sdr2\"}");

        assertThat(claimed.status()).as(claimed.body()).isEqualTo(204);
        assertThat(home("sdr2")).contains(lead.name(), "/camunda/app/tasklist/default/#/?task=" + task, "Yours");
        assertThat(home("sdr")).doesNotContain(lead.name());
    }

    @Test
    void analystsAreToldWhatTheyCanDoInstead() {
        assertThat(home("analyst")).contains("No tasks wait for you").doesNotContain("What waits for you<");
    }

    @Test
    void whereNothingWaitsThePageSaysWhatToDo() {
        assertThat(home("channel")).contains("Nothing waits for you or your team now.", "/leads?owner=me");
    }

    private record Made(String id, String name) {}

    private Made lead() {
        var name = "H" + UUID.randomUUID().toString().replace("-", "");
        var made = Caller.program(port, "manager", "manager")
                .post("/api/leads", "{\"lastName\":\"" + name + "\",\"source\":\"WEB\",\"rating\":\"HOT\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new Made(made.json().get("id").asText(), name);
    }

    private String home(String user) {
        var answer = Caller.browser(port, user).with("Accept", "text/html").get("/");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
