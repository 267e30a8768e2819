package io.leadpath.persistence;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words of a table's records, each with the ids of those that have it; kept in step with {@link SearchText}. */
final class RecordWords {
    private final JdbcClient jdbc;
    private final String table;

    RecordWords(JdbcClient jdbc, String recordTable) {
        this.jdbc = jdbc;
        this.table = recordTable + "_word";
    }

    /** Takes the record from the words of the old text to those of the new one; null: it had, or has, none. */
    void change(String recordId, String oldText, String newText) {
        var before = SearchText.words(oldText);
        var gone = new LinkedHashSet<>(before);
        var come = SearchText.words(newText);
        gone.removeAll(come);
        come.removeAll(before);
        if (!gone.isEmpty()) {
            jdbc.sql("DELETE FROM " + table + " WHERE record_id = :record AND word IN (:words)")
                    .param("record", recordId)
                    .param("words", gone)
                    .update();
        }
        if (!come.isEmpty()) {
            insert(recordId, come);
        }
    }

    private void insert(String recordId, Collection<String> words) {
        var parameters = new HashMap<String, Object>();
        parameters.put("record", recordId);
        words.forEach(word -> parameters.put("word" + (parameters.size() - 1), word));
        var rows = IntStream.range(0, words.size())
                .mapToObj(number -> "(:word" + number + ", :record)")
                .collect(Collectors.joining(", "));
        jdbc.sql("INSERT INTO " + table + " (word, record_id) VALUES " + rows)
                .params(parameters)
                .update();
    }
}
