package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.support.Caller;
import io.leadpath.support.ShippedDecision;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way from a decision to the machine it runs on, which an analyst could once go, is shut at both ends. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DecisionGuardTest {
    private static final String DECISION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test"
                         xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="%s" name="d" camunda:historyTimeToLive="P1D">
                <variable id="v" name="result" />
                <literalExpression id="l" expressionLanguage="%s"><text>%s</text></literalExpression>
              </decision>
            </definitions>""";

    private final FeelEngine feel = PlainFeel.factory().createInstance();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "Python"})
    void refusesADecisionInAnyLanguageButFeel(String language) {
        var answer = deploy("foreign", language, "1 + 1");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("foreign.dmn").contains(language).contains("FEEL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lead-routing | hot | team | \"marketing\" | 'marketing'",
                "lead-routing | hot | team | sdr | quotation marks",
                "lead-routing | hot | ownerStrategy | \"dice\" | \"leastLoaded\"",
                "lead-routing | hot | serviceLevel | \"someDay\" | service-levels",
                "lead-routing | hot | serviceLevel | if imported then \"firstTouch\" else \"someDay\" | 'someDay'",
                "qualification-criteria | fullyQualified | nextStep | \"celebrate\" | \"scheduleMeeting\"",
                "rejection-handling | wrongTeam | nextStep | \"ignore\" | \"backToSdr\"",
                "service-levels | RULE | action | \"shout\" | \"tellManager\""
            })
    void refusesAnAnswerThatNobodyUnderstands(String decision, String rule, String output, String cell, String words) {
        var shipped = new ShippedDecision(decision);
        var changed = shipped.rules().contains(rule) ? rule : shipped.rules().get(0);

        var answer = deploy(shipped.resource(), shipped.with(changed, output, cell));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .contains(shipped.resource(), "'" + changed + "'", "'" + output + "'", words);
    }

    @Test
    void takesTheAnswersThatAreComputedAndTheRowsThatComeAlong() {
        var routing = new ShippedDecision("lead-routing");
        var levels = new ShippedDecision("service-levels");
        var admin = Caller.program(port, "admin", "admin");
        var row = levels.rules().get(0);
        var deployments = new ArrayList<String>();
        try {
            var computed = deploy(routing.resource(), routing.with("hot", "team", "\"s\" + \"dr\""));
            assertThat(computed.status()).as(computed.body()).isEqualTo(200);
            deployments.add(computed.json().get("id").asText());
            var together = deploy(Map.of(
                    routing.resource(),
                    routing.with("hot", "serviceLevel", "\"someDay\""),
                    levels.resource(),
                    levels.with(row, "deadline", levels.cell(row, "deadline") + ",\"someDay\"")));
            assertThat(together.status()).as(together.body()).isEqualTo(200);
            deployments.add(together.json().get("id").asText());
        } finally {
            deployments.forEach(id ->
                    admin.send("DELETE", "/engine-rest/deployment/" + id + "?cascade=true", null, "application/json"));
        }
    }

    @Test
    void takesADecisionInFeelAndEvaluatesIt() {
        assertThat(deploy("native", "feel", "\"hello \" + name").status()).isEqualTo(200);

        var answer = Caller.program(port, "admin", "admin")
                .post(
                        "/engine-rest/decision-definition/key/native/evaluate",
                        "{\"variables\":{\"name\":{\"value\":\"you\",\"type\":\"String\"}}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("hello you");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.getClass()", "x.available()", "x", "string(x)"})
    void refusesAFileAmongTheInputsOverRest(String expression) {
        assertThat(deploy("filed", "feel", expression).status()).isEqualTo(200);

        var answer = Caller.program(port, "admin", "admin")
                .post(
                        "/engine-rest/decision-definition/key/filed/evaluate",
                        "{\"variables\":{\"x\":{\"value\":\"QQ==\",\"type\":\"Bytes\"}}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.getClass()", "a.class", "a.toDate()", "{c: a.getClass(), n: c.getName()}.n"})
    void feelReachesNoObjectHoweverItIsWrapped(String expression) {
        for (var input : new Object[] {
            new DateTime(), List.of(new DateTime()), Map.of("k", new DateTime()), new StringBuilder("x"), getClass()
        }) {
            assertThatThrownBy(() -> feel.evaluateSimpleExpression(expression, with(input)))
                    .as("%s on %s", expression, input)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.getClass()", "a.getClass().getName()", "a.length()"})
    void feelCallsNoMethodOfTextNumbersAndDates(String expression) {
        for (var input : new Object[] {"text", 7, 7.5, true, new Date()}) {
            Object result;
            try {
                result = feel.evaluateSimpleExpression(expression, with(input));
            } catch (RuntimeException e) {
                continue;
            }
            assertThat(result).as("%s on %s", expression, input).isNull();
        }
    }

    @Test
    void feelReadsTextNumbersBooleansDatesListsAndMaps() {
        assertThat(feel.<Object>evaluateSimpleExpression("a + \"!\"", with("hot")))
                .isEqualTo("hot!");
        assertThat(feel.<Boolean>evaluateSimpleExpression("a > 3", with(4))).isTrue();
        assertThat(feel.<Boolean>evaluateSimpleExpression("a[2] = \"c\"", with(List.of("b", "c"))))
                .isTrue();
        assertThat(feel.<Boolean>evaluateSimpleExpression("a.k = 1", with(Map.of("k", 1))))
                .isTrue();
        assertThat(feel.evaluateSimpleUnaryTests("\"hot\",\"warm\"", "a", with("warm")))
                .isTrue();
    }

    private static VariableContext with(Object input) {
        return Variables.createVariables().putValue("a", input).asVariableContext();
    }

    private Caller.Answer deploy(String key, String language, String expression) {
        return deploy(key + ".dmn", DECISION.formatted(key, language, expression));
    }

    private Caller.Answer deploy(String file, String model) {
        return deploy(Map.of(file, model));
    }

    private Caller.Answer deploy(Map<String, String> files) {
        var body = new StringBuilder(
                "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nguarded\r\n");
        files.forEach((file, model) -> body.append("--part\r\nContent-Disposition: form-data; name=\"" + file
                + "\"; filename=\"" + file + "\"\r\nContent-Type: text/xml\r\n\r\n" + model + "\r\n"));
        body.append("--part--\r\n");
        return Caller.program(port, "analyst", "analyst")
                .send("POST", "/engine-rest/deployment/create", body.toString(), "multipart/form-data; boundary=part");
    }
}
