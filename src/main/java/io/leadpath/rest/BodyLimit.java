package io.leadpath.rest;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the limit behind the log-in, so that strangers learn nothing but that they are strangers. */
@Configuration
class BodyLimit {
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        registration.addUrlPatterns("/api/*", "/public/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return registration;
    }
}
