package io.leadpath.matching;

import io.leadpath.persistence.MatchKeys;
import io.leadpath.persistence.PhoneKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Gives records from before there were so many keys all of theirs, 500 at a time. Each batch is committed alone: after a
 * crash it is done once more from the beginning, with the same result.
 */
@Component
class V70_1__KeysOfExistingRecords extends BaseJavaMigration {
    private static final int BATCH = 500;

    private final PhoneKeys phones;

    V70_1__KeysOfExistingRecords(PhoneKeys phones) {
        this.phones = phones;
    }

    /** What one row's keys are; the id comes last. */
    private interface Keys {
        Object[] of(ResultSet row) throws SQLException;
    }

    private record Row(String id, Object[] keys) {}

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        var committedAlone = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            var database = new SingleConnectionDataSource(connection, true);
            fill(
                    database,
                    "SELECT id, company, first_name, last_name, phone, mobile, website, country FROM lead",
                    "UPDATE lead SET company_key = ?, similar_company_key = ?, person_key = ?, phone_key = ?,"
                            + " mobile_key = ?, domain_key = ? WHERE id = ?",
                    this::ofLead);
            fill(
                    database,
                    "SELECT id, name, phone, website, billing_country FROM account",
                    "UPDATE account SET name_key = ?, similar_name_key = ?, first_word_key = ?, phone_key = ?,"
                            + " domain_key = ? WHERE id = ?",
                    this::ofAccount);
            fill(
                    database,
                    "SELECT id, first_name, last_name, phone, mobile, mailing_country FROM contact",
                    "UPDATE contact SET person_key = ?, phone_key = ?, mobile_key = ? WHERE id = ?",
                    this::ofContact);
            fill(
                    database,
                    "SELECT r.id, l.company FROM partner_registration r JOIN lead l ON l.id = r.lead_id",
                    "UPDATE partner_registration SET company_key = ? WHERE id = ?",
                    row -> new Object[] {MatchKeys.company(row.getString("company")), row.getString("id")});
        } finally {
            connection.setAutoCommit(committedAlone);
        }
    }

    private Object[] ofLead(ResultSet row) throws SQLException {
        var country = row.getString("country");
        return new Object[] {
            MatchKeys.company(row.getString("company")),
            MatchKeys.similarCompany(row.getString("company")),
            MatchKeys.person(row.getString("first_name"), row.getString("last_name")),
            phones.key(row.getString("phone"), country),
            phones.key(row.getString("mobile"), country),
            MatchKeys.domain(row.getString("website")),
            row.getString("id")
        };
    }

    private Object[] ofAccount(ResultSet row) throws SQLException {
        var name = MatchKeys.company(row.getString("name"));
        return new Object[] {
            name == null ? "" : name,
            MatchKeys.similarCompany(row.getString("name")),
            MatchKeys.firstWord(row.getString("name")),
            phones.key(row.getString("phone"), row.getString("billing_country")),
            MatchKeys.domain(row.getString("website")),
            row.getString("id")
        };
    }

    private Object[] ofContact(ResultSet row) throws SQLException {
        var country = row.getString("mailing_country");
        return new Object[] {
            MatchKeys.person(row.getString("first_name"), row.getString("last_name")),
            phones.key(row.getString("phone"), country),
            phones.key(row.getString("mobile"), country),
            row.getString("id")
        };
    }

    private static void fill(DataSource database, String select, String update, Keys keys) throws SQLException {
        var jdbc = new JdbcTemplate(database);
        var id = select.contains("r.id") ? "r.id" : "id";
        var last = "";
        List<Row> rows;
        do {
            rows = jdbc.query(
                    select + " WHERE " + id + " > ? ORDER BY " + id + " LIMIT " + BATCH,
                    (row, number) -> new Row(row.getString("id"), keys.of(row)),
                    last);
            jdbc.batchUpdate(update, rows.stream().map(Row::keys).toList());
            database.getConnection().commit();
            last = rows.isEmpty() ? last : rows.get(rows.size() - 1).id();
        } while (!rows.isEmpty());
    }
}
