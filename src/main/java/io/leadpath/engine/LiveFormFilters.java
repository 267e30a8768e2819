package io.leadpath.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.security.Users;
import java.util.List;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link LiveFormFilter} behind the log-in, for Tasklist's way to the engine and for REST. */
@Configuration(proxyBeanMethods = false)
class LiveFormFilters {
    private static final int BEHIND_SIGN_ON = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    @Bean
    FilterRegistrationBean<LiveFormFilter> liveFormFilter(
            OpenTasks tasks, Users users, List<LiveFormData> data, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new LiveFormFilter(tasks, users, data, json));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        registration.setOrder(BEHIND_SIGN_ON);
        return registration;
    }
}
