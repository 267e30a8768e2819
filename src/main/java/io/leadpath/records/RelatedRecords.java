package io.leadpath.records;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds across the features what belongs to a record. Never more than asked for. */
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
    private final RecordTable<Lead> leads;
    private final RecordTable<Opportunity> opportunities;

    RelatedRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.leads = new RecordTable<>(jdbc, "lead", Leads.MAPPER, BY_AGE);
        this.opportunities = new RecordTable<>(jdbc, "opportunity", Opportunities.MAPPER, BY_AGE);
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
        return leads.slice(filter.andPresent("partner_account_id", partnerLeadsOnly), window);
    }

    Slice<Opportunity> closedOfAccount(String accountId, Window window) {
        var filter = new Filter().andEqual("account_id", accountId).and(CLOSED, true);
        return opportunities.slice(filter, window);
    }

    Slice<Opportunity> opportunitiesOfContact(String contactId, Window window) {
        var filter = new Filter()
                .andAmong(
                        "SELECT opportunity_id FROM opportunity_contact_role WHERE contact_id = :contact",
                        Map.of("contact", contactId));
        return opportunities.slice(filter, window);
    }

    /** Those of the deals in which the contact is the primary one. */
    Set<String> primaryOf(String contactId, List<Opportunity> deals) {
        return deals.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        SELECT opportunity_id FROM opportunity_contact_role
                         WHERE contact_id = :contact AND primary_contact AND opportunity_id IN (:deals)""")
                        .param("contact", contactId)
                        .param("deals", deals.stream().map(Opportunity::id).toList())
                        .query(String.class)
                        .list());
    }

    /** The leads that became the contact without an opportunity, have got none since and were no mistake. */
    List<Lead> withoutOpportunity(String contactId, int limit) {
        return jdbc.sql("""
                SELECT l.* FROM conversion c JOIN lead l ON l.id = c.lead_id
                 WHERE c.contact_id = :contact AND c.opportunity_id IS NULL
                   AND NOT EXISTS (SELECT 1 FROM opportunity o WHERE o.origin_lead_id = c.lead_id)
                   AND NOT EXISTS (SELECT 1 FROM correction k WHERE k.conversion_id = c.id)
                 ORDER BY c.converted_at DESC, c.id LIMIT :limit""")
                .param("contact", contactId)
                .param("limit", limit)
                .query(Leads.MAPPER)
                .list();
    }
}
