package io.leadpath.matching;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param similarName from which Jaro-Winkler similarity on, 0 to 1, two names are told to be similar; never blocks
 */
@Validated
@ConfigurationProperties("leadpath.matching")
record MatchingSettings(
        @DefaultValue("0.93") @DecimalMin("0") @DecimalMax("1")
        double similarName) {}
