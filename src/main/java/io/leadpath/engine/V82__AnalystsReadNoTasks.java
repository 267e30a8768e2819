package io.leadpath.engine;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Analysts read processes, not people's tasks. Databases that were set up before still grant it: READ_TASK is 64 among
 * the permissions for process definitions, which are resources of type 6.
 */
@Component
class V82__AnalystsReadNoTasks extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            statement.executeUpdate("UPDATE ACT_RU_AUTHORIZATION SET PERMS_ = PERMS_ - 64"
                    + " WHERE GROUP_ID_ = 'analyst' AND TYPE_ = 1 AND RESOURCE_TYPE_ = 6 AND MOD(PERMS_ / 64, 2) = 1");
        }
    }
}
