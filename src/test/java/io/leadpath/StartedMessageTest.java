package io.leadpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartedMessageTest {
    @Test
    void tellsWhereToGoAndInDemoModeAsWhom() {
        assertThat(StartedMessage.text(8080, "", true))
                .contains("http://localhost:8080/\n", "http://localhost:8080/camunda/app/tasklist/default/")
                .contains("sdr, sdr2, ae, ae2, manager, channel, analyst, admin");
    }

    @Test
    void namesNobodyInProduction() {
        assertThat(StartedMessage.text(8080, "/leadpath", false))
                .contains("http://localhost:8080/leadpath/\n")
                .doesNotContain("sdr", "password");
    }
}
