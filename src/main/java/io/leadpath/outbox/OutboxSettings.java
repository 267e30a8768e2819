package io.leadpath.outbox;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox is worked through.
 *
 * @param worker whether this instance delivers at all; entries are put in either way
 * @param pollInterval how soon entries are seen that became due or were put in by another instance
 * @param lease how long an attempt may take until it is taken for interrupted; longer than any wait of a channel
 * @param retryGaps the waits after the first, second, … failed attempt; after one more the entry has failed
 */
@Validated
@ConfigurationProperties("leadpath.outbox")
record OutboxSettings(
        @DefaultValue("true") boolean worker,
        @NotNull @DefaultValue("5s") Duration pollInterval,
        @NotNull @DefaultValue("5m") Duration lease,

        @NotEmpty @DefaultValue({"1m", "5m", "30m", "2h", "8h", "24h"})
        List<Duration> retryGaps) {}
