package io.leadpath.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.persistence.WebDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.FileSystemResource;

class DomainListTest {
    @TempDir
    Path folder;

    private Path file;
    private DomainList list;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("domains.txt");
        Files.writeString(file, """
                \uFEFF.invalid   # reserved
                # a comment
                Only.Example.org
                .Below.example.org.
                .münchen.example
                *.example.net

                """);
        list = new DomainList(() -> new FileSystemResource(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid",
                "shop.INVALID",
                "a.b.invalid.",
                "only.example.org",
                "below.example.org",
                "deep.below.example.org",
                "xn--mnchen-3ya.example",
                "MÜNCHEN.example"
            })
    void knowsADomainHoweverItIsWritten(String domain) {
        assertThat(list.contains(WebDomain.of(domain).orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notinvalid",
                "invalid.example.org",
                "mail.only.example.org",
                "example.org",
                "notbelow.example.org",
                "a.example.net"
            })
    void knowsNoOther(String domain) {
        assertThat(list.contains(WebDomain.of(domain).orElseThrow())).isFalse();
    }

    @Test
    void readsAChangedFileAtTheNextQuestion() throws IOException {
        var domain = WebDomain.of("new.example.org").orElseThrow();
        assertThat(list.contains(domain)).isFalse();

        Files.writeString(file, "new.example.org\n");
        assertThat(list.contains(domain)).isTrue();

        Files.writeString(file, "\n");
        assertThat(list.contains(domain)).isFalse();
    }

    @Test
    void goesByWhatItKnewWhenTheFileCannotBeRead() throws IOException {
        var domain = WebDomain.of("shop.invalid").orElseThrow();
        assertThat(list.contains(domain)).isTrue();

        Files.delete(file);

        assertThat(list.contains(domain)).isTrue();
    }
}
