package io.leadpath.imports;

import io.leadpath.lead.LeadReceived;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.SignedTokens;
import io.leadpath.security.Users;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Imports on a real database, without processes and web; the worker is driven by the test. Not annotated as a
 * configuration, so that no other test's component scan finds it.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.leadpath.imports",
            "io.leadpath.account",
            "io.leadpath.lead",
            "io.leadpath.activity",
            "io.leadpath.analysts",
            "io.leadpath.persistence",
            "io.leadpath.shared"
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test")
        })
@Import(SignedTokens.class)
@ConfigurationPropertiesScan({"io.leadpath.imports", "io.leadpath.lead"})
class ImportFixture {
    static final CurrentUser SDR = new CurrentUser("sdr", Set.of(Role.SDR));
    static final CurrentUser CHANNEL = new CurrentUser("channel", Set.of(Role.CHANNEL_MANAGER));

    private final FileImports fileImports;
    private final Imports imports;
    private final StoredFiles files;
    private final ImportBatch batch;
    private final RecordKinds kinds;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private Consumer<String> whenReceived = lastName -> {};

    ImportFixture(
            FileImports fileImports,
            Imports imports,
            StoredFiles files,
            ImportBatch batch,
            RecordKinds kinds,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.fileImports = fileImports;
        this.imports = imports;
        this.files = files;
        this.batch = batch;
        this.kinds = kinds;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Bean
    static Users users() {
        return new OneUser();
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Stands where the process stands: what it throws, the transaction of the row meets. */
    @EventListener
    void on(LeadReceived event) {
        whenReceived.accept(jdbc.sql("SELECT last_name FROM lead WHERE id = :id")
                .param("id", event.leadId())
                .query(String.class)
                .single());
    }

    void whenReceived(Consumer<String> lastName) {
        whenReceived = lastName;
    }

    void clear() {
        whenReceived = lastName -> {};
        for (var table : List.of(
                "lead_import_row",
                "lead_import_chunk",
                "lead_import",
                "activity",
                "lead_field_history",
                "lead",
                "contact",
                "account")) {
            jdbc.sql("DELETE FROM " + table).update();
        }
    }

    String accept(String csv) {
        return accept(csv, SDR);
    }

    String accept(String csv, CurrentUser who) {
        return fileImports.accept(ImportKind.LEADS, upload(csv), who).id();
    }

    /** Imports the file to its end. */
    FileImport run(String csv) {
        return run(ImportKind.LEADS, csv);
    }

    FileImport run(ImportKind kind, String csv) {
        var id = fileImports.accept(kind, upload(csv), SDR).id();
        finish();
        return get(id);
    }

    void finish() {
        var progress = newProgress(25);
        while (progress.advance()) {
            // to the end
        }
    }

    /** A worker as a fresh start makes it. */
    ImportProgress newProgress(int batchSize) {
        return new ImportProgress(imports, files, batch, kinds, new ImportSettings(false, batchSize, null));
    }

    /** Does the work while another transaction holds the import. */
    void whileHeld(String id, Runnable work) {
        transactions.executeWithoutResult(status -> {
            imports.lockRunning(id).orElseThrow();
            work.run();
        });
    }

    boolean reject(String id, int row) {
        return batch.reject(id, new CsvRow(row, List.of("Row" + row)), "for a test");
    }

    FileImport get(String id) {
        return imports.find(id).orElseThrow();
    }

    String rejections(String id) {
        var out = new StringWriter();
        fileImports.writeRejections(ImportKind.LEADS, id, SDR, out);
        return out.toString();
    }

    /**
     * What became of each row: a merged row names the row whose lead it was added to, because the ids of leads differ
     * from run to run.
     */
    Map<Integer, String> results(String id) {
        var leads = new TreeMap<String, Integer>();
        var results = new TreeMap<Integer, String>();
        jdbc.sql("SELECT * FROM lead_import_row WHERE import_id = :id ORDER BY row_number")
                .param("id", id)
                .query((row, number) -> {
                    var lead = row.getString("lead_id");
                    var first = lead == null ? "" : leads.computeIfAbsent(lead, created -> number + 1);
                    return results.put(
                            row.getInt("row_number"),
                            row.getString("result") + " " + first + " " + row.getString("reason"));
                })
                .list();
        return results;
    }

    long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    /** The column of the only lead with that last name. */
    <T> T lead(String lastName, String column, Class<T> type) {
        return jdbc.sql("SELECT " + column + " FROM lead WHERE last_name = :name")
                .param("name", lastName)
                .query(type)
                .optional()
                .orElse(null);
    }

    void account(String id) {
        jdbc.sql("INSERT INTO account (id, name, name_key, search_text, created_at, version)"
                        + " VALUES (:id, 'Partner', 'partner', 'partner', CURRENT_TIMESTAMP, 0)")
                .param("id", id)
                .update();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    FileImports fileImports() {
        return fileImports;
    }

    static FileImports.Upload upload(String csv) {
        return new FileImports.Upload() {
            @Override
            public String name() {
                return "leads.csv";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static final class OneUser implements Users {
        @Override
        public Optional<CurrentUser> find(String userId) {
            return Optional.of(SDR).filter(user -> user.id().equals(userId));
        }

        @Override
        public boolean passwordMatches(String userId, String password) {
            return false;
        }

        @Override
        public List<String> withRole(Role role) {
            return role == Role.SDR ? List.of(SDR.id()) : List.of();
        }
    }
}
