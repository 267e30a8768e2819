package io.leadpath.bulk;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.lead.LeadConverted;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadSources;
import io.leadpath.opportunity.StageProbabilities;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.SignedTokens;
import io.leadpath.security.Users;
import io.leadpath.support.MovableClock;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Bulk conversions on a real database, without engine and web; the worker is driven by the test. Not annotated as a
 * configuration, so that no other test's component scan finds it.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.leadpath.account",
            "io.leadpath.activity",
            "io.leadpath.analysts",
            "io.leadpath.bulk",
            "io.leadpath.conversion",
            "io.leadpath.lead",
            "io.leadpath.matching",
            "io.leadpath.opportunity",
            "io.leadpath.persistence"
        },
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.(web|process)\\..*|Test\\$.*|Test)"))
@Import(SignedTokens.class)
@EnableConfigurationProperties({LeadSources.class, StageProbabilities.class, BulkSettings.class})
class BulkFixture implements ApplicationListener<PayloadApplicationEvent<LeadConverted>> {
    static final CurrentUser MANAGER = new CurrentUser("manager", Set.of(Role.SALES_MANAGER));
    private static final Instant BEFORE = Instant.parse("2026-01-05T08:00:00Z");

    private final BulkConversions bulk;
    private final BulkJobs jobs;
    private final BulkLead lead;
    private final TransactionOperations transactions;
    private final LeadIntake intake;
    private final LeadLifecycle lifecycle;
    private final Accounts accounts;
    private final Contacts contacts;
    private final JdbcClient jdbc;
    private final Clock clock;
    private Consumer<String> whenConverted = leadId -> {};
    private Runnable beforeCommit = () -> {};

    BulkFixture(
            BulkConversions bulk,
            BulkJobs jobs,
            BulkLead lead,
            TransactionOperations transactions,
            LeadIntake intake,
            LeadLifecycle lifecycle,
            Accounts accounts,
            Contacts contacts,
            JdbcClient jdbc,
            Clock clock) {
        this.bulk = bulk;
        this.jobs = jobs;
        this.lead = lead;
        this.transactions = transactions;
        this.intake = intake;
        this.lifecycle = lifecycle;
        this.accounts = accounts;
        this.contacts = contacts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    static MovableClock clock() {
        return new MovableClock(Instant.parse("2026-05-20T10:15:30.123456Z"));
    }

    @Bean
    static Users users() {
        return new OneManager();
    }

    /** Stands where the process stands: what it throws, the transaction of the conversion meets. */
    @Override
    public void onApplicationEvent(PayloadApplicationEvent<LeadConverted> event) {
        whenConverted.accept(event.getPayload().leadId());
    }

    void whenConverted(Consumer<String> what) {
        whenConverted = what;
    }

    /** When everything about a lead is written and nothing committed. */
    void beforeCommit(Runnable what) {
        beforeCommit = what;
    }

    void clear() {
        whenConverted = leadId -> {};
        beforeCommit = () -> {};
        for (var table : List.of(
                "bulk_conversion_lead",
                "bulk_conversion",
                "conversion_reason",
                "conversion",
                "activity",
                "lead_field_history",
                "contact",
                "lead",
                "account")) {
            jdbc.sql("DELETE FROM " + table).update();
        }
    }

    /** An approved lead of a company. */
    String approvedLead(String lastName, String company, String email) {
        var id = openLead(lastName, company, email);
        lifecycle.approve(id, MANAGER);
        return id;
    }

    String openLead(String lastName, String company, String email) {
        var details = new LeadDetails(
                null, null, lastName, company, null, email, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, false, false, null, null, null, null, null, null, null, null,
                null, null, null, null);
        return intake.receive(new LeadIntake.Enquiry(details), MANAGER).lead().id();
    }

    void disqualify(String leadId) {
        lifecycle.disqualify(leadId, "NO_NEED", MANAGER);
    }

    String account(String name) {
        var id = UUID.randomUUID().toString();
        accounts.add(new Account(id, AccountDetails.named(name), BEFORE, 0));
        return id;
    }

    String contact(String accountId, String lastName, String email) {
        var id = UUID.randomUUID().toString();
        var details = new ContactDetails(
                null, null, lastName, null, email, null, null, null, null, null, null, null, null, false, false, null);
        contacts.add(new Contact(id, accountId, details, BEFORE, 0));
        return id;
    }

    static BulkRequest request(String q, boolean reuseMatches) {
        return new BulkRequest(null, q, null, null, null, "Customers", null, reuseMatches, false, null);
    }

    static BulkRequest request(List<String> leadIds) {
        return new BulkRequest(leadIds, null, null, null, null, "Customers", "Known", true, false, null);
    }

    String start(BulkRequest request) {
        return bulk.start(request, MANAGER).id();
    }

    BulkConversion get(String id) {
        return bulk.get(id, MANAGER);
    }

    BulkConversion run(BulkRequest request) {
        var id = start(request);
        var progress = newProgress();
        while (progress.advance()) {
            // to the end
        }
        return get(id);
    }

    /** A worker as a fresh start makes it. */
    BulkProgress newProgress() {
        return new BulkProgress(jobs, lead, new Watched(), clock);
    }

    void whileHeld(String id, Runnable work) {
        transactions.executeWithoutResult(status -> {
            jobs.lockRunning(id).orElseThrow();
            work.run();
        });
    }

    String failures(String id) {
        var out = new StringWriter();
        bulk.writeFailures(id, MANAGER, out);
        return out.toString();
    }

    /** Which lead became part of which account and contact. */
    Map<String, String> became() {
        var became = new HashMap<String, String>();
        jdbc.sql("SELECT lead_id, account_id, contact_id FROM conversion")
                .query((row, number) -> became.put(
                        row.getString("lead_id"), row.getString("account_id") + " " + row.getString("contact_id")))
                .list();
        return became;
    }

    long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    private final class Watched implements TransactionOperations {
        @Override
        public <T> T execute(TransactionCallback<T> action) {
            return transactions.execute(status -> {
                var result = action.doInTransaction(status);
                beforeCommit.run();
                return result;
            });
        }
    }

    private static final class OneManager implements Users {
        @Override
        public Optional<CurrentUser> find(String userId) {
            return Optional.of(MANAGER).filter(user -> user.id().equals(userId));
        }

        @Override
        public boolean passwordMatches(String userId, String password) {
            return false;
        }

        @Override
        public List<String> withRole(Role role) {
            return role == Role.SALES_MANAGER ? List.of(MANAGER.id()) : List.of();
        }
    }
}
