package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTestsTest {
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
    void saysOfEqualTextWhatFeelSays(String tests) {
        for (var input : Arrays.asList("hot", "warm", "Hot", "", " hot", "a,b", "ä", "not(", "\"hot\"")) {
            assertThat(TextTests.evaluate(tests, input))
                    .as("%s for %s", tests, input)
                    .contains(FEEL.evaluateSimpleUnaryTests(
                            tests,
                            "cellInput",
                            Variables.createVariables()
                                    .putValue("cellInput", input)
                                    .asVariableContext()));
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
    void leavesEverythingElseToFeel(String tests) {
        assertThat(TextTests.evaluate(tests, "hot")).isEmpty();
    }

    @Test
    void leavesWhatIsNoTextToFeel() {
        assertThat(TextTests.evaluate("\"5\"", 5)).isEmpty();
        assertThat(TextTests.evaluate("\"hot\"", null)).isEmpty();
    }
}
