package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class AdministratorTest {
    private static final String LONG_ENOUGH = "a-long-enough-password";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "admin",
                "elevenchars",
                "           x",
                "            ",
                "Administrator",
                "leadpath-ADMIN",
                "admin1admin2admin3"
            })
    void aMissingShortOrObviousPasswordIsRefusedInProduction(String password) {
        assertThatThrownBy(() -> check("production", password)).isInstanceOf(MissingAdministratorPassword.class);
    }

    @Test
    void demoModeNeedsNone() {
        assertThatCode(() -> check("demo", "")).doesNotThrowAnyException();
        assertThatCode(() -> check("production", LONG_ENOUGH)).doesNotThrowAnyException();
    }

    @Test
    void aPasswordMayContainTheUsersNameAmongOthers() {
        assertThatCode(() -> check("production", "admin-of-the-north")).doesNotThrowAnyException();
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(new AdministratorProperties("admin", LONG_ENOUGH).toString()).doesNotContain(LONG_ENOUGH);
    }

    private static void check(String profile, String password) {
        var environment = new MockEnvironment().withProperty("leadpath.admin.password", password);
        environment.setActiveProfiles(profile);
        new AdministratorPasswordCheck().postProcessEnvironment(environment, null);
    }
}
