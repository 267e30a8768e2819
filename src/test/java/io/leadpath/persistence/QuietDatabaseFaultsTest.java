package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class QuietDatabaseFaultsTest {
    private final QuietDatabaseFaults faults = new QuietDatabaseFaults();
    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));

    @BeforeEach
    void aTableWithSomebody() {
        jdbc.setExceptionTranslator(faults);
        jdbc.execute("CREATE TABLE person (name VARCHAR(6) UNIQUE, age INTEGER)");
        jdbc.update("INSERT INTO person VALUES ('Novak', 7)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO person SELECT name, 8 FROM person",
                "UPDATE person SET name = name || name",
                "UPDATE person SET age = CAST(name AS INTEGER)"
            })
    void saysOfARowThatIsRefusedWhichKindOfFaultItIsAndWhereButNotWhatStandsInIt(String sql) {
        var fault = catchThrowable(() -> jdbc.update(sql));

        assertThat(fault).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("SQL state 2");
        assertThat(fault).rootCause().isInstanceOf(SQLException.class);
        assertThat(fault.getCause().getStackTrace()).isNotEmpty();
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("Novak");
        }
    }

    @Test
    void knowsTheSameKindsOfFaultsAsBeforeOnEitherDatabase() {
        assertThat(catchThrowable(() -> jdbc.update("INSERT INTO person SELECT name, 8 FROM person")))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(faults.translate("task", "sql", new SQLException("Key (name)=(Novak) exists", "23505")))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(faults.translate("task", "sql", new SQLException("deadlock", "40P01")))
                .isInstanceOf(PessimisticLockingFailureException.class)
                .hasMessageContaining("deadlock");
    }

    @Test
    void repeatsTheSentencesOfOurOwnTriggers() {
        assertThat(faults.translate("task", "sql", new SQLException("A conversion is final.", "23001")))
                .hasMessageContaining("A conversion is final.");
    }
}
