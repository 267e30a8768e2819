package io.leadpath.persistence;

import io.leadpath.persistence.Window.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of versioned records: reading by id, adding, editing only what nobody else edited meanwhile, and one page of
 * those that match. The repositories of the features wrap it and name what it means.
 */
public final class RecordTable<R> {
    private final JdbcClient jdbc;
    private final String table;
    private final RowMapper<R> mapper;

    public RecordTable(JdbcClient jdbc, String table, RowMapper<R> mapper) {
        this.jdbc = jdbc;
        this.table = table;
        this.mapper = mapper;
    }

    public Optional<R> find(String id) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE id = :id")
                .param("id", id)
                .query(mapper)
                .optional();
    }

    /** As {@link #find}, held against changes by others until the transaction ends. */
    public Optional<R> lock(String id) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(mapper)
                .optional();
    }

    public void add(Map<String, Object> columns) {
        Rows.insert(jdbc, table, columns);
    }

    /** Writes the columns and counts the version up if it is still {@code version}; false when it is not. */
    public boolean edit(String id, Map<String, Object> columns, long version) {
        var parameters = new HashMap<>(columns);
        parameters.put("id", id);
        parameters.put("readVersion", version);
        return jdbc.sql("UPDATE " + table + " SET " + Rows.assignments(columns)
                                + ", version = version + 1 WHERE id = :id AND version = :readVersion")
                        .params(parameters)
                        .update()
                == 1;
    }

    /** All rows that meet the condition; {@code condition} is SQL with named parameters. */
    public List<R> where(String condition, Map<String, ?> parameters) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE " + condition)
                .params(parameters)
                .query(mapper)
                .list();
    }

    /** The part of the matching rows that the window shows. */
    public Slice<R> slice(Filter filter, Window window) {
        record Placed<R>(R row, Object value, String id) {}
        var parameters = new HashMap<>(filter.parameters);
        parameters.putAll(window.parameters());
        var condition = (filter.conditions.isEmpty() ? " WHERE " : filter.where() + " AND ") + window.condition();
        var placed = jdbc.sql("SELECT * FROM " + table + condition + window.orderBy())
                .params(parameters)
                .query((row, number) -> new Placed<>(
                        mapper.mapRow(row, number), row.getObject(window.sortColumn()), row.getString("id")))
                .list();
        var shown = placed.subList(0, Math.min(placed.size(), window.size()));
        var last = shown.size() < placed.size() ? shown.get(shown.size() - 1) : null;
        return new Slice<>(
                shown.stream().map(Placed::row).toList(), last == null ? null : new Position(last.value(), last.id()));
    }

    /** How many rows meet the filter, counted no further than {@code limit}. */
    public long count(Filter filter, long limit) {
        var parameters = new HashMap<>(filter.parameters);
        parameters.put("limit", limit);
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM " + table + filter.where() + " LIMIT :limit) AS matches")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Conditions that must all hold; parts whose value is absent are left out. */
    public static final class Filter {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        /** The condition uses the value as the named parameter {@code name}. */
        public Filter and(String condition, String name, Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
            return this;
        }

        /** A condition without a parameter, used when {@code wanted}. */
        public Filter and(String condition, boolean wanted) {
            if (wanted) {
                conditions.add(condition);
            }
            return this;
        }

        /** The words occur in {@code search_text}, which holds lower case. */
        public Filter andWords(String words) {
            return and(
                    "search_text LIKE :words ESCAPE '!'",
                    "words",
                    words == null || words.isBlank()
                            ? null
                            : "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }

        private String where() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }
    }
}
