package io.leadpath.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.joda.time.DateTime;

/** An expression that belongs to no process came with a request: whatever goes wrong with it is the request's fault. */
class GuardedExpression extends JuelExpression {

    GuardedExpression(ValueExpression parsed, JuelExpressionManager manager, String text) {
        super(parsed, manager, text);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        if (scope != null) {
            var value = super.getValue(scope, execution);
            // dateTime() answers an object of its own kind; what a process keeps is a date.
            return value instanceof DateTime moment ? moment.toDate() : value;
        }
        try {
            return super.getValue(null, execution);
        } catch (ProcessEngineException e) {
            throw new RefusedExpression(
                    "This expression is not allowed in a query or filter. Use only currentUser(), currentUserGroups(),"
                            + " now(), dateTime() and date arithmetic such as dateTime().plusDays(2).",
                    e);
        }
    }
}
