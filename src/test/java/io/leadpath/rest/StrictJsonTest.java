package io.leadpath.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rules hold for a body that is read late and for one that Spring MVC reads. */
class StrictJsonTest extends RestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":5}                                  | name              | 'name' must be a text.
            {"name":true}                               | name              | 'name' must be a text.
            {"name":["a"]}                              | name              | 'name' must be a text.
            {"name":"a\\u0000"}                         | name              | 'name' holds a character that cannot be stored.
            {"name":"a\\ud800"}                         | name              | 'name' holds a character that cannot be stored.
            {"name":"a","count":"5"}                    | count             | 'count' must be a whole number up to 2147483647.
            {"name":"a","count":""}                     | count             | 'count' must be a whole number up to 2147483647.
            {"name":"a","count":1.0}                    | count             | 'count' must be a whole number up to 2147483647.
            {"name":"a","count":99999999999}            | count             | 'count' must be a whole number up to 2147483647.
            {"name":"a","amount":"1"}                   | amount            | 'amount' must be a number.
            {"name":"a","amount":1e99999999}            | amount            | 'amount' has too many digits.
            {"name":"a","flag":"true"}                  | flag              | 'flag' must be true or false.
            {"name":"a","flag":1}                       | flag              | 'flag' must be true or false.
            {"name":"a","color":"BLUE"}                 | color             | 'color' must be one of RED, GREEN.
            {"name":"a","color":1}                      | color             | 'color' must be one of RED, GREEN.
            {"name":"a","color":""}                     | color             | 'color' must be one of RED, GREEN.
            {"name":"a","day":"2026-02-30"}             | day               | 'day' must be a date such as 2026-03-31.
            {"name":"a","day":""}                       | day               | 'day' must be a date such as 2026-03-31.
            {"name":"a","day":20000}                    | day               | 'day' must be a date such as 2026-03-31.
            {"name":"a","day":[2026,1,1]}               | day               | 'day' must be a date such as 2026-03-31.
            {"name":"a","day":"+10000-01-01"}           | day               | 'day' must be a date such as 2026-03-31.
            {"name":"a","at":1700000000}                | at                | 'at' must be a point in time such as 2026-03-31T09:30:00Z.
            {"name":"a","at":"2026-03-31T09:30:00"}     | at                | 'at' must be a point in time such as 2026-03-31T09:30:00Z.
            {"name":"a","weight":5}                     | weight            | 'weight' must be an object.
            {"name":"a","weights":{}}                   | weights           | 'weights' must be a list.
            {"name":"a","weights":[{},{"amount":true}]} | weights[1].amount | 'weights[1].amount' must be a number.
            {"name":"a","weight":{"x":1}}               | weight.x          | 'weight.x' is not a field of this request. Check its spelling or leave it out.
            {"nme":"a"}                                 | nme               | 'nme' is not a field of this request. Check its spelling or leave it out.
            """)
    void aValueThatIsNotExactlyOfItsTypeIsRefusedWithItsField(String body, String field, String message) {
        for (var path : new String[] {"/api/probes", "/api/probes/bound"}) {
            var answer = post(path, body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
            assertThat(answer.text("detail")).isEqualTo(message);
            assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
            assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo("INVALID_VALUE");
            assertThat(answer.body().at("/errors/0/message").asText()).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"name\":\"a\"} x", "{\"name\":\"a\",\"name\":\"b\"}", "{'name':'a'}", "{\"weight\":{"})
    void whatIsNotJsonIsRefusedWithThePlace(String body) {
        for (var path : new String[] {"/api/probes", "/api/probes/bound"}) {
            var answer = post(path, body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
            assertThat(answer.text("detail"))
                    .matches("The request body is not well-formed JSON \\(line 1, column \\d+\\).");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"text\"", "null", ""})
    void whatIsNoObjectIsRefused(String body) {
        for (var path : new String[] {"/api/probes", "/api/probes/bound"}) {
            var answer = post(path, body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("code")).isIn("INVALID_VALUE", "REQUIRED_FIELD_MISSING");
            assertThat(answer.text("detail")).contains("body");
        }
    }

    @Test
    void brokenUtf8IsRefused() {
        var body = new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, '(', '"', '}'};

        var answer = sendAs("sdr", "POST", "/api/probes", body, "Content-Type", JSON);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
    }

    @Test
    void valuesComeBackAsTheyWereSent() {
        var answer = post("/api/probes", """
                {"name":"Zoë😀","amount":1000000000000000.10,"day":"2026-03-31","at":"2026-03-31T11:30:00.123456+02:00"}""");

        assertThat(answer.text("name")).isEqualTo("Zoë😀");
        assertThat(answer.response().body())
                .contains("\"amount\":1000000000000000.10")
                .contains("\"day\":\"2026-03-31\"")
                .contains("\"at\":\"2026-03-31T09:30:00.123456Z\"");
    }

    @Test
    void largeNumbersAreWrittenPlain() {
        assertThat(post("/api/probes", "{\"name\":\"a\",\"amount\":1E+10}")
                        .response()
                        .body())
                .contains("\"amount\":10000000000");
    }

    @Test
    void yamlIsNoWayAroundTheRules() {
        var answer = send("POST", "/api/probes/bound", "name: a", "Content-Type", "application/yaml");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void theEnginesOwnInterfaceKeepsItsOwnRules() {
        var query = "{\"sorting\":[],\"whatTheEngineDoesNotKnow\":\"5\",\"priority\":\"5\"}";
        var answer = sendAs("admin", "POST", "/engine-rest/task/count", query.getBytes(), "Content-Type", JSON);
        assertThat(answer.status()).isEqualTo(200);

        var deployment =
                sendAs("admin", "GET", "/engine-rest/deployment", null).body().get(0);
        assertThat(deployment.get("deploymentTime").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+\\d{4}");
    }
}
