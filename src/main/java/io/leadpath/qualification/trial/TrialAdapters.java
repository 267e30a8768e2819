package io.leadpath.qualification.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.lead.Leads;
import io.leadpath.outbox.Outbox;
import io.leadpath.qualification.TrialProvisioning;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who sets trials up: the product where {@code leadpath.trial.url} names one, otherwise a person. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrialSettings.class)
class TrialAdapters {

    @Bean
    TrialProvisioning trialProvisioning(TrialSettings settings, Outbox outbox, Leads leads, ObjectMapper json) {
        return settings.hasProduct() ? new TrialInProduct(settings, outbox, leads, json) : new TrialByHand();
    }
}
