package io.leadpath.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest extends RestTest {
    private static final String ONE = "/api/probes/one";

    @Test
    void whatIsNamedChangesNullClearsAndTheRestStays() {
        var answer = patch(
                ONE,
                "{\"name\":\"new\",\"count\":null,\"flag\":false,\"owner\":\"ae\",\"weight\":{\"unit\":\"g\"},\"weights\":[{}]}",
                "If-Match",
                "\"3\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"4\"");
        assertThat(answer.response().body())
                .isEqualTo(
                        "{\"name\":\"new\",\"count\":null,\"amount\":10.50,\"flag\":false,\"color\":\"RED\",\"day\":null,"
                                + "\"at\":null,\"weight\":{\"amount\":1,\"unit\":\"g\"},"
                                + "\"weights\":[{\"amount\":null,\"unit\":null}],\"owner\":\"ae\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json", "application/json;charset=utf-8"})
    void bothMediaTypesMeanTheSame(String type) {
        assertThat(send("PATCH", ONE, "{\"owner\":\"ae\"}", "Content-Type", type, "If-Match", "*")
                        .text("owner"))
                .isEqualTo("ae");
    }

    @Test
    void anotherMediaTypeIsRefusedWithThoseTaken() {
        var answer = send("PATCH", ONE, "[]", "Content-Type", "application/json-patch+json", "If-Match", "*");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("detail")).contains("application/json or application/merge-patch+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"nope":1}                | nope       | 'nope' is not a field of this request. Check its spelling or leave it out.
            {"weight":{"nope":1}}     | weight.nope| 'weight.nope' is not a field of this request. Check its spelling or leave it out.
            {"status":"CONVERTED"}    | status     | 'status' is read-only.
            {"id":null}               | id         | 'id' is read-only.
            {"count":"x"}             | count      | 'count' must be a whole number up to 2147483647.
            {"name":5}                | name       | 'name' must be a text.
            {"color":"BLUE"}          | color      | 'color' must be one of RED, GREEN.
            {"flag":null}             | flag       | 'flag' must be true or false.
            {"weight":5}              | weight     | 'weight' must be an object.
            """)
    void aFieldThatCannotBeSetIsNamed(String body, String field, String message) {
        var answer = patch(ONE, body, "If-Match", "*");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/message").asText()).isEqualTo(message);
    }

    @Test
    void allFieldsThatCannotBeSetAreNamedAtOnce() {
        assertThat(patch(ONE, "{\"nope\":1,\"id\":5}", "If-Match", "*").body().get("errors"))
                .hasSize(2);
    }

    @Test
    void theResultKeepsToTheConstraints() {
        var answer = patch("/api/probes/flat", "{\"name\":\"abcdef\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("STRING_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"x\"", "null", "", "{"})
    void aPatchIsAnObject(String body) {
        var answer = patch(ONE, body, "If-Match", "*");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "*", "\"2\", \"3\""})
    void theVersionThatWasReadMayBeChanged(String ifMatch) {
        assertThat(patch(ONE, "{}", "If-Match", ifMatch).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "3", "\"x\"", "\"\"", "\"99999999999999999999\"", "\"3"})
    void anotherVersionOrNoneAtAllIsStale(String ifMatch) {
        var answer = patch(ONE, "{}", "If-Match", ifMatch);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.text("code")).isEqualTo("CONFLICT");
    }

    @Test
    void withoutTheHeaderTheVersionIsAskedForBeforeTheBodyIsRead() {
        var answer = patch(ONE, "{");

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.text("code")).isEqualTo("PRECONDITION_REQUIRED");
        assertThat(answer.text("detail")).contains("If-Match");
    }
}
