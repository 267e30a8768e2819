package io.leadpath.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.scale.RecordedStatements.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Asks a database how many rows it read for a query, and whether it read a table from end to end. */
class Plans {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final DataSource source;
    private final boolean isH2;

    Plans(DataSource source) throws SQLException {
        this.source = source;
        try (var connection = source.getConnection()) {
            this.isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }

    record Plan(long rowsRead, String text) {
        /** Whether it reads one of these tables, or its words, from end to end. */
        boolean isWhole(String... tables) {
            return rowsRead > 0
                    && Stream.of(tables)
                            .flatMap(table -> Stream.of(table, table + "_word"))
                            .anyMatch(table -> text.contains("PUBLIC." + table.toUpperCase() + ".tableScan")
                                    || text.matches("(?s).*\"Node Type\": \"Seq Scan\",[^{}]*\"Relation Name\": \""
                                            + table + "\".*"));
        }
    }

    Plan of(Query query) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            if (!isH2) {
                // a few thousand rows are read whole if they may; the question is whether there is another way
                connection.createStatement().execute("SET LOCAL enable_seqscan = off");
            }
            try {
                return isH2 ? onH2(query, connection) : onPostgres(query, connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static Plan onH2(Query query, Connection connection) throws SQLException {
        try (var statement = query.prepare(connection, "EXPLAIN ANALYZE ");
                var answer = statement.executeQuery()) {
            answer.next();
            var text = answer.getString(1);
            var scanned = SCANNED.matcher(text)
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
            return new Plan(scanned, text);
        }
    }

    private static Plan onPostgres(Query query, Connection connection) throws SQLException {
        try (var statement = query.prepare(connection, "EXPLAIN (ANALYZE, FORMAT JSON) ");
                var answer = statement.executeQuery()) {
            answer.next();
            var text = answer.getString(1);
            return new Plan(rowsRead(JSON.readTree(text).get(0).get("Plan")), text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new SQLException(e);
        }
    }

    private static long rowsRead(JsonNode node) {
        var rows = 0L;
        if (node.has("Relation Name") || node.has("Index Name")) {
            rows += Math.round(node.get("Actual Loops").asDouble()
                    * (node.get("Actual Rows").asDouble()
                            + node.path("Rows Removed by Filter").asDouble()
                            + node.path("Rows Removed by Index Recheck").asDouble()));
        }
        for (var child : node.path("Plans")) {
            rows += rowsRead(child);
        }
        return rows;
    }
}
