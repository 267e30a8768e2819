package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchKeysTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme, Inc.|acme",
                "ACME Co., Ltd.|acme",
                "Acme L.L.C.|acme",
                "Müller & Söhne GmbH & Co. KG|muller sohne",
                "Acme Software UG (haftungsbeschränkt)|acme software",
                "O'Reilly Media|oreilly media",
                "Fiat S.p.A.|fiat",
                "Fiat SpA|fiat",
                "Łódź Glass Sp. z o.o.|łodz glass",
                "Novo A/S|novo",
                "Škoda Auto a.s.|skoda auto",
                "Krka d.o.o.|krka",
                "Cemex, S.A. de C.V.|cemex",
                "Dupont S.A.R.L.|dupont",
                "Petronas Sdn. Bhd.|petronas",
                "Toyota K.K.|toyota",
                "Tata Pvt. Ltd.|tata",
                "Petrobras S/A|petrobras",
                "Inditex, S.L.|inditex",
                "Limited|limited"
            })
    void aCompanyIsComparedWithoutItsLegalFormAndPunctuation(String name, String key) {
        assertThat(MatchKeys.company(name)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "Serenity Spa, Serenity Inc.",
        "Scooby Doo, Scooby Ltd",
        "Rivian EV, Rivian Inc.",
        "Acme North, Acme South",
        "Incline, In",
        "Delta Air Lines, Delta Faucet Company"
    })
    void companiesThatOnlyLookAlikeAreNotTheSame(String one, String other) {
        assertThat(MatchKeys.company(one)).isNotEqualTo(MatchKeys.company(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Prestiga-Biz, Prestigabiz",
        "Magna Solution, MagnaSolution Inc",
        "The Boston Beer Company, Boston Beer",
        "Johnson & Johnson, Johnson and Johnson",
        "Müller GmbH, Mueller",
        "Straße AG, Strasse",
        "Dupont SARL, SARL Dupont",
        "Fiat S.p.A., FIAT SPA"
    })
    void companiesThatMayBeTheSameAreSimilar(String one, String other) {
        assertThat(MatchKeys.similarCompany(one)).isEqualTo(MatchKeys.similarCompany(other));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.shop.acme.co.uk/x, acme.co.uk",
        "Acme.CO.UK, acme.co.uk",
        "acme.com.au:8080, acme.com.au",
        "https://acme.de, acme.de",
        "acme.github.io, acme.github.io",
        "www.acme.example, acme.example"
    })
    void aWebsiteIsComparedByTheDomainThatWasRegistered(String website, String domain) {
        assertThat(MatchKeys.domain(website)).isEqualTo(domain);
        assertThat(MatchKeys.emailDomain("ann@" + domain)).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"co.uk", "github.io", "localhost", "http://10.0.0.1/", "no name"})
    void whatNobodyRegisteredAloneIsNoDomain(String website) {
        assertThat(MatchKeys.domain(website)).isNull();
    }

    @Test
    void aPersonIsComparedByFirstAndLastNameOnly() {
        assertThat(MatchKeys.person("Jörg", "Müller")).isEqualTo(MatchKeys.person("JOERG", "Mueller"));
        assertThat(MatchKeys.person("Jörg", "Müller")).isNotEqualTo(MatchKeys.person("Jürgen", "Müller"));
        assertThat(MatchKeys.person(null, "Müller")).isNull();
        assertThat(MatchKeys.person("Jörg", " ")).isNull();
    }

    @Test
    void aLongNameIsCutToItsColumn() {
        assertThat(MatchKeys.similarCompany("ﬃ".repeat(255))).hasSize(255);
        assertThat(MatchKeys.person("ﬃ".repeat(40), "ﬃ".repeat(80))).hasSizeLessThanOrEqualTo(160);
    }
}
