package io.leadpath.layout;

import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How amounts are shown.
 *
 * @param currency the one currency of all amounts, by its ISO 4217 code; a setting, not a conversion
 */
@ConfigurationProperties("leadpath")
record MoneyProperties(@DefaultValue("USD") Currency currency) {}
