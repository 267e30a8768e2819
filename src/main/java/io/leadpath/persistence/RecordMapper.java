package io.leadpath.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Reads a row into a flat record by the names that {@link Rows} writes. Spring's own mapper asks for {@code lastName}
 * before {@code last_name}, and H2 writes every column it does not find into its trace file.
 */
final class RecordMapper<R extends Record> implements RowMapper<R> {
    private final Constructor<R> constructor;
    private final Class<?>[] types;
    private final String[] columns;

    RecordMapper(Class<R> type) {
        var components = type.getRecordComponents();
        this.types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.columns = Arrays.stream(components)
                .map(component -> Rows.columnName(component.getName()))
                .toArray(String[]::new);
        this.constructor = canonical(type, types);
    }

    @Override
    public R mapRow(ResultSet row, int rowNumber) throws SQLException {
        var values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = value(row, columns[i], types[i]);
        }
        return BeanUtils.instantiateClass(constructor, values);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object value(ResultSet row, String column, Class<?> type) throws SQLException {
        if (type == Instant.class) {
            return Rows.instant(row, column);
        }
        if (type.isEnum()) {
            var name = row.getString(column);
            return name == null ? null : Enum.valueOf((Class<Enum>) type, name);
        }
        return JdbcUtils.getResultSetValue(row, row.findColumn(column), type);
    }

    private static <R extends Record> Constructor<R> canonical(Class<R> type, Class<?>[] types) {
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor: " + type, e);
        }
    }
}
