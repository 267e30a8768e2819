package io.leadpath.jobs;

import io.leadpath.shared.BusinessException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/** Why a piece of work could not be done: a rule that it breaks, something the database could not do just then, or neither. */
public final class Failure {
    /** SQL states that speak of the data, not of the database: values it cannot take, constraints, what follows. */
    private static final List<String> ABOUT_THE_DATA = List.of("22", "23", "25P02");

    private final Throwable exception;

    public Failure(Throwable exception) {
        this.exception = exception;
    }

    public boolean isBrokenRule() {
        return exception instanceof BusinessException;
    }

    /** True when the same work may well succeed later. */
    public boolean isTechnical() {
        return causes().anyMatch(cause ->
                isTransactionFault(cause) || cause instanceof SQLException sql && !isAboutTheData(sql));
    }

    public String sentence() {
        return exception.getMessage();
    }

    /** What happened, for the log: no messages, because those of a database quote the values of the row. */
    @Override
    public String toString() {
        return causes().map(Failure::describe).collect(Collectors.joining(", caused by "));
    }

    /** As {@link #toString}, with every place on the way: a stack trace without messages. */
    public String trace() {
        return causes().map(cause -> describe(cause)
                        + Arrays.stream(cause.getStackTrace())
                                .skip(1)
                                .map(place -> System.lineSeparator() + "\tat " + place)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(System.lineSeparator() + "caused by "));
    }

    /** A transaction that was marked for rollback and committed nevertheless is a fault of the program. */
    private static boolean isTransactionFault(Throwable cause) {
        return cause instanceof TransactionException && !(cause instanceof UnexpectedRollbackException);
    }

    private static boolean isAboutTheData(SQLException sql) {
        var state = sql.getSQLState();
        return state != null && ABOUT_THE_DATA.stream().anyMatch(state::startsWith);
    }

    private static String describe(Throwable cause) {
        var state = cause instanceof SQLException sql ? " (SQL state " + sql.getSQLState() + ")" : "";
        var place = cause.getStackTrace().length == 0 ? "" : " at " + cause.getStackTrace()[0];
        return cause.getClass().getSimpleName() + state + place;
    }

    private Stream<Throwable> causes() {
        return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
