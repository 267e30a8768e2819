package io.leadpath.persistence;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Forgets what the database says about a row that it refuses, because that quotes the row, and messages of exceptions are
 * logged and, when a job of the engine fails, stored. What kind of exception it is, and where it happened, stays.
 */
@Component
class QuietDatabaseFaults implements SQLExceptionTranslator {
    /** SQL states of values that cannot be taken and of broken constraints. */
    private static final List<String> ABOUT_A_ROW = List.of("22", "23");

    /** What the triggers of this product refuse, in sentences of their own that quote nothing. */
    private static final String FINAL_ROW = "23001";

    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();

    @Override
    public DataAccessException translate(String task, String sql, SQLException fault) {
        return translator.translate(task, sql, isAboutARow(fault) ? quiet(fault) : fault);
    }

    private static boolean isAboutARow(SQLException fault) {
        var state = fault.getSQLState();
        return state != null && !state.equals(FINAL_ROW) && ABOUT_A_ROW.stream().anyMatch(state::startsWith);
    }

    private static SQLException quiet(SQLException fault) {
        var state = fault.getSQLState();
        var sentence =
                "The database refused a row, SQL state " + state + ". What it said is left out: it quotes the row.";
        var quiet = fault instanceof SQLIntegrityConstraintViolationException
                ? new SQLIntegrityConstraintViolationException(sentence, state, fault.getErrorCode())
                : fault instanceof SQLDataException
                        ? new SQLDataException(sentence, state, fault.getErrorCode())
                        : new SQLException(sentence, state, fault.getErrorCode());
        quiet.setStackTrace(fault.getStackTrace());
        return quiet;
    }
}
