package io.leadpath.engine;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of the process by name and type. Holds ids, codes, numbers and ISO dates only, never personal data.
 *
 * @param <T> String, Integer or Boolean
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Integer> number(String name) {
        return new ProcessVariable<>(name, Integer.class);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    /** The value in scope; null for none. */
    public T from(VariableScope scope) {
        return cast(scope.getVariable(name));
    }

    /** A model's arithmetic makes every number a long one; the size is ours. */
    T cast(Object value) {
        return type == Integer.class && value instanceof Number number
                ? type.cast(number.intValue())
                : type.cast(value);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
