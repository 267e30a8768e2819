package io.leadpath.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A CRM's own export, where it lies beside the project; it is not ours to ship. */
@ImportTest
class RealExportTest {
    private static final Path FILE =
            Path.of(System.getProperty("leadpath.test.data", "../shared/data"), "crm-export-leads.csv");

    @Autowired
    private ImportFixture fixture;

    @BeforeEach
    void clear() {
        assumeTrue(Files.exists(FILE), "no real export beside the project");
        fixture.clear();
    }

    @Test
    void importsEveryRowAndUnderstandsEveryColumnButTheId() throws IOException {
        var done = fixture.run(Files.readString(FILE));

        assertThat(done.state()).isEqualTo(FileImport.State.FINISHED);
        assertThat(done.read()).isEqualTo(2000);
        assertThat(done.created() + done.merged() + done.rejected()).isEqualTo(2000);
        assertThat(done.warnings()).containsExactly("The column 'LEADID' is not known and was ignored.");
        assertThat(fixture.rejections(done.id()).lines()).hasSize(1 + done.rejected());
        assertThat(fixture.count("lead WHERE created_at < TIMESTAMP '2022-01-01 00:00:00'"))
                .isEqualTo(done.created());
        assertThat(fixture.count("lead WHERE status = 'DISQUALIFIED'")).isPositive();
        assertThat(fixture.count("lead WHERE status NOT IN ('OPEN', 'DISQUALIFIED')"))
                .isZero();
    }
}
