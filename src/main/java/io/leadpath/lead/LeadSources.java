package io.leadpath.lead;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The codes a lead's source may have, in the order people choose from; extended by {@code leadpath.lead.sources}. */
@Validated
@ConfigurationProperties("leadpath.lead")
public record LeadSources(
        @NotEmpty @DefaultValue({"WEB", "PHONE_INQUIRY", "PARTNER_REFERRAL", "PURCHASED_LIST", OTHER})
        List<String> sources) {

    public static final String OTHER = "OTHER";

    public boolean knows(String source) {
        return sources.contains(source);
    }

    /** Refuses a source that is not one of the configured codes; none at all is allowed. */
    public void check(String source) {
        if (source != null && !knows(source)) {
            throw BusinessException.invalid(
                    "source", ErrorCode.INVALID_VALUE, "'source' must be one of " + String.join(", ", sources) + ".");
        }
    }
}
