package io.leadpath.webtolead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How often the form may be sent to this server, by one network address and by all. Other servers count for themselves. */
@Component
class RateLimit {
    /** More addresses than these within a window are stopped by the limit for all. */
    private static final int ADDRESSES = 10_000;

    private final WebToLeadSettings settings;
    private final TimeMeter time;
    private final Bucket all;
    private final Cache<String, Bucket> byAddress;

    RateLimit(WebToLeadSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockTime(clock);
        this.all = bucket(settings.overall());
        this.byAddress = Caffeine.newBuilder().maximumSize(ADDRESSES).build();
    }

    /** How long the address has to wait before it may send again; empty: it may send now, and has done so. */
    Optional<Duration> use(String address) {
        var wait = use(byAddress.get(network(address), unknown -> bucket(settings.perAddress())));
        return wait.isPresent() ? wait : use(all);
    }

    private static Optional<Duration> use(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(int capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, settings.window()))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Whoever has an IPv6 address has a whole network of them, which its first half names. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, bytes.length / 2);
        } catch (UnknownHostException e) {
            return address; // nothing but colons tells that it was meant to be one
        }
    }

    /** The product's clock, which tests move. */
    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
