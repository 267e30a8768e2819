package io.leadpath.opportunity;

import io.leadpath.persistence.Filter;
import io.leadpath.persistence.ListIndexes;
import io.leadpath.persistence.MatchKeys;
import io.leadpath.persistence.RecordTable;
import io.leadpath.persistence.Rows;
import io.leadpath.persistence.SearchText;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All opportunities there are, with their contact roles. Announces every one that is made or edited. */
@Repository
public class Opportunities {
    /** What a list may be sorted by, as the API spells it, and the column behind it. */
    public static final Map<String, String> SORT_COLUMNS = Map.of(
            "name", "name_key",
            "createdAt", "created_at",
            "closeDate", "close_date",
            "amount", "amount",
            "stage", "stage",
            "owner", "owner");

    private static final String OPEN = "stage NOT IN ('CLOSED_WON', 'CLOSED_LOST')";
    private static final RowMapper<OpportunityDetails> DETAILS = Rows.mapper(OpportunityDetails.class);
    /** Reads a whole row of the table. */
    public static final RowMapper<Opportunity> MAPPER = (row, number) -> new Opportunity(
            row.getString("id"),
            row.getString("account_id"),
            row.getString("origin_lead_id"),
            DETAILS.mapRow(row, number),
            Rows.instant(row, "created_at"),
            row.getLong("version"));

    private final JdbcClient jdbc;
    private final RecordTable<Opportunity> table;
    private final ApplicationEventPublisher events;

    Opportunities(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
        this.table = new RecordTable<>(
                jdbc,
                "opportunity",
                MAPPER,
                new ListIndexes("created_at", Set.copyOf(SORT_COLUMNS.values()), Set.of()));
    }

    public Optional<Opportunity> find(String id) {
        return table.find(id);
    }

    /** The opportunity, or a refusal (404). */
    public Opportunity get(String id) {
        return find(id).orElseThrow(() -> BusinessException.notFound("opportunity", id));
    }

    /** As {@link #get}, held against changes by others until the transaction ends. */
    public Opportunity lock(String id) {
        return table.lock(id).orElseThrow(() -> BusinessException.notFound("opportunity", id));
    }

    public void add(Opportunity opportunity) {
        var columns = Rows.columns(opportunity, Validation.valid(opportunity.details()));
        columns.putAll(keys(opportunity.details()));
        table.add(columns);
        events.publishEvent(new OpportunityChanged(opportunity.id()));
    }

    /** Writes edited details, or refuses (412) when somebody edited them since {@code version}. */
    public Opportunity edit(String id, OpportunityDetails details, long version) {
        var columns = Rows.columns(Validation.valid(details));
        columns.putAll(keys(details));
        if (!table.edit(id, columns, version)) {
            throw BusinessException.staleVersion("opportunity");
        }
        events.publishEvent(new OpportunityChanged(id));
        return get(id);
    }

    public List<Opportunity> openOf(String accountId) {
        return table.where(
                "account_id = :account AND " + OPEN + " ORDER BY created_at DESC, id", Map.of("account", accountId));
    }

    /** The deal that the lead's conversion made, or got the credit for. */
    public Optional<Opportunity> ofLead(String leadId) {
        return table.where("origin_lead_id = :lead ORDER BY created_at, id", Map.of("lead", leadId)).stream()
                .findFirst();
    }

    public Slice<Opportunity> slice(String q, String accountId, boolean openOnly, Window window) {
        return table.slice(filter(q, accountId, openOnly), window);
    }

    public long count(String q, String accountId, boolean openOnly, long limit) {
        return table.count(filter(q, accountId, openOnly), limit);
    }

    private static Filter filter(String q, String accountId, boolean openOnly) {
        return new Filter().andWords(q).andEqual("account_id", accountId).and(OPEN, openOnly);
    }

    private static Map<String, Object> keys(OpportunityDetails details) {
        return Map.of(
                "name_key",
                Optional.ofNullable(MatchKeys.name(details.name())).orElse(""),
                RecordTable.SEARCH_TEXT,
                SearchText.of(details.name()));
    }

    /** What a person looks for; an absent part (null or no stage) finds all. */
    public record Criteria(String q, Set<Stage> stages, String owner) {
        private Filter filter() {
            return Opportunities.filter(q, null, false)
                    .andOneOf("stage", stages)
                    .andEqual("owner", owner);
        }
    }

    public Slice<Opportunity> slice(Criteria criteria, Window window) {
        return table.slice(criteria.filter(), window);
    }

    public long count(Criteria criteria, long limit) {
        return table.count(criteria.filter(), limit);
    }

    /** This owner's open deals whose close date lies before the day, the longest overdue first. */
    public List<Opportunity> pastCloseDate(String owner, LocalDate day, int limit) {
        return table.where(
                "owner = :owner AND close_date < :day AND " + OPEN + " ORDER BY close_date, id LIMIT :limit",
                Map.of("owner", owner, "day", day, "limit", limit));
    }

    /** Adds the contact; it becomes the primary one only where there is none yet. A contact already there stays. */
    public void addContact(String opportunityId, String contactId) {
        var roles = contactRoles(opportunityId);
        if (roles.stream().noneMatch(role -> role.contactId().equals(contactId))) {
            var first = roles.stream().noneMatch(ContactRole::primaryContact);
            Rows.insert(jdbc, "opportunity_contact_role", new ContactRole(opportunityId, contactId, first));
        }
    }

    void replaceContacts(String opportunityId, List<ContactRole> roles) {
        jdbc.sql("DELETE FROM opportunity_contact_role WHERE opportunity_id = :opportunity")
                .param("opportunity", opportunityId)
                .update();
        roles.forEach(role -> Rows.insert(jdbc, "opportunity_contact_role", role));
    }

    /** The primary contact first. */
    public List<ContactRole> contactRoles(String opportunityId) {
        return jdbc.sql("""
                SELECT * FROM opportunity_contact_role WHERE opportunity_id = :opportunity
                 ORDER BY primary_contact DESC, contact_id""")
                .param("opportunity", opportunityId)
                .query(Rows.mapper(ContactRole.class))
                .list();
    }
}
