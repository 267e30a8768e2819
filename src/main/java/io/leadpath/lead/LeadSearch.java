package io.leadpath.lead;

import io.leadpath.persistence.Filter;
import io.leadpath.persistence.RecordTable;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
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

    /**
     * The statuses somebody asks for.
     *
     * @throws BusinessException 400 when one of them is empty, as after a comma too many
     */
    public static Set<LeadStatus> statuses(Collection<LeadStatus> asked) {
        if (asked.stream().anyMatch(Objects::isNull)) {
            throw BusinessException.invalid(
                    "status",
                    ErrorCode.INVALID_VALUE,
                    "'status' holds an empty value. Name a status, or leave it out.");
        }
        return Set.copyOf(asked);
    }

    /** What to look for; an absent part (null or no status) finds all. */
    public record Criteria(String q, Set<LeadStatus> statuses, String owner, String source, boolean partnerLeadsOnly) {
        private Filter filter() {
            return new Filter()
                    .andWords(q)
                    .andEqual("owner", owner)
                    .andOneOf("status", statuses)
                    .andEqual("source", source)
                    .andPresent("partner_account_id", partnerLeadsOnly);
        }
    }

    private final RecordTable<Lead> table;

    LeadSearch(JdbcClient jdbc) {
        this.table = Leads.table(jdbc);
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
