package io.leadpath.personaldata;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds everything that is the same person: by e-mail address, contact, merge and correction, in any number of steps. */
@Component
class People {
    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String id, String name, String lastName, String email, String phone, String mobile, String emailKey) {}

    Person ofLead(String id) {
        return of(Set.of(id), Set.of());
    }

    Person ofContact(String id) {
        return of(Set.of(), Set.of(id));
    }

    private Person of(Set<String> firstLeads, Set<String> firstContacts) {
        var leads = new TreeSet<>(firstLeads);
        var contacts = new TreeSet<>(firstContacts);
        for (var known = -1; known < leads.size() + contacts.size(); ) {
            known = leads.size() + contacts.size();
            var emails = Stream.concat(rows("lead", leads).stream(), rows("contact", contacts).stream())
                    .map(Row::emailKey)
                    .filter(key -> key != null)
                    .collect(Collectors.toSet());
            leads.addAll(ids("SELECT id FROM lead WHERE email_key IN (:ids)", emails));
            leads.addAll(ids("SELECT id FROM lead WHERE contact_id IN (:ids)", contacts));
            leads.addAll(ids("SELECT id FROM lead WHERE converted_contact_id IN (:ids)", contacts));
            leads.addAll(ids("SELECT id FROM lead WHERE merged_into IN (:ids)", leads));
            leads.addAll(ids("SELECT merged_into FROM lead WHERE merged_into IS NOT NULL AND id IN (:ids)", leads));
            contacts.addAll(ids("SELECT id FROM contact WHERE email_key IN (:ids)", emails));
            contacts.addAll(ids("SELECT contact_id FROM lead WHERE contact_id IS NOT NULL AND id IN (:ids)", leads));
            contacts.addAll(ids(
                    "SELECT converted_contact_id FROM lead WHERE converted_contact_id IS NOT NULL AND id IN (:ids)",
                    leads));
        }
        return described(leads, contacts);
    }

    private Person described(Set<String> leads, Set<String> contacts) {
        var rows = Stream.concat(rows("lead", leads).stream(), rows("contact", contacts).stream())
                .filter(row -> !row.lastName().equals(PersonalTables.ERASED))
                .toList();
        var conversions = ids("SELECT id FROM conversion WHERE lead_id IN (:ids)", leads);
        var accounts = new TreeSet<>(ids("SELECT account_id FROM contact WHERE id IN (:ids)", contacts));
        accounts.addAll(ids("SELECT account_id FROM conversion WHERE lead_id IN (:ids)", leads));
        var opportunities = new TreeSet<>(
                ids("SELECT opportunity_id FROM opportunity_contact_role WHERE contact_id IN (:ids)", contacts));
        opportunities.addAll(ids("SELECT id FROM opportunity WHERE origin_lead_id IN (:ids)", leads));
        opportunities.addAll(ids(
                "SELECT opportunity_id FROM conversion WHERE opportunity_id IS NOT NULL AND lead_id IN (:ids)", leads));
        return new Person(
                leads,
                contacts,
                Set.copyOf(conversions),
                accounts,
                ownAccounts(leads, contacts),
                opportunities,
                withoutOthers(
                        opportunities,
                        "SELECT opportunity_id FROM opportunity_contact_role WHERE opportunity_id IN (:all)"
                                + " AND contact_id NOT IN (:contacts)",
                        contacts),
                texts(rows, row -> Stream.of(row.name())),
                texts(rows, row -> Stream.of(row.lastName())),
                texts(rows, row -> Stream.of(row.email(), row.phone(), row.mobile())));
    }

    /** Made of a lead without a company, and nobody else belongs to them by now. */
    private Set<String> ownAccounts(Set<String> leads, Set<String> contacts) {
        var made = ids("""
                SELECT c.account_id FROM conversion c JOIN lead l ON l.id = c.lead_id
                 WHERE c.account_created AND l.company IS NULL AND l.id IN (:ids)""", leads);
        return withoutOthers(
                made, "SELECT account_id FROM contact WHERE account_id IN (:all) AND id NOT IN (:contacts)", contacts);
    }

    private Set<String> withoutOthers(Collection<String> all, String withOthers, Set<String> contacts) {
        var own = new TreeSet<>(all);
        if (!own.isEmpty()) {
            own.removeAll(jdbc.sql(withOthers)
                    .params(Map.of("all", all, "contacts", contacts.isEmpty() ? Set.of("-") : contacts))
                    .query(String.class)
                    .list());
        }
        return own;
    }

    private List<Row> rows(String table, Set<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT id, first_name, last_name, email, phone, mobile, email_key FROM " + table
                                + " WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query((row, number) -> new Row(
                                row.getString("id"),
                                row.getString("first_name") == null
                                        ? null
                                        : row.getString("first_name") + " " + row.getString("last_name"),
                                row.getString("last_name"),
                                row.getString("email"),
                                row.getString("phone"),
                                row.getString("mobile"),
                                row.getString("email_key")))
                        .list();
    }

    private List<String> ids(String sql, Set<String> of) {
        return of.isEmpty()
                ? List.of()
                : jdbc.sql(sql).param("ids", of).query(String.class).list();
    }

    private static Set<String> texts(List<Row> rows, Function<Row, Stream<String>> parts) {
        return rows.stream()
                .flatMap(parts)
                .filter(text -> text != null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
