package io.leadpath.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250|250",
                "1,234|1234",
                "1.234|1234",
                "1 234 567|1234567",
                "12'500|12500",
                "250.0|250",
                "250,00|250",
                "1,234.00|1234",
                "-5|-5"
            })
    void readsWholeNumbersAsPeopleWriteThem(String text, int number) {
        assertThat(Numbers.whole(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"about 50", "12.5", "1-5", "1,23,456", "99999999999", "", "1e3", "0x10"})
    void knowsWhatIsNoWholeNumber(String text) {
        assertThat(Numbers.whole(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200000|1200000",
                "1,200,000|1200000",
                "1,200,000.50|1200000.5",
                "1.200.000,50|1200000.5",
                "$1,200.00|1200",
                "1200 €|1200",
                "1200.75|1200.75",
                "1200,75|1200.75",
                "12,345|12345",
                "1234.000|1234"
            })
    void readsAmountsAsPeopleWriteThem(String text, BigDecimal amount) {
        assertThat(Numbers.amount(text))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "a lot", "1.2M", "1,2,3", "USD 5"})
    void doesNotGuessAmounts(String text) {
        assertThat(Numbers.amount(text)).isEmpty();
    }
}
