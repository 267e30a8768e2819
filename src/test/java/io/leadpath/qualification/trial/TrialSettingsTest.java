package io.leadpath.qualification.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a secret of the two of us, true",
        "https://product.example/trials, a secret of the two of us, true",
        "http://127.0.0.1:9000, a secret of the two of us, true",
        "https://product.example/trials, '', false",
        "https://product.example/trials, too short, false",
        "product.example/trials, a secret of the two of us, false",
        "file:///trials, a secret of the two of us, false",
    })
    void anAddressNeedsASecret(String url, String secret, boolean complete) {
        assertThat(new TrialSettings(url, secret, Duration.ofSeconds(1)).isComplete())
                .isEqualTo(complete);
    }

    @Test
    void neverShowsTheSecret() {
        assertThat(new TrialSettings("https://product.example", "a secret of the two of us", Duration.ofSeconds(1)))
                .asString()
                .doesNotContain("secret of");
    }
}
