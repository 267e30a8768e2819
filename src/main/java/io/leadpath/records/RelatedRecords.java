package io.leadpath.records;

import io.leadpath.conversion.Conversion;
import io.leadpath.conversion.Conversions;
import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.persistence.Filter;
import io.leadpath.persistence.ListIndexes;
import io.leadpath.persistence.RecordTable;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds across the features what belongs to a record; the features' own repositories read it. Never more than asked for. */
@Repository
class RelatedRecords {
    /** Became the account, or belongs to it as KnownAccounts says: by contact, e-mail address or name. */
    private static final String OF_ACCOUNT = """
            SELECT lead_id FROM conversion WHERE account_id = :account
             UNION SELECT l.id FROM account a JOIN lead l ON l.company_key = a.name_key
                    WHERE a.id = :account AND a.name_key <> ''
             UNION SELECT l.id FROM contact c JOIN lead l ON l.contact_id = c.id WHERE c.account_id = :account
             UNION SELECT l.id FROM contact c JOIN lead l ON l.email_key = c.email_key WHERE c.account_id = :account""";

    private static final String OF_CONTACT = """
            SELECT lead_id FROM conversion WHERE contact_id = :contact
             UNION SELECT l.id FROM lead l WHERE l.contact_id = :contact""";

    private static final String CLOSED = "stage IN ('CLOSED_WON', 'CLOSED_LOST')";
    private static final String NEWEST = "created_at";
    private static final ListIndexes BY_AGE = new ListIndexes(NEWEST, Set.of(NEWEST), Set.of());

    private final JdbcClient jdbc;
    private final RecordTable<String> leadIds;
    private final RecordTable<String> opportunityIds;
    private final Leads leads;
    private final Opportunities opportunities;
    private final Conversions conversions;

    RelatedRecords(JdbcClient jdbc, Leads leads, Opportunities opportunities, Conversions conversions) {
        this.jdbc = jdbc;
        this.leadIds = new RecordTable<>(jdbc, "lead", (row, number) -> row.getString("id"), BY_AGE);
        this.opportunityIds = new RecordTable<>(jdbc, "opportunity", (row, number) -> row.getString("id"), BY_AGE);
        this.leads = leads;
        this.opportunities = opportunities;
        this.conversions = conversions;
    }

    /** The first {@code size} of a list, newest first. */
    static Window newest(int size) {
        return new Window(NEWEST, false, 0, size, null);
    }

    Slice<Lead> leadsOfAccount(String accountId, boolean partnerLeadsOnly, Window window) {
        return leads(new Filter().andAmong(OF_ACCOUNT, Map.of("account", accountId)), partnerLeadsOnly, window);
    }

    Slice<Lead> leadsOfContact(String contactId, boolean partnerLeadsOnly, Window window) {
        return leads(new Filter().andAmong(OF_CONTACT, Map.of("contact", contactId)), partnerLeadsOnly, window);
    }

    private Slice<Lead> leads(Filter filter, boolean partnerLeadsOnly, Window window) {
        return read(leadIds.slice(filter.andPresent("partner_account_id", partnerLeadsOnly), window), leads::get);
    }

    Slice<Opportunity> closedOfAccount(String accountId, Window window) {
        var filter = new Filter().andEqual("account_id", accountId).and(CLOSED, true);
        return read(opportunityIds.slice(filter, window), opportunities::get);
    }

    Slice<Opportunity> opportunitiesOfContact(String contactId, Window window) {
        var filter = new Filter()
                .andAmong(
                        "SELECT opportunity_id FROM opportunity_contact_role WHERE contact_id = :contact",
                        Map.of("contact", contactId));
        return read(opportunityIds.slice(filter, window), opportunities::get);
    }

    /** The conversions that made the deal, joined it or got the credit for it; the newest first. */
    List<Conversion> conversionsOf(Opportunity deal, int limit) {
        return jdbc
                .sql("""
                        SELECT id FROM conversion WHERE opportunity_id = :deal OR lead_id = :origin
                         ORDER BY converted_at DESC, id LIMIT :limit""")
                .param("deal", deal.id())
                .param("origin", deal.originLeadId())
                .param("limit", limit)
                .query(String.class)
                .list()
                .stream()
                .map(conversions::get)
                .toList();
    }

    /** The contact's conversions, the newest first. */
    List<Conversion> conversionsInto(String contactId, int limit) {
        return jdbc
                .sql(
                        "SELECT id FROM conversion WHERE contact_id = :contact ORDER BY converted_at DESC, id LIMIT :limit")
                .param("contact", contactId)
                .param("limit", limit)
                .query(String.class)
                .list()
                .stream()
                .map(conversions::get)
                .toList();
    }

    /** The leads that became the contact without an opportunity, have got none since and were no mistake. */
    List<Lead> withoutOpportunity(String contactId, int limit) {
        return jdbc.sql("""
                        SELECT c.lead_id FROM conversion c
                         WHERE c.contact_id = :contact AND c.opportunity_id IS NULL
                           AND NOT EXISTS (SELECT 1 FROM opportunity o WHERE o.origin_lead_id = c.lead_id)
                           AND NOT EXISTS (SELECT 1 FROM correction k WHERE k.conversion_id = c.id)
                         ORDER BY c.converted_at DESC, c.id LIMIT :limit""").param("contact", contactId).param("limit", limit).query(String.class).list().stream()
                .map(leads::get)
                .toList();
    }

    private static <R> Slice<R> read(Slice<String> ids, Function<String, R> reader) {
        return new Slice<>(ids.rows().stream().map(reader).toList(), ids.end());
    }
}
