package io.leadpath.opportunity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How probable a win is at each stage, in percent. {@code leadpath.opportunity.probabilities.PROPOSAL=60} replaces the
 * usual one of a stage.
 */
@Validated
@ConfigurationProperties("leadpath.opportunity")
public record StageProbabilities(@DefaultValue Map<Stage, @Min(0) @Max(100) Integer> probabilities) {

    /** A closed deal is won or not, whatever is configured. */
    public int of(Stage stage) {
        return stage.isClosed()
                ? stage.usualProbability()
                : probabilities.getOrDefault(stage, stage.usualProbability());
    }
}
