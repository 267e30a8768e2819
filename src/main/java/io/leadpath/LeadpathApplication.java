package io.leadpath;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Leadpath: the way from a lead to an opportunity, run as an executable BPMN process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LeadpathApplication {
    public static void main(String[] args) {
        SpringApplication.run(LeadpathApplication.class, args);
    }
}
