package io.leadpath.bulk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How bulk conversions are worked through.
 *
 * @param worker whether this instance works on them at all; they are accepted either way
 * @param mostLeads how many leads one may have
 * @param pollInterval how soon one that was interrupted or had to wait is looked at again
 */
@Validated
@ConfigurationProperties("leadpath.bulk")
record BulkSettings(
        @DefaultValue("true") boolean worker,

        @Min(1) @Max(100_000) @DefaultValue("10000") int mostLeads,

        @NotNull @DefaultValue("5s") Duration pollInterval) {}
