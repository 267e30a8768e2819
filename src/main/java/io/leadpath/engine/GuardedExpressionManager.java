package io.leadpath.engine;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/** Lets expressions reach what {@link AllowListResolver} allows and four functions, and nothing else. */
class GuardedExpressionManager extends JuelExpressionManager {
    private static final Set<String> FUNCTIONS = Set.of(
            CommandContextFunctions.CURRENT_USER,
            CommandContextFunctions.CURRENT_USER_GROUPS,
            DateTimeFunctions.NOW,
            DateTimeFunctions.DATE_TIME);

    /** Longer than any expression a person writes. */
    private static final int LONGEST = 2_000;

    private final ModelBeans beans;

    GuardedExpressionManager(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public Expression createExpression(String text) {
        return new GuardedExpression(createValueExpression(text), this, text);
    }

    @Override
    public ValueExpression createValueExpression(String text) {
        if (text.length() > LONGEST && (text.contains("${") || text.contains("#{"))) {
            throw new RefusedExpression("An expression has at most " + LONGEST + " characters.", null);
        }
        try {
            return super.createValueExpression(text);
        } catch (ELException e) {
            throw new RefusedExpression("An expression cannot be read: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new RefusedExpression("An expression is nested too deeply.", e);
        }
    }

    /** Other functions (a plug-in's, for instance) do not become callable by being on the class path. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }

    @Override
    protected ELResolver createElResolver() {
        return new AllowListResolver(beans);
    }
}
