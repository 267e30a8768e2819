package io.leadpath.personaldata;

import io.leadpath.personaldata.PersonalTable.Mention;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Reads and treats the rows of the {@link PersonalTables}. Which columns there are is asked of the database. */
@Component
class TableRows {
    private static final Set<Integer> TEXTS =
            Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB, Types.NVARCHAR);
    /** A shorter number or word stands in texts about anybody. */
    private static final int SHORTEST_SIGN = 6;

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    TableRows(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    private record Column(String name, boolean isText, boolean isNullable) {}

    /** The rows of the person as the API would name their fields; the forms in which records are compared left out. */
    List<Map<String, Object>> read(PersonalTable table, Person person) {
        var condition = condition(table, person);
        return jdbc.sql("SELECT * FROM " + table.name() + " WHERE " + condition.sql())
                .params(condition.parameters())
                .query((row, number) -> {
                    var fields = new LinkedHashMap<String, Object>();
                    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        var column =
                                JdbcUtils.lookupColumnName(row.getMetaData(), i).toLowerCase(Locale.ROOT);
                        if (!isForComparing(column)) {
                            fields.put(fieldName(column), Value.of(row, i));
                        }
                    }
                    return (Map<String, Object>) fields;
                })
                .list();
    }

    /** Blanks or deletes the person's rows; answers how many. */
    int erase(PersonalTable table, Person person) {
        var condition = condition(table, person);
        if (table.treatment().deletes()) {
            return jdbc.sql("DELETE FROM " + table.name() + " WHERE " + condition.sql())
                    .params(condition.parameters())
                    .update();
        }
        var columns = columns(table.name());
        var assignments = new ArrayList<String>();
        columns.stream()
                .filter(column -> column.isText() && table.blanks(column.name()))
                .forEach(column -> assignments.add(column.name() + " = " + blank(table.name(), column)));
        if (columns.stream().anyMatch(column -> column.name().equals("version"))) {
            assignments.add("version = version + 1");
        }
        return jdbc.sql("UPDATE " + table.name() + " SET " + String.join(", ", assignments) + " WHERE "
                        + condition.sql())
                .params(condition.parameters())
                .update();
    }

    private static String blank(String table, Column column) {
        var word = PersonalTables.WORDS.get(table + "." + column.name());
        if (word != null) {
            return "'" + word + "'";
        }
        return column.isNullable() ? "NULL" : "''";
    }

    private List<Column> columns(String table) {
        try {
            return JdbcUtils.extractDatabaseMetaData(dataSource, database -> {
                var name = database.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
                var columns = new ArrayList<Column>();
                try (var rows = database.getColumns(
                        database.getConnection().getCatalog(),
                        database.getConnection().getSchema(),
                        name,
                        "%")) {
                    while (rows.next()) {
                        columns.add(new Column(
                                rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                                TEXTS.contains(rows.getInt("DATA_TYPE")),
                                "YES".equals(rows.getString("IS_NULLABLE"))));
                    }
                }
                return columns;
            });
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not say which columns it has", e);
        }
    }

    private record Condition(String sql, Map<String, Object> parameters) {}

    private static Condition condition(PersonalTable table, Person person) {
        var parameters = person.parameters();
        if (table.mention() == Mention.NOT_NEEDED) {
            return new Condition("(" + table.rows() + ")", parameters);
        }
        var named = new ArrayList<String>();
        var number = 0;
        for (var text : signs(table, person)) {
            var parameter = "sign" + number++;
            parameters.put(parameter, "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
            table.naming().forEach(column -> named.add("LOWER(" + column + ") LIKE :" + parameter + " ESCAPE '!'"));
        }
        if (table.mention() == Mention.AMONG_OWN) {
            for (var lastName : person.lastNames()) {
                var parameter = "sign" + number++;
                parameters.put(parameter, "%" + escaped(lastName) + "%");
                table.naming().forEach(column -> named.add(column + " LIKE :" + parameter + " ESCAPE '!'"));
            }
        }
        return new Condition(
                "(" + table.rows() + ") AND (" + (named.isEmpty() ? "1 = 0" : String.join(" OR ", named)) + ")",
                parameters);
    }

    /** Answers that are remembered name the records by their ids. */
    private static Set<String> signs(PersonalTable table, Person person) {
        var ids = table.name().equals("idempotency_key")
                ? Stream.of(person.leads(), person.contacts(), person.ownAccounts())
                        .flatMap(Set::stream)
                : Stream.<String>empty();
        return Stream.concat(
                        ids,
                        Stream.of(person.names(), person.signs())
                                .flatMap(Set::stream)
                                .filter(text -> text.length() >= SHORTEST_SIGN))
                .collect(Collectors.toSet());
    }

    private static String escaped(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    private static boolean isForComparing(String column) {
        return column.endsWith("_key") || column.equals("search_text");
    }

    static String fieldName(String column) {
        var words = column.split("_");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
