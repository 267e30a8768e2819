package io.leadpath.analysts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalystsFilesTest {
    private static final String NAME = "lead-qualification/blocked-domains.txt";

    @TempDir
    Path folder;

    @Test
    void theAnalystsOwnFileWinsOverTheApplicationsCopy() throws IOException {
        Files.createDirectories(folder.resolve(NAME).getParent());
        Files.writeString(folder.resolve(NAME), "example.org\n");

        assertThat(text()).isEqualTo("example.org\n");
    }

    @Test
    void theApplicationsCopyStandsInForAFileThatTheFolderLacks() throws IOException {
        assertThat(text()).contains("\n.invalid\n.test\n.localhost\n");
    }

    private String text() throws IOException {
        return new AnalystsFiles(new AnalystsProperties(folder)).file(NAME).getContentAsString(StandardCharsets.UTF_8);
    }
}
