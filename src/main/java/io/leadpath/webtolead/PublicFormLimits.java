package io.leadpath.webtolead;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the limits of the public form before everything that reads a body, and behind what refuses strange requests. */
@Configuration
class PublicFormLimits {
    static final String PATH = "/public/leads";

    @Bean
    FilterRegistrationBean<PublicFormFilter> publicFormFilter(
            RateLimit rateLimit,
            WebToLeadSettings settings,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new PublicFormFilter(rateLimit, settings, problems));
        registration.addUrlPatterns(PATH);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
