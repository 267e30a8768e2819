package io.leadpath.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebDomainTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.Acme.example.com/path?q=a@b.example.org, acme.example.com",
        "acme.example.com, acme.example.com",
        "acme.example.com:8080/x, acme.example.com",
        "HTTP://who:secret@acme.example.com:80, acme.example.com",
        "acme.example.com/@other.example.org, acme.example.com",
        "https:acme.example.com, acme.example.com",
        "http:\\\\acme.example.com\\x, acme.example.com",
        "//acme.example.com#part, acme.example.com",
        "https://acme.example.com./, acme.example.com",
        "http://localhost:8080, localhost",
        "www.localhost, localhost",
        "https://bücher.example, xn--bcher-kva.example"
    })
    void findsTheServerInAWebsitesAddress(String website, String domain) {
        assertThat(WebDomain.ofWebsite(website)).hasValue(new WebDomain(domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[::1]/", "not a name", "https://", "..", "?"})
    void findsNoneWhereThereIsNone(String website) {
        assertThat(WebDomain.ofWebsite(website)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ann@Acme.example.com, acme.example.com", "'\"a@b\"@acme.example.com', acme.example.com"})
    void findsTheServerInAnEmailAddress(String email, String domain) {
        assertThat(WebDomain.ofEmail(email)).hasValue(new WebDomain(domain));
    }
}
