package io.leadpath.rest.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the filter behind the log-in, because keys belong to users. */
@Configuration
@EnableScheduling
class IdempotencyConfiguration {
    private static final int BEHIND_LOG_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 20;

    /** How long a request waits for an equal one that still runs, before it is told to come back. */
    @Validated
    @ConfigurationProperties("leadpath.idempotency")
    record Settings(@DefaultValue("20s") @NotNull Duration patience) {}

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            RememberedAnswers answers,
            PlatformTransactionManager transactions,
            Settings settings,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(
                new IdempotencyFilter(answers, new TransactionTemplate(transactions), problems, settings.patience()));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(BEHIND_LOG_IN);
        return registration;
    }
}
