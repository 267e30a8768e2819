package io.leadpath.conversion;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the records a test starts from, and counts what there is. */
class Records {
    private static final Instant BEFORE = Instant.parse("2026-01-05T08:00:00Z");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final LeadIntake intake;
    private final LeadLifecycle lifecycle;
    private final Leads leads;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Records(
            LeadIntake intake,
            LeadLifecycle lifecycle,
            Leads leads,
            Accounts accounts,
            Contacts contacts,
            Opportunities opportunities,
            JdbcClient jdbc,
            ObjectMapper json) {
        this.intake = intake;
        this.lifecycle = lifecycle;
        this.leads = leads;
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A text no other test uses. */
    static String unique(String prefix) {
        return prefix + COUNTER.incrementAndGet();
    }

    /** A lead with these fields, given as name, value, name, value … */
    Lead openLead(Object... fields) {
        var known = fields(fields);
        known.putIfAbsent("lastName", unique("Person"));
        return intake.receive(new LeadIntake.Enquiry(json.convertValue(known, LeadDetails.class)), KnownUsers.SDR)
                .lead();
    }

    /** As {@link #openLead}, approved by the account executive it is assigned to. */
    Lead approvedLead(Object... fields) {
        return approve(openLead(fields));
    }

    Lead approve(Lead lead) {
        lifecycle.assignAe(lead.id(), KnownUsers.AE.id(), KnownUsers.MANAGER);
        lifecycle.approve(lead.id(), KnownUsers.AE);
        return leads.get(lead.id());
    }

    Account account(Object... fields) {
        var known = fields(fields);
        known.putIfAbsent("name", unique("Account"));
        var account =
                new Account(UUID.randomUUID().toString(), json.convertValue(known, AccountDetails.class), BEFORE, 0);
        accounts.add(account);
        return accounts.get(account.id());
    }

    Contact contact(Account account, Object... fields) {
        var known = fields(fields);
        known.putIfAbsent("lastName", unique("Contact"));
        var contact = new Contact(
                UUID.randomUUID().toString(), account.id(), json.convertValue(known, ContactDetails.class), BEFORE, 0);
        contacts.add(contact);
        return contacts.get(contact.id());
    }

    Opportunity opportunity(Account account, Stage stage, String source) {
        var opportunity = new Opportunity(
                UUID.randomUUID().toString(),
                account.id(),
                null,
                new OpportunityDetails(
                        unique("Deal"),
                        new BigDecimal("1200.00"),
                        LocalDate.parse("2026-09-30"),
                        stage,
                        stage.isClosed() ? 0 : 20,
                        null,
                        source,
                        null,
                        KnownUsers.AE2.id(),
                        null,
                        stage.isClosed() ? "PRICE" : null),
                BEFORE,
                0);
        opportunities.add(opportunity);
        return opportunities.get(opportunity.id());
    }

    long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    long count(String table, String column, String value) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = :value")
                .param("value", value)
                .query(Long.class)
                .single();
    }

    /** How many rows each table of the conversion has. */
    Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        List.of(
                        "account",
                        "contact",
                        "opportunity",
                        "opportunity_contact_role",
                        "conversion",
                        "conversion_reason",
                        "prepared_conversion")
                .forEach(table -> counts.put(table, count(table)));
        return counts;
    }

    private static Map<String, Object> fields(Object... fields) {
        if (fields.length % 2 != 0) {
            throw new IllegalArgumentException("Names and values, please: " + Arrays.toString(fields));
        }
        var known = new HashMap<String, Object>();
        for (var i = 0; i < fields.length; i += 2) {
            known.put((String) fields[i], fields[i + 1]);
        }
        return known;
    }
}
