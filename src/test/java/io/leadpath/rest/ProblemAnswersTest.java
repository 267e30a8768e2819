package io.leadpath.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemAnswersTest extends RestTest {

    @Test
    void everyRefusalIsAProblemWithTypeTitleStatusDetailAndCode() {
        var answer = get("/api/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("about:blank");
        assertThat(answer.text("title")).isEqualTo("Not Found");
        assertThat(answer.body().get("status").asInt()).isEqualTo(404);
        assertThat(answer.text("detail")).isEqualTo("There is nothing at this address.");
        assertThat(answer.text("code")).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "GET"})
    void anUnknownAddressIsNotFoundWhateverTheMethod(String method) {
        assertThat(send(method, "/api/nothing", null).status()).isEqualTo(404);
    }

    @Test
    void evenABrowserGetsAProblemUnderApiButAPageElsewhere() {
        assertThat(get("/api/nothing", "Accept", "text/html").header("Content-Type"))
                .isEqualTo("application/problem+json");

        var page = page("/nothing");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("There is nothing at this address.");
    }

    @Test
    void anUnknownMethodIsAnsweredWithThoseAllowed() {
        var answer = send("DELETE", "/api/probes", null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text("code")).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET", "POST");
        assertThat(answer.text("detail")).contains("DELETE").contains("GET, POST");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/probes,text/plain",
        "/api/probes/bound,text/plain",
        "/api/probes,garbage",
        "/api/probes,multipart/form-data;boundary=x",
        "/api/probes,application/x-www-form-urlencoded",
        "/api/probes,application/json;charset=nonsense",
        "/api/probes/bound,garbage",
        "/api/probes/upload,application/json"
    })
    void anUnknownMediaTypeIsRefused(String path, String type) {
        var answer = send("POST", path, "x", "Content-Type", type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void whoAcceptsNothingWeHaveIsToldWhatWeHave() {
        var answer = get("/api/probes", "Accept", "text/csv");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("detail")).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                             | name  | REQUIRED_FIELD_MISSING | 'name' is required.
            {"name":" "}                   | name  | REQUIRED_FIELD_MISSING | 'name' is required.
            {"name":"abcdef"}              | name  | STRING_TOO_LONG        | 'name' is longer than 5 characters.
            """)
    void aBrokenConstraintIsAnsweredWithItsFieldAndCode(String body, String field, String code, String message) {
        for (var path : new String[] {"/api/probes", "/api/probes/bound"}) {
            var answer = post(path, body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("code")).isEqualTo(code);
            assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
            assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
            assertThat(answer.body().at("/errors/0/message").asText()).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            typed                              | color  | REQUIRED_FIELD_MISSING | The parameter 'color' is required.
            typed?color=BLUE                   | color  | INVALID_VALUE          | 'color' must be one of RED, GREEN.
            typed?color=RED&digit=x            | digit  | INVALID_VALUE          | 'digit' must be a whole number up to 2147483647.
            typed?color=RED&digit=10           | digit  | INVALID_VALUE          | 'digit' must be less than or equal to 9.
            typed?color=RED&amount=1e999999    | amount | INVALID_VALUE          | 'amount' must be a number.
            typed?color=RED&text=%00           | text   | INVALID_VALUE          | 'text' holds a character that cannot be stored.
            preview?name=abcdef                | name   | STRING_TOO_LONG        | 'name' is longer than 5 characters.
            preview?name=a&amount=x            | amount | INVALID_VALUE          | 'amount' must be a number.
            preview?name=a&flag=maybe          | flag   | INVALID_VALUE          | 'flag' must be true or false.
            preview?name=a&nope=1              | nope   | INVALID_VALUE          | 'nope' is not a field of this request. Check its spelling or leave it out.
            preview?name=a&name=b              | name   | INVALID_VALUE          | 'name' must not be given more than once.
            preview                            | name   | REQUIRED_FIELD_MISSING | 'name' is required.
            bean?name=a&day=31.3.2026          | day    | INVALID_VALUE          | 'day' must be a date such as 2026-03-31.
            bean?name=a&color=BLUE             | color  | INVALID_VALUE          | 'color' must be one of RED, GREEN.
            bean?name=abcdef&flag=true         | name   | STRING_TOO_LONG        | 'name' is longer than 5 characters.
            """)
    void aWrongParameterIsAnsweredWithItsName(String query, String field, String code, String message) {
        var answer = get("/api/probes/" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/message").asText()).isEqualTo(message);
    }

    @Test
    void fieldsInTheQueryAreReadAsTheirTypes() {
        var answer = get("/api/probes/preview?name=a&count=5&amount=10.50&flag=true&color=RED&day=2026-03-31&at=");

        assertThat(answer.response().body())
                .isEqualTo("{\"name\":\"a\",\"count\":5,\"amount\":10.50,\"flag\":true,\"color\":\"RED\","
                        + "\"day\":\"2026-03-31\",\"at\":null,\"weight\":null,\"weights\":null}");
    }

    @Test
    void aMissingRecordIsToldBeforeTheFaultsOfTheQuery() {
        assertThat(get("/api/probes/preview/missing?amount=x").status()).isEqualTo(404);
    }

    @Test
    void theSentencesAreEnglishWhateverLanguageTheBrowserPrefers() {
        assertThat(get("/api/probes/typed?color=RED&digit=10", "Accept-Language", "de")
                        .text("detail"))
                .isEqualTo("'digit' must be less than or equal to 9.");
    }

    @Test
    void aMissingRecordIsToldBeforeTheFaultsOfTheBody() {
        var answer = post("/api/probes/missing/p1", "{");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("detail")).isEqualTo("There is no probe with the id 'p1'.");
    }

    @Test
    void aRuleThatBreaksWhileJsonIsReadKeepsItsCode() {
        var answer = post("/api/probes/strict", "{\"value\":\"bad\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_CROSS_REFERENCE");
    }

    @Test
    void aRefusalCarriesItsPropertiesAtTheTopHoweverDeepItWasThrown() {
        var answer = get("/api/probes/failing/refused");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("LEAD_ALREADY_CONVERTED");
        assertThat(answer.text("conversionId")).isEqualTo("c1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale", "locked", "translated"})
    void aLostRaceIsAConflict(String how) {
        var answer = get("/api/probes/failing/" + how);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("CONFLICT");
        assertThat(answer.response().body()).doesNotContain("secret");
    }

    @Test
    void aFaultOfOursTellsNothingButAReferenceThatTheLogHasToo(CapturedOutput log) {
        var answer = get("/api/probes/failing/somehow");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.response().body())
                .contains("Nothing was changed")
                .doesNotContain("secret", "Exception", "io.");
        assertThat(answer.text("reference")).hasSize(8);
        assertThat(log)
                .contains("reference " + answer.text("reference"))
                .contains("IllegalStateException at io.leadpath.rest.ProbeController", "\tat ")
                .doesNotContain("secret at io.leadpath.Secret");
    }

    @Test
    void aFaultOnAPageIsAPage() {
        var page = page("/probe-page");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("Nothing was changed").doesNotContain("secret", "Exception");
    }

    @Test
    void aRefusalOnAPageIsAPageWithItsSentence() {
        var page = page("/probe-page?refused=true");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.response().body()).contains("There is no probe with the id &#39;p1&#39;.");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        var answer = upload("other", 1);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("file");
    }

    @Test
    void aBrokenUploadIsAnInvalidFile() {
        for (var type : new String[] {"multipart/form-data", "multipart/form-data; boundary=x"}) {
            var answer = send("POST", "/api/probes/upload", "--x\r\nno header", "Content-Type", type);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("code")).isEqualTo("INVALID_FILE");
        }
    }

    @Test
    void anUploadOf50MegabytesIsTooLargeAndIsToldSo() {
        for (var headers : new String[][] {{}, {"Idempotency-Key", "large"}}) {
            var answer = upload("file", 50 << 20, headers);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text("code")).isEqualTo("PAYLOAD_TOO_LARGE");
        }
    }

    @Test
    void anUploadOf20MegabytesIsTaken() {
        assertThat(upload("file", 20 << 20).body().get("size").asInt()).isEqualTo(20 << 20);
    }

    @Test
    void aBodyOf3MegabytesIsTooLarge() {
        var body = "{\"name\":\"" + "a".repeat(3 << 20) + "\"}";
        for (var path : new String[] {"/api/probes", "/api/probes/bound"}) {
            for (var headers : new String[][] {{}, {"Idempotency-Key", "large"}}) {
                var answer = post(path, body, headers);

                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.text("code")).isEqualTo("PAYLOAD_TOO_LARGE");
            }
        }
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsIsCountedWhileItIsRead() {
        for (var path : new String[] {"/api/probes", "/api/probes/bound"}) {
            for (var headers : new String[][] {{}, {"Idempotency-Key", "large"}}) {
                var answer = postInChunks(path, "{\"name\":\"" + "a".repeat(3 << 20) + "\"}", headers);

                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.text("code")).isEqualTo("PAYLOAD_TOO_LARGE");
            }
        }
        assertThat(postInChunks("/api/probes", "{\"name\":\"a\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/probes?name=[ HTTP/1.1",
                "GET /api/%zz HTTP/1.1",
                "GET /api/a%2fb HTTP/1.1",
                "GET /api/%00 HTTP/1.1",
                "GET /api/probes;x=1 HTTP/1.1",
                "TRACE /api/probes HTTP/1.1",
                "GET /api/probes HTTP/1.1\r\nBroken"
            })
    void evenWhatTheServerRefusesByItselfIsAProblem(String requestLine) {
        var answer = raw(requestLine);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("Content-Type: application/problem+json");
        assertThat(answer).contains("\"code\":\"INVALID_VALUE\"").doesNotContain("<html", "Exception");
    }

    private Answer upload(String part, int size, String... headers) {
        var body = "--x\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"f.csv\"\r\n\r\n"
                + "a".repeat(size) + "\r\n--x--\r\n";
        return send(
                "POST", "/api/probes/upload", body, with(headers, "Content-Type", "multipart/form-data; boundary=x"));
    }
}
