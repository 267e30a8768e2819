package io.leadpath.persistence;

import io.leadpath.persistence.Window.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of versioned records: reading by id, adding, editing only what nobody else edited meanwhile, and one page of
 * those that match. The repositories of the features wrap it and name what it means.
 */
public final class RecordTable<R> {
    /** The column with the record's {@link SearchText}. */
    public static final String SEARCH_TEXT = "search_text";

    private final JdbcClient jdbc;
    private final String table;
    private final RowMapper<R> mapper;
    private final RecordWords words;
    private final RecordList list;

    public RecordTable(JdbcClient jdbc, String table, RowMapper<R> mapper, ListIndexes indexes) {
        this.jdbc = jdbc;
        this.table = table;
        this.mapper = mapper;
        this.words = new RecordWords(jdbc, table);
        this.list = new RecordList(jdbc, table, indexes);
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

    /** Columns with {@link #SEARCH_TEXT} make the record one that is found by its words. */
    public void add(Map<String, Object> columns) {
        Rows.insert(jdbc, table, columns);
        if (columns.containsKey(SEARCH_TEXT)) {
            words.change((String) columns.get("id"), null, (String) columns.get(SEARCH_TEXT));
        }
    }

    /** Writes the columns and counts the version up if it is still {@code version}; false when it is not. */
    public boolean edit(String id, Map<String, Object> columns, long version) {
        var oldText = columns.containsKey(SEARCH_TEXT) ? searchText(id) : null;
        var parameters = new HashMap<>(columns);
        parameters.put("id", id);
        parameters.put("readVersion", version);
        var edited = jdbc.sql("UPDATE " + table + " SET " + Rows.assignments(columns)
                                + ", version = version + 1 WHERE id = :id AND version = :readVersion")
                        .params(parameters)
                        .update()
                == 1;
        if (edited && columns.containsKey(SEARCH_TEXT)) {
            words.change(id, oldText, (String) columns.get(SEARCH_TEXT));
        }
        return edited;
    }

    private String searchText(String id) {
        return jdbc.sql("SELECT " + SEARCH_TEXT + " FROM " + table + " WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** All rows that meet the condition; {@code condition} is SQL with named parameters. */
    public List<R> where(String condition, Map<String, ?> parameters) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE " + condition)
                .params(parameters)
                .query(mapper)
                .list();
    }

    /** The part of the matching rows that the window shows; nothing beyond {@link Window#LARGEST_OFFSET}. */
    public Slice<R> slice(Filter filter, Window window) {
        var places = list.places(filter, window);
        var shown = places.subList(0, Math.min(places.size(), window.size()));
        var end = shown.size() < places.size() ? shown.get(shown.size() - 1) : null;
        return new Slice<>(rows(shown.stream().map(Position::id).toList()), end);
    }

    private List<R> rows(List<String> ids) {
        record Identified<R>(String id, R row) {}
        if (ids.isEmpty()) {
            return List.of();
        }
        var rows = jdbc
                .sql("SELECT * FROM " + table + " WHERE id IN (:ids)")
                .param("ids", ids)
                .query((row, number) -> new Identified<>(row.getString("id"), mapper.mapRow(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Identified::id, Identified::row));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** How many rows meet the filter, counted no further than {@code limit}. */
    public long count(Filter filter, long limit) {
        return list.count(filter, limit);
    }
}
