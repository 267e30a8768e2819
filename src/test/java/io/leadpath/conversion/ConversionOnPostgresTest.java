package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Postgres;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Everything about conversion once more on PostgreSQL, by a role that may only read and write rows. */
@Tag("full")
class ConversionOnPostgresTest {
    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Rules extends LeadConversionTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Once extends ConversionOnceTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Rest extends ConversionRestTest {
        @Override
        String countOfBlockedSessions() {
            return "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
        }
    }

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Corrected extends CorrectionRestTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Answers extends AnswersToYouCannotTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class KnownContacts extends KnownContactRestTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class EqualEnquiries extends EqualEnquiriesTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Preview extends ConversionPreviewTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Failures extends ConversionFailureTest {}

    @Nested
    @ContextConfiguration(initializers = Postgres.class)
    class Final extends ConversionIsFinalTest {}

    /** Here the application could do anything, and only the triggers say no. */
    @Nested
    @ContextConfiguration(initializers = Postgres.OwnedByTheApplication.class)
    class FinalForTheOwnerToo extends ConversionIsFinalTest {
        @Test
        void refusesToEmptyTheTablesWithAllThatHangsOnThem() {
            for (var table :
                    List.of("conversion", "conversion_reason", "correction", "lead", "account", "opportunity")) {
                assertThat(Refusals.byTheDatabase(
                                () -> jdbc.sql("TRUNCATE " + table + " CASCADE").update()))
                        .as(table)
                        .isTrue();
            }
        }
    }

    @Nested
    @ConversionTest
    @ContextConfiguration(initializers = Postgres.class)
    class TheRoleOfTheApplication {
        @Autowired
        JdbcClient jdbc;

        @Test
        void grantsItselfNothing() {
            jdbc.sql("GRANT UPDATE, DELETE ON conversion TO " + Postgres.APPLICATION)
                    .update();

            assertThat(Refusals.byTheDatabase(
                            () -> jdbc.sql("DELETE FROM conversion").update()))
                    .isTrue();
        }

        @Test
        void changesNoTableTriggerOrFunction() {
            for (var change : List.of(
                    "ALTER TABLE lead DISABLE TRIGGER ALL",
                    "ALTER TABLE conversion DISABLE TRIGGER conversion_is_final",
                    "DROP TRIGGER converted_lead_is_final ON lead",
                    "CREATE OR REPLACE FUNCTION refuse_change_of_conversion() RETURNS trigger LANGUAGE plpgsql"
                            + " AS $$ BEGIN RETURN NEW; END $$",
                    "ALTER TABLE conversion DROP CONSTRAINT conversion_once",
                    "ALTER TABLE lead ADD COLUMN extra INTEGER",
                    "DROP TABLE conversion_reason",
                    "TRUNCATE conversion CASCADE",
                    "TRUNCATE lead CASCADE",
                    "CREATE TABLE own (id INTEGER)",
                    "SET session_replication_role = replica",
                    "SET ROLE " + Postgres.OWNER,
                    "DELETE FROM flyway_schema_history",
                    "UPDATE conversion SET converted_by = 'x'",
                    "DELETE FROM conversion_reason",
                    "DELETE FROM correction")) {
                assertThat(Refusals.byTheDatabase(() -> jdbc.sql(change).update()))
                        .as(change)
                        .isTrue();
            }
        }
    }
}
