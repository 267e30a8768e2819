package io.leadpath.persistence;

import io.leadpath.persistence.Filter.Narrowing;
import io.leadpath.persistence.Window.Position;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the places of a list without reading much of a large table, on either database, whatever its planner believes.
 * If one of the conditions is met by few rows, those are gathered and sorted; otherwise the rows are walked along an
 * index in the order of the list until enough of them meet the other conditions.
 */
final class RecordList {
    /** Up to so many rows are gathered; where a condition is met by more, a walk soon meets one of them. */
    private static final int FEW = 1000;

    private static final int FIRST_STRIDE = 500;
    private static final int LONGEST_STRIDE = 8000;
    /** How much more is read than counted: rows that other conditions sort out, words of the same record. */
    private static final int DEEPER = 3;

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private final JdbcClient jdbc;
    private final String table;
    private final ListIndexes indexes;
    private final Map<String, Object> lowest = new ConcurrentHashMap<>();

    RecordList(JdbcClient jdbc, String table, ListIndexes indexes) {
        this.jdbc = jdbc;
        this.table = table;
        this.indexes = indexes;
    }

    private record Counted(Narrowing narrowing, long rows) {}

    private record Place(Position position, boolean isHit) {}

    /** The window's places and one more if the list goes on. */
    List<Position> places(Filter filter, Window window) {
        if (window.offset() > Window.LARGEST_OFFSET) {
            return List.of();
        }
        var narrowest = narrowest(filter, FEW + 1);
        if (narrowest.isPresent() && narrowest.get().rows() <= FEW) {
            return gather(narrowest.get().narrowing(), filter, window);
        }
        var along = filter.narrowings().stream()
                .filter(narrowing -> narrowing.isEqual() && indexes.lead(narrowing.column(), window.sortColumn()))
                .findFirst();
        if (along.isEmpty() && narrowest.isPresent() && !indexes.sorted().contains(window.sortColumn())) {
            return gather(narrowest.get().narrowing(), filter, window);
        }
        return walk(along.orElse(null), filter, window);
    }

    /** How many rows meet the filter, counted no further than {@code limit}. */
    long count(Filter filter, long limit) {
        var deep = limit * DEEPER;
        var narrowest = narrowest(filter, deep).orElse(null);
        if (narrowest == null) {
            return countAll(filter, limit);
        }
        var narrowing = narrowest.narrowing();
        var alone = filter.conditionsBeside(narrowing).isEmpty();
        if (alone && !narrowing.isWord()) {
            return Math.min(narrowest.rows(), limit);
        }
        if (narrowest.rows() < deep) {
            return countAmong(narrowing, filter, limit);
        }
        var records = alone ? countRecords(narrowing, filter, limit) : 0;
        return records == limit ? limit : countAll(filter, limit);
    }

    private Optional<Counted> narrowest(Filter filter, long limit) {
        return filter.narrowings().stream()
                .map(narrowing -> new Counted(narrowing, rows(narrowing, filter, limit)))
                .min(Comparator.comparingLong(Counted::rows));
    }

    /** Entries of the index, counted no further than {@code limit}; the order makes it that index. */
    private long rows(Narrowing narrowing, Filter filter, long limit) {
        var from = narrowing.isWord() ? table + "_word" : table;
        var order = narrowing.isWord() ? "word, record_id" : narrowing.column() + ", " + indexes.made() + ", id";
        return single(
                narrowing.ranges().stream()
                        .map(range -> "SELECT entry FROM (SELECT 1 AS entry FROM " + from + " WHERE " + range
                                + " ORDER BY " + order + " LIMIT :limit) AS entries")
                        .collect(Collectors.joining(" UNION ALL ")),
                filter,
                limit);
    }

    private long countRecords(Narrowing word, Filter filter, long limit) {
        return single(
                "SELECT DISTINCT record_id FROM (SELECT record_id FROM " + table + "_word WHERE "
                        + word.ranges().get(0) + " ORDER BY word, record_id LIMIT " + limit * DEEPER + ") AS words",
                filter,
                limit);
    }

    /** Looks at each of those rows; what is asked of them stands where it cannot become another plan. */
    private long countAmong(Narrowing narrowing, Filter filter, long limit) {
        var rest = filter.conditionsBeside(narrowing);
        if (narrowing.isWord()) {
            var records = "SELECT DISTINCT record_id FROM " + table + "_word WHERE "
                    + narrowing.ranges().get(0);
            var check = rest.isEmpty()
                    ? ""
                    : " WHERE (SELECT COUNT(*) FROM " + table + " WHERE id = records.record_id AND " + all(rest)
                            + ") > 0";
            return single("SELECT 1 AS entry FROM (" + records + ") AS records" + check, filter, limit);
        }
        return single(
                narrowing.ranges().stream()
                        .map(range -> "SELECT " + hit(rest) + " FROM " + table + " WHERE " + range)
                        .collect(Collectors.joining(
                                " UNION ALL ", "SELECT 1 AS entry FROM (", " OFFSET 0) AS few WHERE hit")),
                filter,
                limit);
    }

    private long countAll(Filter filter, long limit) {
        var conditions = filter.conditionsBeside(null);
        var rows = "SELECT 1 AS entry FROM " + table;
        return single(
                conditions.isEmpty()
                        ? rows + " ORDER BY " + indexes.made() + ", id"
                        : rows + " WHERE " + all(conditions),
                filter,
                limit);
    }

