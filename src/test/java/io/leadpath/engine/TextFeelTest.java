package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFeelTest {
    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hot\"",
                "\"hot\",\"warm\"",
                " \"warm\" ,\n\"hot\" ",
                "\"Hot\"",
                "\"\"",
                "\" hot\"",
                "\"a,b\"",
                "\"ä\",\"not(\"",
            })
    void comparesTextsAsFeelDoes(String tests) {
        for (var input : Arrays.asList("hot", "warm", "Hot", "", " hot", "a,b", "ä", "not(", "\"hot\"")) {
            assertThat(TextFeel.test(tests, "cellInput", with("cellInput", input)))
                    .as("%s for %s", tests, input)
                    .contains(FEEL.evaluateSimpleUnaryTests(tests, "cellInput", with("cellInput", input)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not(\"hot\")",
                "\"hot\",",
                "\"hot\" \"warm\"",
                "\"hot",
                "\"a\\\"b\"",
                "\"a\\tb\"",
                "-",
                "",
                "hot",
                "5",
                "\"hot\",null",
                "starts with(?, \"hot\")",
                "\"hot\" or \"warm\""
            })
    void leavesOtherTestsToFeel(String tests) {
        assertThat(TextFeel.test(tests, "cellInput", with("cellInput", "hot"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"PT48H\"", "\"\"", "\" a, b \"", "rating", "date"})
    void readsTextsAndNamesAsFeelDoes(String expression) {
        var variables = Variables.createVariables()
                .putValue("rating", "hot")
                .putValue("date", "2026-12-24")
                .asVariableContext();

        assertThat(TextFeel.value(expression, variables))
                .contains(FEEL.<String>evaluateSimpleExpression(expression, variables));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5", "true", "null", "number", "nothing", "unknown", "\"a\" + \"b\"", "\"a\\tb\"", "not", ""})
    void leavesOtherExpressionsToFeel(String expression) {
        var variables = Variables.createVariables()
                .putValue("number", 5)
                .putValue("nothing", null)
                .putValue("null", "text")
                .putValue("true", "text")
                .putValue("not", "text")
                .asVariableContext();

        assertThat(TextFeel.value(expression, variables)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "number", "nothing"})
    void leavesInputsThatAreNoTextToFeel(String input) {
        var variables = Variables.createVariables()
                .putValue("number", 5)
                .putValue("nothing", null)
                .asVariableContext();

        assertThat(TextFeel.test("\"5\"", input, variables)).isEmpty();
    }

    private static VariableContext with(String name, String value) {
        return Variables.createVariables().putValue(name, value).asVariableContext();
    }
}
