package io.leadpath.lead;

import static io.leadpath.persistence.Rows.columnValue;

import io.leadpath.persistence.ListIndexes;
import io.leadpath.persistence.MatchKeys;
import io.leadpath.persistence.PhoneKeys;
import io.leadpath.persistence.RecordTable;
import io.leadpath.persistence.Rows;
import io.leadpath.persistence.SearchText;
import io.leadpath.shared.BusinessException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All leads there are. */
@Repository
public class Leads {
    private static final RowMapper<LeadDetails> DETAILS = Rows.mapper(LeadDetails.class);
    private static final RowMapper<LeadState> STATE = Rows.mapper(LeadState.class);
    /** Reads a whole row of the table. */
    public static final RowMapper<Lead> MAPPER = (row, number) -> new Lead(
            row.getString("id"), DETAILS.mapRow(row, number), STATE.mapRow(row, number), row.getLong("version"));

    private static final String IN_PROGRESS =
            LeadStatus.IN_PROGRESS.stream().map(status -> "'" + status + "'").collect(Collectors.joining(", "));

    /** What no lead's id is. */
    private static final String NO_LEAD = "";

    private static final String NOBODYS_YET = "contact_id IS NULL AND ";
    /** Nobody has more colleagues of their own name among the leads. */
    private static final int MOST_NAMESAKES = 100;

    private final JdbcClient jdbc;
    private final RecordTable<Lead> table;
    private final PhoneKeys phones;