    private long single(String entries, Filter filter, long limit) {
        return jdbc.sql("SELECT COUNT(*) FROM (" + entries + " LIMIT :limit) AS entries")
                .params(filter.parameters())
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    private List<Position> gather(Narrowing narrowing, Filter filter, Window window) {
        var rows = narrowing.ranges().stream()
                .map(range -> select(window, filter.conditionsBeside(narrowing)) + " WHERE "
                        + (narrowing.isWord()
                                ? "id IN (SELECT record_id FROM " + table + "_word WHERE " + range + ")"
                                : range))
                .collect(Collectors.joining(" UNION ALL "));
        var behind = window.after() == null
                ? ""
                : window.ranges("sort_value", window.after()).stream()
                        .collect(Collectors.joining(") OR (", " AND ((", "))"));
        return query(
                        "SELECT * FROM (" + rows + " OFFSET 0) AS few WHERE hit" + behind + " ORDER BY sort_value"
                                + window.direction() + " NULLS LAST, id" + window.direction()
                                + " LIMIT :limit OFFSET " + window.offset(),
                        filter,
                        window,
                        window.after(),
                        window.sizeAndOne())
                .stream()
                .map(Place::position)
                .toList();
    }

    private List<Position> walk(Narrowing along, Filter filter, Window window) {
        var checked = !filter.conditionsBeside(along).isEmpty();
        var wanted = (int) window.offset() + window.sizeAndOne();
        var stride = checked ? Math.max(FIRST_STRIDE, wanted) : wanted;
        var hits = new ArrayList<Position>();
        var from = window.after();
        List<Place> passed;
        do {
            passed = stride(along, filter, window, from, stride);
            passed.stream().filter(Place::isHit).map(Place::position).forEach(hits::add);
            if (passed.size() < stride) {
                break;
            }
            from = passed.get(passed.size() - 1).position();
            stride = Math.min(2 * stride, LONGEST_STRIDE);
        } while (hits.size() < wanted);
        return hits.subList(Math.min((int) window.offset(), hits.size()), Math.min(wanted, hits.size()));
    }

    /** The next places along the index, hits or not; fewer than asked for at the end of the list. */
    private List<Place> stride(Narrowing along, Filter filter, Window window, Position from, int length) {
        var passed = new ArrayList<Place>();
        for (var range : window.ranges(window.sortColumn(), from)) {
            if (passed.size() < length) {
                passed.addAll(
                        query(walked(along, filter, window, range), filter, window, from, length - passed.size()));
            }
        }
        return passed;
    }

    /** In the words of the order stands the whole index, so that both databases see that it has that order. */
    private String walked(Narrowing along, Filter filter, Window window, String range) {
        var rest = filter.conditionsBeside(along);
        var order = " ORDER BY " + window.sortColumn() + window.direction() + ", id" + window.direction();
        if (along == null) {
            return select(window, rest) + " WHERE " + range + order + " LIMIT :limit";
        }
        var indexOrder = along.column().equals(window.sortColumn())
                ? order
                : order.replace(" ORDER BY ", " ORDER BY " + along.column() + window.direction() + ", ");
        // PostgreSQL would walk the whole order where it takes a value for a frequent one, wherever that value's rows
        // are; said thrice, the value looks rare to it.
        var strands = along.ranges().stream()
                .map(strand -> select(window, rest) + " WHERE " + strand + " AND " + strand.replace(" = ", " >= ")
                        + " AND " + strand.replace(" = ", " <= ") + " AND " + range + indexOrder + " LIMIT :limit")
                .toList();
        return strands.size() == 1
                ? strands.get(0)
                : "SELECT * FROM ((" + String.join(") UNION ALL (", strands) + ")) AS strands ORDER BY sort_value"
                        + window.direction() + ", id" + window.direction() + " LIMIT :limit";
    }

    private String select(Window window, List<String> conditions) {
        return "SELECT id, " + window.sortColumn() + " AS sort_value, " + hit(conditions) + " FROM " + table;
    }

    private List<Place> query(String sql, Filter filter, Window window, Position from, int limit) {
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(Window.parameters(from));
        parameters.put("lowest", lowest.computeIfAbsent(window.sortColumn(), this::lowest));
        parameters.put("limit", limit);
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> new Place(
                        new Position(row.getObject("sort_value"), row.getString("id")), row.getBoolean("hit")))
                .list();
    }

    private static String hit(List<String> conditions) {
        return conditions.isEmpty()
                ? "TRUE AS hit"
                : "CASE WHEN " + all(conditions) + " THEN TRUE ELSE FALSE END AS hit";
    }

    private static String all(List<String> conditions) {
        return String.join(" AND ", conditions);
    }

    /** A value that none in the column is below: where a walk begins, past the rows without a value. */
    private Object lowest(String column) {
        return jdbc.sql("SELECT " + column + " FROM " + table + " WHERE 1 = 0").query(rows -> {
            return lowest(rows.getMetaData().getColumnType(1));
        });
    }

    private static Object lowest(int type) throws SQLException {
        return switch (type) {
            case Types.VARCHAR -> "";
            case Types.DATE -> FIRST_DAY;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                OffsetDateTime.of(FIRST_DAY, LocalTime.MIN, ZoneOffset.UTC);
            case Types.NUMERIC, Types.DECIMAL, Types.INTEGER, Types.BIGINT -> BigDecimal.valueOf(Long.MIN_VALUE);
            default -> throw new SQLException("No list is sorted by a column of the SQL type " + type);
        };
    }
}
