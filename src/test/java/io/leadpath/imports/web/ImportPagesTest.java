package io.leadpath.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Accounts, contacts and the pages of all imports, in the whole application with its log-ins. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ImportPagesTest {
    @LocalServerPort
    int port;

    private final String unique = "Kestrel" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void accountsAndThenTheirContactsAreImportedOverTheApi() {
        var accounts = upload("sdr", "accounts", "Account Name,Website\n" + unique + " Ltd,k.example\n,\n");
        assertThat(accounts.status()).as(accounts.body()).isEqualTo(202);
        assertThat(accounts.location())
                .isEqualTo("/api/accounts/imports/" + accounts.json().get("id").asText());
        var done = awaitEnd("sdr", accounts.location());
        assertThat(done.json().get("kind").asText()).isEqualTo("ACCOUNTS");
        assertThat(done.json().get("created").asInt()).isOne();
        assertThat(done.json().get("rejected").asInt()).isOne();
        assertThat(program("sdr").get(accounts.location() + "/rejections").body())
                .contains("'Account Name' is required.");

        var contacts = upload(
                "manager", "contacts", "Last Name,Account Name\nOsei," + unique + "\nLi," + unique + " Harbour\n");
        done = awaitEnd("manager", contacts.location());
        assertThat(done.json().get("created").asInt()).isEqualTo(2);
        assertThat(done.json().get("accountsCreated").asInt()).isOne();
        assertThat(program("sdr")
                        .get("/api/accounts?q=" + unique)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void accountsAndContactsAreForThoseWhoMayImportThemOnly() {
        for (var kind : List.of("accounts", "contacts")) {
            for (var user : List.of("ae", "channel", "analyst")) {
                assertThat(upload(user, kind, "Account Name,Last Name\nA,B\n").status())
                        .as(user)
                        .isEqualTo(403);
                assertThat(program(user)
                                .get("/api/" + kind + "/imports/nowhere")
                                .status())
                        .as(user)
                        .isEqualTo(403);
            }
            assertThat(program("sdr").get("/api/" + kind + "/imports/nowhere").status())
                    .isEqualTo(404);
            assertThat(program("sdr")
                            .get("/api/" + kind + "/imports/nowhere/rejections")
                            .status())
                    .isEqualTo(404);
            assertThat(upload("sdr", kind, "Shoe size\n9\n").json().get("code").asText())
                    .isEqualTo("INVALID_FILE");
        }
    }

    @Test
    void thePageOffersTheKindsOneMayImportAndSaysWhatToDo() {
        var sdr = browser("sdr").get("/imports");
        assertThat(sdr.status()).isEqualTo(200);
        assertThat(sdr.body())
                .contains("type=\"file\"", "value=\"LEADS\"", "value=\"ACCOUNTS\"", "value=\"CONTACTS\"", "32 MB");
        assertThat(browser("channel").get("/imports").body())
                .contains("value=\"LEADS\"", "Nothing was imported yet")
                .doesNotContain("value=\"ACCOUNTS\"");
        for (var user : List.of("ae", "analyst")) {
            assertThat(browser(user).get("/imports").status()).as(user).isEqualTo(403);
            assertThat(browser(user).get("/imports/nowhere").status()).as(user).isEqualTo(403);
        }
        assertThat(browser("sdr").get("/imports/nowhere").status()).isEqualTo(404);
    }

    @Test
    void aFileUploadedOnThePageIsFollowedToItsEndAndItsRejectedRowsDownloaded() {
        var browser = browser("sdr");

        var started = uploadOnPage(browser, "LEADS", "Last Name,Email,Shoe Size\n" + unique + ",,9\nLi,nobody,8\n");

        assertThat(started.status()).as(started.body()).isEqualTo(302);
        var id = started.location().substring(started.location().lastIndexOf('/') + 1);
        awaitEnd("sdr", "/api/leads/imports/" + id);
        var page = browser.get("/imports/" + id);
        assertThat(page.body())
                .contains("<progress", "2 of 2 rows", "Finished")
                .contains("The column &#39;Shoe Size&#39; is not known and was ignored.")
                .contains("/api/leads/imports/" + id + "/rejections")
                .doesNotContain("hx-trigger", "Refresh");
        assertThat(browser.get("/api/leads/imports/" + id + "/rejections").body())
                .contains("Li,nobody,8,");
        assertThat(browser.get("/imports/" + id + "/progress").body())
                .contains("id=\"progress\"")
                .doesNotContain("<html");
        assertThat(browser.get("/imports").body()).contains("/imports/" + id, "leads.csv");
    }

    @Test
    void aFileThatCannotBeImportedIsRefusedOnThePageItself() {
        var browser = browser("sdr");

        var refused = uploadOnPage(browser, "ACCOUNTS", "Shoe Size\n9\n");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("role=\"alert\"", "no column for the name of the accounts", "type=\"file\"")
                .containsPattern("value=\"ACCOUNTS\"\\s+selected");
        assertThat(uploadOnPage(browser("channel"), "ACCOUNTS", "Account Name\nA\n")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFileThatIsTooLargeIsCalledSo() {
        var large = "Last Name,Email\n" + "Novak,n@acme.example\n".repeat(1_700_000);

        var browser = browser("sdr");

        var refused = uploadOnPage(browser, "LEADS", large);

        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.location()).endsWith("/imports?tooLarge");
        assertThat(browser.get("/imports?tooLarge").body()).contains("role=\"alert\"", "The file is too large");
    }

    private Answer uploadOnPage(Caller browser, String kind, String csv) {
        var body = field("_csrf", browser.formToken("/imports")) + field("kind", kind) + file(csv) + "--part--\r\n";
        return browser.send("POST", "/imports", body, "multipart/form-data; boundary=part");
    }

    private Answer upload(String user, String kind, String csv) {
        return program(user)
                .send(
                        "POST",
                        "/api/" + kind + "/imports",
                        file(csv) + "--part--\r\n",
                        "multipart/form-data; boundary=part");
    }

    private static String field(String name, String value) {
        return "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String csv) {
        return "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n";
    }

    private Answer awaitEnd(String user, String path) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> program(user).get(path),
                        shown -> shown.json().get("state").asText().equals("FINISHED"));
    }

    private Caller program(String user) {
        return Caller.program(port, user, user);
    }

    private Caller browser(String user) {
        return Caller.browser(port, user).with("Accept", "text/html");
    }
}
