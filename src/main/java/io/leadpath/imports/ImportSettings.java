package io.leadpath.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How imports are worked through.
 *
 * @param worker whether this instance works on imports at all; uploads are accepted either way
 * @param batchSize rows per transaction: more is quicker, fewer shows progress sooner and holds locks for less time
 * @param pollInterval how soon an import that was interrupted or had to wait is looked at again
 */
@Validated
@ConfigurationProperties("leadpath.imports")
record ImportSettings(
        @DefaultValue("true") boolean worker,

        @Min(1) @Max(1000) @DefaultValue("25") int batchSize,

        @NotNull @DefaultValue("5s") Duration pollInterval) {}
