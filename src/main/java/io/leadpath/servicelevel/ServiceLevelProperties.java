package io.leadpath.servicelevel;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the working day is.
 *
 * @param businessZone the time zone of the hours in the decision business-hours, such as {@code Europe/Paris}
 */
@ConfigurationProperties("leadpath")
public record ServiceLevelProperties(@DefaultValue("UTC") ZoneId businessZone) {}
