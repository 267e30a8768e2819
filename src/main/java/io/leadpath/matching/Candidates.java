package io.leadpath.matching;

import io.leadpath.opportunity.Stage;
import io.leadpath.persistence.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every question that looking for duplicates asks the database. Each is answered out of one index, in the order of that
 * index and no further than {@code :limit}, so that neither many records nor many of one key make it slower.
 */
@Repository
class Candidates {
    /** Which column of which kind of record equals a key of the lead. */
    enum Question {
        LEADS_BY_EMAIL(MatchType.LEAD, "email_key"),
        LEADS_BY_PHONE(MatchType.LEAD, "phone_key"),
        LEADS_BY_MOBILE(MatchType.LEAD, "mobile_key"),
        LEADS_BY_PERSON(MatchType.LEAD, "person_key"),
        LEADS_BY_COMPANY_AND_LAST_NAME(MatchType.LEAD, "company_key", "last_name_key"),
        LEADS_BY_COMPANY(MatchType.LEAD, "company_key"),
        LEADS_BY_SIMILAR_COMPANY(MatchType.LEAD, "similar_company_key"),
        LEADS_BY_DOMAIN(MatchType.LEAD, "domain_key"),
        CONTACTS_BY_EMAIL(MatchType.CONTACT, "email_key"),
        CONTACTS_BY_PHONE(MatchType.CONTACT, "phone_key"),
        CONTACTS_BY_MOBILE(MatchType.CONTACT, "mobile_key"),
        CONTACTS_BY_PERSON(MatchType.CONTACT, "person_key"),
        CONTACTS_BY_ACCOUNT_AND_LAST_NAME(MatchType.CONTACT, "account_id", "last_name_key"),
        CONTACT_BY_ID(MatchType.CONTACT, "id"),
        ACCOUNTS_BY_NAME(MatchType.ACCOUNT, "name_key"),
        ACCOUNTS_BY_SIMILAR_NAME(MatchType.ACCOUNT, "similar_name_key"),
        ACCOUNTS_BY_FIRST_WORD(MatchType.ACCOUNT, "first_word_key"),
        ACCOUNTS_BY_PHONE(MatchType.ACCOUNT, "phone_key"),
        ACCOUNTS_BY_DOMAIN(MatchType.ACCOUNT, "domain_key"),
        ACCOUNT_BY_ID(MatchType.ACCOUNT, "id");

        private final MatchType type;
        private final List<String> columns;

        Question(MatchType type, String... columns) {
            this.type = type;
            this.columns = List.of(columns);
        }

        /** The parameters are {@code key0}, {@code key1} and {@code limit}. */
        String sql() {
            var conditions = Stream.iterate(0, i -> i + 1)
                    .limit(columns.size())
                    .map(i -> columns.get(i) + " = :key" + i)
                    .collect(Collectors.joining(" AND "));
            // All columns of the index, so that neither database sorts what it could read in order.
            var order = columns.equals(List.of("id")) ? "id" : String.join(", ", columns) + ", created_at, id";
            return SELECTED.get(type) + " WHERE " + conditions + " ORDER BY " + order + " LIMIT :limit";
        }
    }

    /** An open deal of an account. */
    record Deal(String id, String accountId, String name) {}

    private static final Map<MatchType, String> SELECTED =
            Map.of(MatchType.LEAD, """
            SELECT 'LEAD' AS type, id, NULL AS account_id, company, first_name, last_name, country, email_key, phone_key,
                   mobile_key, company_key, similar_company_key, person_key, last_name_key, domain_key,
                   partner_account_id, merged_into
              FROM lead""", MatchType.CONTACT, """
            SELECT 'CONTACT' AS type, id, account_id, NULL AS company, first_name, last_name, mailing_country AS country,
                   email_key, phone_key, mobile_key, NULL AS company_key, NULL AS similar_company_key, person_key,
                   last_name_key, NULL AS domain_key, NULL AS partner_account_id, NULL AS merged_into
              FROM contact""", MatchType.ACCOUNT, """
            SELECT 'ACCOUNT' AS type, id, id AS account_id, name AS company, NULL AS first_name, NULL AS last_name,
                   billing_country AS country, NULL AS email_key, phone_key, NULL AS mobile_key,
                   name_key AS company_key, similar_name_key AS similar_company_key, NULL AS person_key,
                   NULL AS last_name_key, domain_key, NULL AS partner_account_id, NULL AS merged_into
              FROM account""");

    /** One equality for each open stage, because a range of stages would be sorted or read to its end. */
    static final String OPEN_DEALS = Arrays.stream(Stage.values())
            .filter(stage -> !stage.isClosed())
            .map(stage -> "(SELECT id, account_id, name FROM opportunity WHERE account_id = :account AND stage = '"
                    + stage + "' ORDER BY account_id, stage, created_at, id LIMIT :limit)")
            .collect(Collectors.joining(" UNION ALL "));

    private static final RowMapper<Candidate> MAPPER = Rows.mapper(Candidate.class);
    private static final RowMapper<Deal> DEALS = Rows.mapper(Deal.class);

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest records that answer the question, at most {@code limit}; none when a key is missing. */
    List<Candidate> find(Question question, int limit, String... keys) {
        if (Arrays.stream(keys).anyMatch(key -> key == null || key.isEmpty())) {
            return List.of();
        }
        var statement = jdbc.sql(question.sql()).param("limit", limit);
        for (int i = 0; i < keys.length; i++) {
            statement = statement.param("key" + i, keys[i]);
        }
        return statement.query(MAPPER).list();
    }

    /** Open opportunities of the account, at most {@code limit} of each stage. */
    List<Deal> openDeals(String accountId, int limit) {
        return jdbc.sql(OPEN_DEALS)
                .param("account", accountId)
                .param("limit", limit)
                .query(DEALS)
                .list();
    }
}
