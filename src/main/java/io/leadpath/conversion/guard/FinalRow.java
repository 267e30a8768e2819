package io.leadpath.conversion.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.h2.tools.TriggerAdapter;

/** Refuses deletion of a row, and every change of it that is not allowed. */
abstract class FinalRow extends TriggerAdapter {
    /** The state of an integrity constraint, so that callers see what PostgreSQL answers. */
    private static final String RESTRICT_VIOLATION = "23001";

    private final String sentence;

    FinalRow(String sentence) {
        this.sentence = sentence;
    }

    /** True for rows that are final already. */
    abstract boolean isFinal(ResultSet row) throws SQLException;

    abstract boolean allows(ResultSet before, ResultSet after) throws SQLException;

    @Override
    public final void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
        if (isFinal(before) && (after == null || !allows(before, after))) {
            throw new SQLException(sentence, RESTRICT_VIOLATION);
        }
    }

    static boolean same(ResultSet before, ResultSet after, List<String> columns) throws SQLException {
        for (var column : columns) {
            if (!Objects.equals(before.getObject(column), after.getObject(column))) {
                return false;
            }
        }
        return true;
    }
}
