package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
    @Test
    void aRecordHasItsWordsWithoutAccentsAndCaseAndAnAddressWholeAndInParts() {
        assertThat(SearchText.words(
                        SearchText.of("Zoë O'Neill", null, "U.S.A. Steel GmbH", "Zoe.O-Neill@Steel.example")))
                .containsExactlyInAnyOrder(
                        "zoe",
                        "oneill",
                        "u",
                        "s",
                        "a",
                        "steel",
                        "gmbh",
                        "usa",
                        "o",
                        "neill",
                        "example",
                        "zoe.o-neill@steel.example");
    }

    @ParameterizedTest
    @CsvSource({
        "ZOË,zoe",
        "'  Steel  zoe ',steel zoe",
        "zoe.o,zoe o",
        "@Steel.example,example steel",
        "Zoe.o-neill@st,zoe.o-neill@st",
        "'%_!',''",
    })
    void whatIsAskedForIsReadTheSameWay(String asked, String prefixes) {
        assertThat(String.join(" ", SearchText.prefixes(asked))).isEqualTo(prefixes);
    }

    @Test
    void allThatBeginsWithAPrefixLiesBeforeTheTextBehindIt() {
        assertThat(SearchText.behind("ab")).isEqualTo("ac");
        assertThat(SearchText.behind("a\uD842\uDFB7")).isEqualTo("a\uD842\uDFB8");
    }

    @Test
    void whatDoesNotFitIsLeftOutWordByWord() {
        var words = SearchText.words(SearchText.of("x".repeat(900), "y".repeat(70) + " " + "z".repeat(79)));
        assertThat(words).allMatch(word -> word.length() <= 80);
        assertThat(SearchText.of(String.join(" ", List.of("a".repeat(90), "b"))).length())
                .isLessThan(1000);
    }
}
