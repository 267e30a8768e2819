package io.leadpath.conversion;

import io.leadpath.persistence.Rows;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All corrections there are, one at most for each conversion; they can be added, never changed. */
@Repository
public class Corrections {
    private static final RowMapper<Correction> MAPPER = Rows.mapper(Correction.class);

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The correction of that conversion, if it was a mistake. */
    public Optional<Correction> of(String conversionId) {
        return jdbc.sql("SELECT * FROM correction WHERE conversion_id = :conversion")
                .param("conversion", conversionId)
                .query(MAPPER)
                .optional();
    }

    void add(Correction correction) {
        Rows.insert(jdbc, "correction", correction);
    }
}
