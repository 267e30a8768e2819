package io.leadpath.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;

/**
 * Decides what an expression reaches, and is the only thing that does. A name is a variable that holds text, a number,
 * a boolean or a date, or a model bean; a call is date arithmetic or a listed method of a model bean. No property of
 * anything can be read. An expression of a query or filter belongs to no process: it has neither variables nor beans.
 */
class AllowListResolver extends ELResolver {
    private final ModelBeans beans;

    AllowListResolver(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null) {
            throw new ForbiddenInExpression("No property of a value can be read.");
        }
        var name = (String) property;
        var variables = (VariableScope) context.getContext(VariableScope.class);
        var decisionInput = (VariableContext) context.getContext(VariableContext.class);
        if (variables == null && decisionInput == null) {
            throw new ForbiddenInExpression("There is no '" + name + "' in a query.");
        }
        if (variables != null && variables.hasVariable(name)) {
            return resolved(context, plainValue(name, variables.getVariableTyped(name, false)));
        }
        if (decisionInput != null && decisionInput.containsVariable(name)) {
            return resolved(context, plainValue(name, decisionInput.resolve(name)));
        }
        return beans.find(name).map(bean -> resolved(context, bean)).orElse(null);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        var name = String.valueOf(method);
        var date = DateArithmetic.evaluate(base, name, arguments);
        if (date.isPresent()) {
            return resolved(context, date.get());
        }
        var callable = beans.callable(base, name, arguments.length)
                .orElseThrow(() -> new ForbiddenInExpression("A method that is not on the allow-list was called."));
        return resolved(context, call(context, callable, base, arguments));
    }

    private static Object call(ELContext context, Method method, Object bean, Object[] arguments) {
        var types = method.getParameterTypes();
        var converted = new Object[types.length];
        var factory = (ExpressionFactory) context.getContext(ExpressionFactory.class);
        for (int i = 0; i < types.length; i++) {
            converted[i] = arguments[i] == null && !types[i].isPrimitive()
                    ? null
                    : factory.coerceToType(arguments[i], types[i]);
        }
        try {
            method.setAccessible(true);
            return method.invoke(bean, converted);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static Object plainValue(String name, TypedValue typed) {
        if (typed == null) {
            return null;
        }
        // Asked before the value is read: reading would turn the bytes of an object into the object.
        var value = typed instanceof SerializableValue ? typed : typed.getValue();
        if (value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Date) {
            return value;
        }
        throw new ForbiddenInExpression(
                "The variable '" + name + "' holds neither text nor a number, a boolean or a date.");
    }

    private static Object resolved(ELContext context, Object value) {
        context.setPropertyResolved(true);
        return value;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new ForbiddenInExpression("An expression cannot change a value.");
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }
}
