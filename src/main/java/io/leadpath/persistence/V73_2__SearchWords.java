package io.leadpath.persistence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Gives the records that were there before their words, so many at a time that any number of them fits the memory. */
@Component
class V73_2__SearchWords extends BaseJavaMigration {
    private static final int AT_A_TIME = 1000;

    private static final Map<String, List<String>> TEXTS = Map.of(
            "lead", List.of("first_name", "last_name", "company", "email"),
            "account", List.of("name", "website"),
            "contact", List.of("first_name", "last_name", "email"),
            "opportunity", List.of("name"));

    private record Found(String id, String text, String nameKey) {
        private Stream<Object[]> words() {
            return SearchText.words(text).stream().map(word -> new Object[] {word, id});
        }
    }

    @Override
    public void migrate(Context context) {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        TEXTS.keySet().stream().sorted().forEach(table -> findWords(jdbc, table));
    }

    private static void findWords(JdbcTemplate jdbc, String table) {
        var texts = TEXTS.get(table);
        var select = "SELECT id, " + String.join(", ", texts) + " FROM " + table + " WHERE id > ? ORDER BY id LIMIT "
                + AT_A_TIME;
        var last = "";
        while (last != null) {
            var batch = jdbc.query(
                    select,
                    (row, number) -> {
                        var parts = new String[texts.size()];
                        for (int i = 0; i < parts.length; i++) {
                            parts[i] = row.getString(texts.get(i));
                        }
                        return new Found(row.getString("id"), SearchText.of(parts), nameKey(parts));
                    },
                    last);
            write(jdbc, table, batch);
            last = batch.isEmpty() ? null : batch.get(batch.size() - 1).id();
        }
    }

    private static void write(JdbcTemplate jdbc, String table, List<Found> batch) {
        jdbc.batchUpdate(
                "UPDATE " + table + " SET search_text = ? WHERE id = ?",
                batch.stream()
                        .map(found -> new Object[] {found.text(), found.id()})
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO " + table + "_word (word, record_id) VALUES (?, ?)",
                batch.stream().flatMap(Found::words).toList());
        if (table.equals("opportunity")) {
            jdbc.batchUpdate(
                    "UPDATE opportunity SET name_key = ? WHERE id = ?",
                    batch.stream()
                            .map(found -> new Object[] {found.nameKey(), found.id()})
                            .toList());
        }
    }

    private static String nameKey(String[] parts) {
        return Optional.ofNullable(MatchKeys.name(String.join(
                        " ", Stream.of(parts).filter(Objects::nonNull).toList())))
                .orElse("");
    }
}
