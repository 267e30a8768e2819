package io.leadpath.persistence;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The form in which phone numbers are compared: E.164 without an extension, whatever notation they were written in. A
 * number without a country's prefix is one of the record's own country, else of the region that is configured.
 */
@Component
@EnableConfigurationProperties(PhoneSettings.class)
public class PhoneKeys {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<String> ISO_CODES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> REGIONS = regions();

    private final PhoneSettings settings;

    PhoneKeys(PhoneSettings settings) {
        this.settings = settings;
    }

    /**
     * @param country the record's country as people write it, a name or an ISO code; null: unknown
     * @return null for none, and for what cannot be a whole number
     */
    public String key(String phone, String country) {
        if (phone == null || phone.isBlank()) {
            return null;
        }
        try {
            var number = NUMBERS.parse(international(phone.strip()), region(country));
            var isWhole = NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return isWhole ? NUMBERS.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** "00" stands for "+" in most countries, and begins a number of no country. */
    private static String international(String phone) {
        return phone.replaceFirst("^00(?=\\s*[1-9])", "+");
    }

    private String region(String country) {
        var key = MatchKeys.name(country);
        return key == null ? settings.phoneRegion() : REGIONS.getOrDefault(key, settings.phoneRegion());
    }

    private static Map<String, String> regions() {
        var regions = new HashMap<String, String>();
        Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> ISO_CODES.contains(locale.getCountry()))
                .forEach(locale -> put(regions, locale.getDisplayCountry(locale), locale.getCountry()));
        for (var code : ISO_CODES) {
            var country = new Locale("", code);
            put(regions, country.getDisplayCountry(Locale.ENGLISH), code);
            put(regions, country.getISO3Country(), code);
            put(regions, code, code);
        }
        Map.of(
                        "UK", "GB",
                        "England", "GB",
                        "Scotland", "GB",
                        "Wales", "GB",
                        "Great Britain", "GB",
                        "United States of America", "US",
                        "Holland", "NL")
                .forEach((name, code) -> put(regions, name, code));
        return Map.copyOf(regions);
    }

    private static void put(Map<String, String> regions, String name, String code) {
        var key = MatchKeys.name(name);
        if (key != null) {
            regions.put(key, code);
        }
    }
}
