package io.leadpath.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionTableCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Brings a refused expression to the surface. The engine wraps it in an exception that its REST API answers with 500, on
 * some paths, and logs as a fault; a {@link BadUserRequestException} is answered with 400 on all and no fault of ours.
 */
class RefusedQueryInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query) {
            refuseWhatWouldBePassedOver(query);
        }
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            throw refusalBehind(e, command).orElse(e);
        }
    }

    /** The engine evaluates the or-queries of a query, and silently forgets those inside of an or-query. */
    static void refuseWhatWouldBePassedOver(TaskQueryImpl query) {
        query.getQueries().stream()
                .filter(orQuery -> orQuery.getQueries() != query.getQueries())
                .flatMap(orQuery -> orQuery.getQueries().stream().skip(1))
                .filter(forgotten -> !forgotten.getExpressions().isEmpty())
                .findAny()
                .ifPresent(forgotten -> {
                    throw new BadUserRequestException("An or-query inside of an or-query cannot hold expressions.");
                });
    }

    private static Optional<RuntimeException> refusalBehind(RuntimeException e, Command<?> command) {
        if (e instanceof AuthorizationException || e instanceof BadUserRequestException && !isEvaluation(command)) {
            return Optional.empty();
        }
        var refused = causes(e).filter(RefusedExpression.class::isInstance).findFirst();
        if (refused.isPresent()) {
            var sentence = refused.get().getMessage();
            // The only exception that the engine's REST API answers with 400 when a decision is evaluated.
            return Optional.of(
                    isEvaluation(command)
                            ? new NotValidException(sentence, e)
                            : new BadUserRequestException(sentence, e));
        }
        return isQuery(command) && causes(e).anyMatch(RefusedQueryInterceptor::isWrongArgument)
                ? Optional.of(new BadUserRequestException(
                        "An expression of this query gives a value that its criterion cannot take.", e))
                : Optional.empty();
    }

    private static boolean isEvaluation(Command<?> command) {
        return command instanceof EvaluateDecisionCmd || command instanceof EvaluateDecisionTableCmd;
    }

    private static boolean isQuery(Command<?> command) {
        return command instanceof AbstractQuery || command instanceof AbstractExecuteFilterCmd;
    }

    /** Queries hand the value of an expression to their own setter by reflection: this is how that fails. */
    private static boolean isWrongArgument(Throwable cause) {
        return cause instanceof InvocationTargetException || cause instanceof IllegalArgumentException;
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
