package io.leadpath.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes flat records to rows of the same shape: component {@code lastName} is column {@code last_name}, an enum is its
 * name, an instant a time stamp with time zone.
 */
public final class Rows {
    private Rows() {}

    /** Reads rows back into such records. */
    public static <R extends Record> RowMapper<R> mapper(Class<R> type) {
        return new RecordMapper<>(type);
    }

    /** Column names and values of the records, in order; a component that is itself a record is passed over. */
    public static Map<String, Object> columns(Record... records) {
        var columns = new LinkedHashMap<String, Object>();
        for (var row : records) {
            for (var component : row.getClass().getRecordComponents()) {
                if (!component.getType().isRecord()) {
                    columns.put(columnName(component.getName()), columnValue(read(component, row)));
                }
            }
        }
        return columns;
    }

    public static void insert(JdbcClient jdbc, String table, Map<String, Object> columns) {
        var names = String.join(", ", columns.keySet());
        var values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        jdbc.sql("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")")
                .params(columns)
                .update();
    }

    public static void insert(JdbcClient jdbc, String table, Record... records) {
        insert(jdbc, table, columns(records));
    }

    /** The assignments of an UPDATE statement: {@code last_name = :last_name, …}. */
    public static String assignments(Map<String, Object> columns) {
        return columns.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
    }

    /** What the drivers of both databases take for a value: enums by name, instants with an offset. */
    public static Object columnValue(Object value) {
        if (value instanceof Enum<?> code) {
            return code.name();
        }
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    /** A time stamp with time zone as an instant; null for none. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static String columnName(String componentName) {
        return Arrays.stream(componentName.split("(?=[A-Z])"))
                .map(String::toLowerCase)
                .collect(Collectors.joining("_"));
    }

    private static Object read(RecordComponent component, Record row) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
