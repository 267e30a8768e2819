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
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All accounts there are. */
@Repository
public class Accounts {
    /** What a list may be sorted by, as the API spells it, and the column behind it. */
    public static final Map<String, String> SORT_COLUMNS =
            Map.of("name", "name_key", "createdAt", "created_at", "industry", "industry", "owner", "owner");

    private static final RowMapper<AccountDetails> DETAILS = Rows.mapper(AccountDetails.class);
    private static final RowMapper<Account> MAPPER = (row, number) -> new Account(
            row.getString("id"), DETAILS.mapRow(row, number), Rows.instant(row, "created_at"), row.getLong("version"));

    private final RecordTable<Account> table;
    private final PhoneKeys phones;

    Accounts(JdbcClient jdbc, PhoneKeys phones) {
        this.phones = phones;
        this.table = new RecordTable<>(
                jdbc, "account", MAPPER, new ListIndexes("created_at", Set.copyOf(SORT_COLUMNS.values()), Set.of()));
    }

    public Optional<Account> find(String id) {
        return table.find(id);
    }

    /** The account, or a refusal (404). */
    public Account get(String id) {
        return find(id).orElseThrow(() -> BusinessException.notFound("account", id));
    }

    /** As {@link #get}, held against changes by others until the transaction ends. */
    public Account lock(String id) {
        return table.lock(id).orElseThrow(() -> BusinessException.notFound("account", id));
    }

    public void add(Account account) {
        var columns = Rows.columns(account, Validation.valid(account.details()));
        columns.putAll(keys(account.details()));
        table.add(columns);
    }

    /** Writes edited details, or refuses (412) when somebody edited them since {@code version}. */
    public Account edit(String id, AccountDetails details, long version) {
        var columns = Rows.columns(Validation.valid(details));
        columns.putAll(keys(details));
        if (!table.edit(id, columns, version)) {
            throw BusinessException.staleVersion("account");
        }
        return get(id);
    }

    /** Accounts whose name means the same: without legal form, punctuation and case. */
    public List<Account> named(String name) {
        var key = MatchKeys.company(name);
        return key == null ? List.of() : table.where("name_key = :name ORDER BY created_at, id", Map.of("name", key));
    }

    /** The names of these accounts, each by its id. */
    public Map<String, String> names(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : table.where("id IN (:ids)", Map.of("ids", Set.copyOf(ids))).stream()
                        .collect(Collectors.toMap(
                                Account::id, account -> account.details().name()));
    }

    /** The oldest accounts, at most {@code limit}, whose names begin with the same word as this one. */
    public List<Account> ofFirstWord(String name, int limit) {
        var word = MatchKeys.firstWord(name);
        return word == null
                ? List.of()
                : table.where(
                        "first_word_key = :word ORDER BY first_word_key, created_at, id LIMIT :limit",
                        Map.of("word", word, "limit", limit));
    }

    public Slice<Account> slice(String q, Window window) {
        return table.slice(new Filter().andWords(q), window);
    }

    public long count(String q, long limit) {
        return table.count(new Filter().andWords(q), limit);
    }

    private Map<String, Object> keys(AccountDetails details) {
        var keys = new HashMap<String, Object>();
        keys.put(
                "name_key",
                Optional.ofNullable(MatchKeys.company(details.name())).orElse(""));
        keys.put("similar_name_key", MatchKeys.similarCompany(details.name()));
        keys.put("first_word_key", MatchKeys.firstWord(details.name()));
        keys.put("phone_key", phones.key(details.phone(), details.billingCountry()));
        keys.put("domain_key", MatchKeys.domain(details.website()));
        keys.put(RecordTable.SEARCH_TEXT, SearchText.of(details.name(), details.website()));
        return keys;
    }
}
