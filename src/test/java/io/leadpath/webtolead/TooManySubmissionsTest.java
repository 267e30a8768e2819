package io.leadpath.webtolead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"leadpath.web-to-lead.per-address=3", "leadpath.web-to-lead.window=1h"})
class TooManySubmissionsTest {
    @LocalServerPort
    int port;

    @Test
    void whoSendsTooOftenIsToldWhenToComeBackWhateverAddressItClaims() {
        for (var i = 0; i < 3; i++) {
            assertThat(send("192.0.2." + i).status()).isEqualTo(202);
        }

        var refused = send("192.0.2.99");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1200);
        assertThat(Caller.nobody(port)
                        .with("Accept", "text/html")
                        .post("/public/leads", "{}")
                        .status())
                .isEqualTo(429);
    }

    private Caller.Answer send(String claimed) {
        return Caller.nobody(port).with("X-Forwarded-For", claimed).post("/public/leads", "{}");
    }
}
