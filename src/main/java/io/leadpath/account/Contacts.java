package io.leadpath.account;

import io.leadpath.persistence.Filter;
import io.leadpath.persistence.ListIndexes;
import io.leadpath.persistence.MatchKeys;
import io.leadpath.persistence.PhoneKeys;
import io.leadpath.persistence.RecordTable;
import io.leadpath.persistence.Rows;
import io.leadpath.persistence.SearchText;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All contacts there are. */
@Repository
public class Contacts {
    /** What a list may be sorted by, as the API spells it, and the column behind it. */
    public static final Map<String, String> SORT_COLUMNS =
            Map.of("lastName", "last_name_key", "createdAt", "created_at", "email", "email_key", "owner", "owner");

    private static final RowMapper<ContactDetails> DETAILS = Rows.mapper(ContactDetails.class);
    private static final RowMapper<Contact> MAPPER = (row, number) -> new Contact(
            row.getString("id"),
            row.getString("account_id"),
            DETAILS.mapRow(row, number),
            Rows.instant(row, "created_at"),
            row.getLong("version"));

    /** Stands where the last name of an erased person stood. */
    public static final String ERASED = "Erased";

    private final JdbcClient jdbc;
    private final RecordTable<Contact> table;
    private final PhoneKeys phones;

    Contacts(JdbcClient jdbc, PhoneKeys phones) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.table = new RecordTable<>(
                jdbc, "contact", MAPPER, new ListIndexes("created_at", Set.copyOf(SORT_COLUMNS.values()), Set.of()));
    }

    public Optional<Contact> find(String id) {
        return table.find(id);
    }

    /** The contact, or a refusal (404). */
    public Contact get(String id) {
        return find(id).orElseThrow(() -> BusinessException.notFound("contact", id));
    }

    /** As {@link #get}, held against changes by others until the transaction ends. */
    public Contact lock(String id) {
        return table.lock(id).orElseThrow(() -> BusinessException.notFound("contact", id));
    }

    public void add(Contact contact) {
        var columns = Rows.columns(contact, Validation.valid(contact.details()));
        columns.putAll(keys(contact.details()));
        table.add(columns);
    }

    /** Writes edited details, or refuses (412) when somebody edited them since {@code version}. */
    public Contact edit(String id, ContactDetails details, long version) {
        var columns = Rows.columns(Validation.valid(details));
        columns.putAll(keys(details));
        if (!table.edit(id, columns, version)) {
            throw BusinessException.staleVersion("contact");
        }
        return get(id);
    }

    /** Contacts with this e-mail address, without regard to case. */
    public List<Contact> withEmail(String email) {
        var key = MatchKeys.email(email);
        return key == null
                ? List.of()
                : table.where("email_key = :email ORDER BY created_at, id", Map.of("email", key));
    }

    /** Whether somebody at the account has this last name, without regard to case and accents. */
    public boolean hasNamesake(String accountId, String lastName) {
        var key = MatchKeys.name(lastName);
        return key != null
                && !table.where(
                                "account_id = :account AND last_name_key = :name LIMIT 1",
                                Map.of("account", accountId, "name", key))
                        .isEmpty();
    }

    /** Whether the person was erased, and nobody has written down another one in their place since. */
    public boolean isErased(Contact contact) {
        return contact.details().lastName().equals(ERASED)
                && jdbc.sql("SELECT COUNT(*) FROM erased_record WHERE kind = 'CONTACT' AND record_id = :id")
                                .param("id", contact.id())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Those of them that there are, in no order. */
    public List<Contact> all(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : table.where("id IN (:ids)", Map.of("ids", ids));
    }

    public List<Contact> ofAccount(String accountId) {
        return table.where("account_id = :account ORDER BY last_name_key, id", Map.of("account", accountId));
    }

    public Slice<Contact> slice(String q, String accountId, Window window) {
        return table.slice(filter(q, accountId), window);
    }

    public long count(String q, String accountId, long limit) {
        return table.count(filter(q, accountId), limit);
    }

    private static Filter filter(String q, String accountId) {
        return new Filter().andWords(q).andEqual("account_id", accountId);
    }

    private Map<String, Object> keys(ContactDetails details) {
        var keys = new HashMap<String, Object>();
        keys.put("email_key", MatchKeys.email(details.email()));
        keys.put(
                "last_name_key",
                Optional.ofNullable(MatchKeys.name(details.lastName())).orElse(""));
        keys.put("person_key", MatchKeys.person(details.firstName(), details.lastName()));
        keys.put("phone_key", phones.key(details.phone(), details.mailingCountry()));
        keys.put("mobile_key", phones.key(details.mobile(), details.mailingCountry()));
        keys.put(RecordTable.SEARCH_TEXT, SearchText.of(details.fullName(), details.email()));
        return keys;
    }
}
