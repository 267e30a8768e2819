package io.leadpath.lead;

import io.leadpath.persistence.RecordTable;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds leads for lists: by words in name, company or e-mail, by status, owner and source. */
@Repository
public class LeadSearch {
    /** What a list may be sorted by, as the API spells it, and the column behind it. */
    public static final Map<String, String> SORT_COLUMNS = Map.of(
            "createdAt", "created_at",
            "lastName", "last_name_key",
            "company", "company_key",
            "status", "status",
            "source", "source",
            "owner", "owner",
            "lastActivityAt", "last_activity_at");

    /** What to look for; an absent part (null or no status) finds all. */
    public record Criteria(String q, Set<LeadStatus> statuses, String owner, String source, boolean partnerLeadsOnly) {
        private RecordTable.Filter filter() {
            return new RecordTable.Filter()
                    .andWords(q)
                    .and("status IN (:statuses)", "statuses", statusNames())
                    .and("owner = :owner", "owner", owner)
                    .and("source = :source", "source", source)
                    .and("partner_account_id IS NOT NULL", partnerLeadsOnly);
        }

        private List<String> statusNames() {
            return statuses.isEmpty() ? null : statuses.stream().map(Enum::name).toList();
        }
    }

    private final RecordTable<Lead> table;

    LeadSearch(JdbcClient jdbc) {
        this.table = new RecordTable<>(jdbc, "lead", Leads.MAPPER);
    }

    /** The part of the matches that the window shows; it is sorted by a value of {@link #SORT_COLUMNS}. */
    public Slice<Lead> slice(Criteria criteria, Window window) {
        return table.slice(criteria.filter(), window);
    }

    /** How many leads match, counted no further than {@code limit}. */
    public long count(Criteria criteria, long limit) {
        return table.count(criteria.filter(), limit);
    }
}
