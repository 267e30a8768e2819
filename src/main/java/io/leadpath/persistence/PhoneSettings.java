package io.leadpath.persistence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param phoneRegion the region, an ISO 3166 code of two letters, of phone numbers without a country's prefix on records
 *     that name no country; a record keeps what followed from it until it is edited
 */
@ConfigurationProperties("leadpath")
record PhoneSettings(@DefaultValue("US") String phoneRegion) {}
