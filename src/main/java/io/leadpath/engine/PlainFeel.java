package io.leadpath.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * FEEL that sees text, numbers, booleans, dates and lists and maps of these. The engine's FEEL (1.19.3) calls any public
 * method of any other object it finds, and so reaches the whole machine; that is mended in a version that the last
 * Camunda 7 does not come with.
 */
class PlainFeel implements FeelEngine {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Date.class);

    private final FeelEngine feel;

    private PlainFeel(FeelEngine feel) {
        this.feel = feel;
    }

    static FeelEngineFactory factory() {
        return () -> new PlainFeel(new ScalaFeelEngineFactory().createInstance());
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return evaluate(variables, plain -> feel.evaluateSimpleExpression(expression, plain));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        return evaluate(variables, plain -> feel.evaluateSimpleUnaryTests(expression, input, plain));
    }

    /** FEEL makes a null or a fault of its own of what goes wrong with a variable; a refusal is a refusal. */
    private static <T> T evaluate(VariableContext variables, Function<VariableContext, T> evaluation) {
        var plain = new PlainVariables(variables);
        T result = null;
        try {
            result = evaluation.apply(plain);
        } finally {
            plain.throwRefusal();
        }
        return result;
    }

    private static final class PlainVariables implements VariableContext {
        private final VariableContext variables;
        private RefusedExpression refusal;

        PlainVariables(VariableContext variables) {
            this.variables = variables;
        }

        void throwRefusal() {
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public TypedValue resolve(String name) {
            var typed = variables.resolve(name);
            // Asked before the value is read: reading would turn the bytes of an object into the object.
            if (typed != null && (typed instanceof SerializableValue || !isPlain(typed.getValue()))) {
                refusal = new RefusedExpression(
                        "The decision's input '" + name + "' holds neither text nor a number, a boolean or a date.",
                        null);
                throw refusal;
            }
            return typed;
        }

        @Override
        public boolean containsVariable(String name) {
            return variables.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            return variables.keySet();
        }

        private static boolean isPlain(Object value) {
            if (value instanceof List<?> list) {
                return list.stream().allMatch(PlainVariables::isPlain);
            }
            if (value instanceof Map<?, ?> map) {
                return map.keySet().stream().allMatch(PlainVariables::isPlain)
                        && map.values().stream().allMatch(PlainVariables::isPlain);
            }
            return value == null || PLAIN.contains(value.getClass());
        }
    }
}
