package io.leadpath.conversion;

import io.leadpath.lead.LeadSources;
import io.leadpath.opportunity.StageProbabilities;
import io.leadpath.security.SignedTokens;
import io.leadpath.support.MovableClock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The records and the conversion on a real database, without engine and web: it starts in a second.
 * No {@code @Configuration}, so that the application's own scan passes it over.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.leadpath.account",
            "io.leadpath.activity",
            "io.leadpath.analysts",
            "io.leadpath.conversion",
            "io.leadpath.lead",
            "io.leadpath.matching",
            "io.leadpath.opportunity",
            "io.leadpath.persistence"
        },
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.(web|process)\\..*|Test\\$.*|Test)"))
@Import({Records.class, SignedTokens.class})
@EnableConfigurationProperties({LeadSources.class, StageProbabilities.class})
class ConversionSlice {
    @Bean
    MovableClock clock() {
        return new MovableClock(Instant.parse("2026-05-20T10:15:30.123456Z"));
    }

    @Bean
    KnownUsers users() {
        return new KnownUsers();
    }
}
