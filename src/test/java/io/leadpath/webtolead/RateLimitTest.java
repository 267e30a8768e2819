package io.leadpath.webtolead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RateLimitTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2030-01-07T08:00:00Z"));
    private final RateLimit limit = new RateLimit(
            new WebToLeadSettings(
                    DataSize.ofKilobytes(16),
                    Duration.ofMinutes(1),
                    2,
                    3,
                    "I agree.",
                    "1",
                    List.of(),
                    false,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1)),
            clock);

    @Test
    void anAddressThatSentTooOftenWaitsUntilItMaySendAgain() {
        assertThat(limit.use("192.0.2.1")).isEmpty();
        assertThat(limit.use("192.0.2.1")).isEmpty();
        assertThat(limit.use("192.0.2.1")).contains(Duration.ofSeconds(30));
        assertThat(limit.use("192.0.2.2")).isEmpty();

        clock.pass(Duration.ofSeconds(30));

        assertThat(limit.use("192.0.2.1")).isEmpty();
        assertThat(limit.use("192.0.2.1")).isPresent();
    }

    @Test
    void manyAddressesTogetherAreStoppedToo() {
        assertThat(limit.use("192.0.2.1")).isEmpty();
        assertThat(limit.use("192.0.2.2")).isEmpty();
        assertThat(limit.use("192.0.2.3")).isEmpty();
        assertThat(limit.use("192.0.2.4")).contains(Duration.ofSeconds(20));
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountAsOne() {
        assertThat(limit.use("2001:db8:1:2:3:4:5:6")).isEmpty();
        assertThat(limit.use("2001:db8:1:2::7")).isEmpty();
        assertThat(limit.use("2001:db8:1:2:aaaa:0:0:1")).isPresent();
        assertThat(limit.use("2001:db8:1:3::7")).isEmpty();
    }
}
