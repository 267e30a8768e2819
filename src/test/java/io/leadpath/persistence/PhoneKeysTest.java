package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneKeysTest {
    private final PhoneKeys keys = new PhoneKeys(new PhoneSettings("US"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 415 555 0100",
                "+1 (415) 555-0100",
                "415.555.0100",
                "(415) 555-0100",
                "1-415-555-0100",
                "4155550100",
                "tel:+1-415-555-0100",
                "415 555 0100 ext. 7",
                "001 415 555 0100",
                "  +1/415/555/0100 "
            })
    void oneNumberIsTheSameInAnyNotation(String phone) {
        assertThat(keys.key(phone, null)).isEqualTo("+14155550100");
    }

    @ParameterizedTest
    @CsvSource({
        "030 123456, Germany, +4930123456",
        "030/123456, Deutschland, +4930123456",
        "+49 (0)30 123456, , +4930123456",
        "0049 30 123456, USA, +4930123456",
        "020 7946 0018, UK, +442079460018",
        "020 7946 0018, GBR, +442079460018",
        "01 23 45 67 89, fr, +33123456789",
        "06 1234 5678, Italia, +390612345678",
        "415-555-0100, Nowhere, +14155550100"
    })
    void aNumberWithoutPrefixIsOfTheRecordsCountry(String phone, String country, String key) {
        assertThat(keys.key(phone, country)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "n/a", "555-1234", "1", "call reception"})
    void whatIsNoWholeNumberIsComparedWithNothing(String phone) {
        assertThat(keys.key(phone, "US")).isNull();
    }

    @Test
    void theRegionOfNumbersWithoutCountryIsASetting() {
        var german = new PhoneKeys(new PhoneSettings("DE"));

        assertThat(german.key("030 123456", null)).isEqualTo("+4930123456");
        assertThat(german.key("415-555-0100", "United States")).isEqualTo("+14155550100");
    }
}