    Leads(JdbcClient jdbc, PhoneKeys phones) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.table = table(jdbc);
    }

    static RecordTable<Lead> table(JdbcClient jdbc) {
        var sorted = new HashSet<>(LeadSearch.SORT_COLUMNS.values());
        return new RecordTable<>(
                jdbc, "lead", MAPPER, new ListIndexes("created_at", sorted, Set.of("status", "owner")));
    }

    public Optional<Lead> find(String id) {
        return table.find(id);
    }

    /** The lead, or a refusal (404). */
    public Lead get(String id) {
        return find(id).orElseThrow(() -> BusinessException.notFound("lead", id));
    }

    /** The lead as it is now, held until the transaction ends so that nobody else changes it meanwhile. */
    public Lead lock(String id) {
        return table.lock(id).orElseThrow(() -> BusinessException.notFound("lead", id));
    }

    /**
     * The lead in progress that a new enquiry belongs to: the oldest one with the same e-mail address, or with the same
     * company and last name. The enquiry of a known contact belongs to that contact's lead, or to one that is nobody's
     * yet: an equal company and last name is not enough where the lead is evidently another person.
     */
    Optional<Lead> findInProgress(LeadDetails enquiry) {
        return findInProgress(enquiry, NO_LEAD);
    }

    /** The lead in progress other than this one that an enquiry saying the same would belong to. */
    Optional<Lead> findOtherInProgress(Lead lead) {
        return findInProgress(lead.details(), lead.id());
    }

    private Optional<Lead> findInProgress(LeadDetails enquiry, String notThis) {
        return enquiry.contactId() == null
                ? withEmail(enquiry, "", notThis)
                        .or(() -> namesakes(enquiry, "", notThis, 1).stream().findFirst())
                : oldestInProgress("contact_id = :contact", Map.of("contact", enquiry.contactId()), notThis, 1).stream()
                        .findFirst()
                        .or(() -> withEmail(enquiry, NOBODYS_YET, notThis))
                        .or(() -> namesakes(enquiry, NOBODYS_YET, notThis, MOST_NAMESAKES).stream()
                                .filter(lead -> !new LeadDifferences(enquiry, lead.details()).isOfAnotherPerson())
                                .findFirst());
    }

    private Optional<Lead> withEmail(LeadDetails enquiry, String among, String notThis) {
        var email = MatchKeys.email(enquiry.email());
        return email == null
                ? Optional.empty()
                : oldestInProgress(among + "email_key = :email", Map.of("email", email), notThis, 1).stream()
                        .findFirst();
    }

    private List<Lead> namesakes(LeadDetails enquiry, String among, String notThis, int most) {
        var company = MatchKeys.company(enquiry.company());
        return company == null
                ? List.of()
                : oldestInProgress(
                        among + "company_key = :company AND last_name_key = :lastName",
                        Map.of("company", company, "lastName", lastNameKey(enquiry)),
                        notThis,
                        most);
    }

    private List<Lead> oldestInProgress(String match, Map<String, Object> keys, String notThis, int most) {
        return jdbc.sql("SELECT * FROM lead WHERE " + match + " AND id <> :notThis AND status IN (" + IN_PROGRESS
                        + ") ORDER BY created_at, id FETCH FIRST " + most + " ROWS ONLY")
                .params(keys)
                .param("notThis", notThis)
                .query(MAPPER)
                .list();
    }

    /** The leads in progress that the user owns or is the account executive of. */
    public List<Lead> inProgressOf(String userId) {
        return table.where(
                "(owner = :user AND NOT owner_is_group OR ae = :user) AND status IN (" + IN_PROGRESS + ") ORDER BY id",
                Map.of("user", userId));
    }

    void add(Lead lead) {
        var columns = Rows.columns(lead, lead.details(), lead.state());
        columns.putAll(keys(lead.details()));
        table.add(columns);
    }

    /** Writes edited details if nobody edited them since {@code version}; false when somebody did. */
    boolean edit(String id, LeadDetails details, long version) {
        var columns = Rows.columns(details);
        columns.putAll(keys(details));
        return table.edit(id, columns, version);
    }

    /** Writes single columns of the state; the version stays, because nobody edited the record. */
    void update(String id, Map<String, ?> columns) {
        var values = new HashMap<String, Object>();
        columns.forEach((column, value) -> values.put(column, columnValue(value)));
        var assignments = Rows.assignments(values);
        values.put("id", id);
        jdbc.sql("UPDATE lead SET " + assignments + " WHERE id = :id")
                .params(values)
                .update();
    }

    /**
     * Marks the lead as converted if it is not yet. The row count decides who was first: false means that another
     * conversion won.
     */
    public boolean markConverted(String id, LeadConverted conversion) {
        return jdbc.sql("""
                UPDATE lead SET status = 'CONVERTED', status_reason = NULL, converted_at = :at, converted_by = :by,
                       converted_account_id = :account, converted_contact_id = :contact,
                       converted_opportunity_id = :opportunity
                 WHERE id = :id AND converted_at IS NULL AND status NOT IN ('CONVERTED', 'DISQUALIFIED')""")
                        .param("id", id)
                        .param("at", columnValue(conversion.convertedAt()))
                        .param("by", conversion.convertedBy())
                        .param("account", conversion.accountId())
                        .param("contact", conversion.contactId())
                        .param("opportunity", conversion.opportunityId())
                        .update()
                == 1;
    }

    private static String lastNameKey(LeadDetails details) {
        return Optional.ofNullable(MatchKeys.name(details.lastName())).orElse("");
    }

    private Map<String, Object> keys(LeadDetails details) {
        var keys = new HashMap<String, Object>();
        keys.put("email_key", MatchKeys.email(details.email()));
        keys.put("company_key", MatchKeys.company(details.company()));
        keys.put("similar_company_key", MatchKeys.similarCompany(details.company()));
        keys.put("last_name_key", lastNameKey(details));
        keys.put("person_key", MatchKeys.person(details.firstName(), details.lastName()));
        keys.put("phone_key", phones.key(details.phone(), details.country()));
        keys.put("mobile_key", phones.key(details.mobile(), details.country()));
        keys.put("domain_key", MatchKeys.domain(details.website()));
        keys.put(RecordTable.SEARCH_TEXT, SearchText.of(details.fullName(), details.company(), details.email()));
        return keys;
    }
}
