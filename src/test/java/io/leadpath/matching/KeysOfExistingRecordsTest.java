package io.leadpath.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.persistence.PhoneKeys;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysOfExistingRecordsTest {
    private static final String DATABASE = "jdbc:h2:mem:existing-records;DB_CLOSE_DELAY=-1";
    private static final int MORE_THAN_TWO_BATCHES = 1203;

    @Test
    void recordsFromBeforeAreFoundByAllTheirKeys() {
        new ApplicationContextRunner().withUserConfiguration(PhoneKeys.class).run(context -> {
            var phones = context.getBean(PhoneKeys.class);
            var before = flyway(phones, "66.1").load();
            before.migrate();
            var jdbc = JdbcClient.create(before.getConfiguration().getDataSource());
            jdbc.sql("""
                    INSERT INTO lead (id, first_name, last_name, company, phone, mobile, website, country, do_not_call,
                           email_opt_out, owner_is_group, imported, status, created_at, version, company_key,
                           last_name_key, search_text)
                    SELECT 'lead-' || x, 'Jörg', 'Müller', 'Acme Sp. z o.o.', '030 1234' || (1000 + x), NULL,
                           'www.acme.co.uk', 'Germany', FALSE, FALSE, FALSE, FALSE, 'OPEN', NOW(), 0, 'acme sp z o o',
                           'muller', '' FROM SYSTEM_RANGE(1, :rows)""").param("rows", MORE_THAN_TWO_BATCHES).update();
            jdbc.sql("""
                    INSERT INTO account (id, name, website, phone, created_at, version, name_key, search_text)
                    VALUES ('a', 'The Acme-Works Inc.', 'http://acme.example/', '415-555-0100', NOW(), 0, 'x', '')""").update();
            jdbc.sql("""
                    INSERT INTO contact (id, account_id, first_name, last_name, mobile, do_not_call, email_opt_out,
                           created_at, version, last_name_key, search_text)
                    VALUES ('c', 'a', 'Ann', 'Lee', '+49 30 123456', FALSE, FALSE, NOW(), 0, 'lee', '')""").update();

            flyway(phones, "latest").load().migrate();

            assertThat(jdbc.sql("SELECT COUNT(DISTINCT phone_key) FROM lead WHERE phone_key LIKE '+49301234%'"
                                    + " AND company_key = 'acme' AND person_key = 'jorgmuller' AND mobile_key IS NULL"
                                    + " AND domain_key = 'acme.co.uk' AND similar_company_key = 'acme'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(MORE_THAN_TWO_BATCHES);
            assertThat(row(
                            jdbc,
                            "SELECT name_key, similar_name_key, first_word_key, phone_key, domain_key FROM account"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "NAME_KEY", "the acme works",
                            "SIMILAR_NAME_KEY", "acmeworks",
                            "FIRST_WORD_KEY", "acme",
                            "PHONE_KEY", "+14155550100",
                            "DOMAIN_KEY", "acme.example"));
            assertThat(row(jdbc, "SELECT person_key, mobile_key FROM contact"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("PERSON_KEY", "annlee", "MOBILE_KEY", "+4930123456"));
        });
    }

    private static Map<String, Object> row(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query().singleRow();
    }

    private static FluentConfiguration flyway(PhoneKeys phones, String target) {
        return Flyway.configure()
                .dataSource(DATABASE, "sa", "")
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .placeholders(Map.of("applicationRole", "sa"))
                .javaMigrations(new V70_1__KeysOfExistingRecords(phones))
                .target(target);
    }
}
