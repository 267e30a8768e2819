package io.leadpath.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the one log-in with the engine's REST API and its web applications, right behind the security chain. */
@Configuration(proxyBeanMethods = false)
class EngineWebFilters {
    private static final int BEHIND_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    @Bean
    FilterRegistrationBean<EngineRestAuthentication> engineRestAuthentication(
            IdentityService identity, CamundaUsers users) {
        var registration = new FilterRegistrationBean<>(new EngineRestAuthentication(identity, users));
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(BEHIND_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappSingleSignOn> webappSingleSignOn() {
        var registration = new FilterRegistrationBean<>(new WebappSingleSignOn());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(BEHIND_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<NonceOfEachPage> nonceOfEachPage() {
        var registration = new FilterRegistrationBean<>(new NonceOfEachPage());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(BEHIND_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PlainRefusalFilter> plainRefusals() {
        var registration = new FilterRegistrationBean<>(new PlainRefusalFilter());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        registration.setOrder(BEHIND_SECURITY + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BoundedListFilter> boundedLists(ProcessEngineConfigurationImpl engine) {
        var registration = new FilterRegistrationBean<>(new BoundedListFilter(engine));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(BEHIND_SECURITY + 1);
        return registration;
    }
}
