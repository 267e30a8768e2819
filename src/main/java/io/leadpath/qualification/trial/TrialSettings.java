package io.leadpath.qualification.trial;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The company's own product, which sets trials up.
 *
 * @param url where it takes them, by POST; empty: trials are set up by hand
 * @param secret what requests are signed with, at least 16 characters; the product knows it too
 * @param timeout how long the product may take to answer; a request that takes longer is repeated later
 */
@Validated
@ConfigurationProperties("leadpath.trial")
record TrialSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String secret,
        @NotNull @DefaultValue("20s") Duration timeout) {
    private static final int SHORTEST_SECRET = 16;

    TrialSettings {
        url = url.strip();
    }

    boolean hasProduct() {
        return !url.isEmpty();
    }

    @AssertTrue(
            message = "leadpath.trial.url must be an http or https address, and leadpath.trial.secret must be set"
                    + " along with it, at least 16 characters long")
    boolean isComplete() {
        return !hasProduct() || url.matches("https?://[^/\\s]+\\S*") && secret.length() >= SHORTEST_SECRET;
    }

    /** Without the secret: settings are printed when something is wrong with them. */
    @Override
    public String toString() {
        return "TrialSettings[url=" + url + "]";
    }
}
