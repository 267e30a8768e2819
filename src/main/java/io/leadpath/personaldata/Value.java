package io.leadpath.personaldata;

import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import org.springframework.jdbc.support.JdbcUtils;

/** A value of any column in the form the API gives such values. */
final class Value {
    private Value() {}

    static Object of(ResultSet row, int column) throws SQLException {
        var type = row.getMetaData().getColumnType(column);
        if (type == Types.TIMESTAMP_WITH_TIMEZONE || type == Types.TIMESTAMP) {
            var moment = row.getObject(column, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
        }
        var value = JdbcUtils.getResultSetValue(row, column);
        if (value instanceof Clob) {
            return row.getString(column);
        }
        if (value instanceof Timestamp moment) {
            return moment.toInstant();
        }
        return value instanceof Date day ? day.toLocalDate() : value;
    }
}
