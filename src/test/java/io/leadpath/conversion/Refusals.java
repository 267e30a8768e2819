package io.leadpath.conversion;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.dao.DataAccessException;

/** Tells a refusal by the database from any other failure. */
final class Refusals {
    private static final Set<String> RESTRICT_UNIQUE_OR_NO_RIGHT = Set.of("23001", "23505", "42501");

    private Refusals() {}

    /** True when a trigger, the unique constraint or a missing right refuses the change; false when it is done. */
    static boolean byTheDatabase(Callable<?> change) {
        try {
            change.call();
            return false;
        } catch (DataAccessException refusal) {
            if (refusal.getRootCause() instanceof SQLException sql
                    && RESTRICT_UNIQUE_OR_NO_RIGHT.contains(sql.getSQLState())) {
                return true;
            }
            throw refusal;
        } catch (Exception other) {
            throw new AssertionError("Refused for another reason", other);
        }
    }
}
