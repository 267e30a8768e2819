package io.leadpath.monitoring;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the funnel shows where nobody asks for certain days.
 *
 * @param days how many of the last days, today among them
 */
@Validated
@ConfigurationProperties("leadpath.funnel")
record FunnelSettings(@DefaultValue("90") @Min(1) int days) {}
