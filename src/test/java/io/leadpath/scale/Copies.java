package io.leadpath.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * As many leads as wanted, by copying a few that the product made, with their processes, their history and what they
 * became. A copy has the ids of its original with another ending; what it is found by is its own.
 */
class Copies {
    static final String COMMON_WORD = "gmbh";

    /** How many leads {@code sdr2} owns. */
    static final int FEW = 3;

    /** A number that everybody shares, which makes everybody alike. */
    private static final String SWITCHBOARD = "phone = '+1 212 555 0100', phone_key = '+12125550100'";

    private static final String UUID_PATTERN = "%________-____-____-____-____________";
    /** Ids of what copies share with their original. */
    private static final List<String> SHARED =
            List.of("PROC_DEF_ID_", "PROCESS_DEF_ID_", "JOB_DEF_ID_", "DEPLOYMENT_ID_");

    private final JdbcTemplate jdbc;
    private final boolean isH2;
    private final List<String> originals = new ArrayList<>();

    Copies(DataSource owner) throws SQLException {
        this.jdbc = new JdbcTemplate(owner);
        try (var connection = owner.getConnection()) {
            this.isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }

    /** Ten originals: two untouched, two worked, one withdrawn, five converted. */
    Copies makeOriginals(Caller manager) {
        for (int number = 0; number < 10; number++) {
            var unique = UUID.randomUUID().toString().substring(0, 8);
            var made = manager.post(
                    "/api/leads",
                    "{\"firstName\":\"Ada\",\"lastName\":\"Original%s\",\"company\":\"Original %s\",\"email\":\"%s@original.example\",\"source\":\"WEB\"}"
                            .formatted(unique, unique, unique));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            var id = made.json().get("id").asText();
            if (number > 1) {
                accepted(manager.post(
                        "/api/leads/" + id + "/activities",
                        "{\"type\":\"CALL\",\"outcome\":\"Talked\",\"notes\":\"-\"}"));
            }
            if (number == 4) {
                accepted(manager.post("/api/leads/" + id + "/messages", "{\"name\":\"LeadWithdrawn\"}"));
            }
            if (number > 4) {
                accepted(manager.post("/api/leads/" + id + "/conversion", "{\"bypassReason\":\"An original\"}"));
            }
            originals.add(id);
        }
        return this;
    }

    private static void accepted(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    String original(int number) {
        return originals.get(number);
    }

    String copyOf(int original, int number) {
        return originals.get(original).substring(0, 24) + "%012d".formatted(number);
    }

    /** Copies numbered from {@code from} on, as many of each original. */
    void copy(int from, int ofEach) {
        if (isH2) {
            jdbc.execute("SET REFERENTIAL_INTEGRITY FALSE");
        }
        for (int number = 0; number < originals.size(); number++) {
            copy(originals.get(number), from + number * ofEach, ofEach);
        }
        if (isH2) {
            jdbc.execute("SET REFERENTIAL_INTEGRITY TRUE");
        }
        makeDifferent(from);
        jdbc.execute("ANALYZE");
    }

    private void copy(String lead, int from, int count) {
        var became = Stream.of("account", "contact", "opportunity")
                .collect(Collectors.toMap(
                        kind -> kind,
                        kind -> strings(
                                "SELECT converted_" + kind + "_id FROM lead WHERE id = ? AND converted_" + kind
                                        + "_id IS NOT NULL",
                                lead)));
        var keys = new ArrayList<>(became.get("opportunity"));
        keys.add(lead);
        var instances =
                strings("SELECT ID_ FROM ACT_HI_PROCINST WHERE BUSINESS_KEY_ IN (" + marks(keys) + ")", keys.toArray());
        var tasks = strings(
                "SELECT ID_ FROM ACT_HI_TASKINST WHERE PROC_INST_ID_ IN (" + marks(instances) + ")",
                instances.toArray());
        copyRows("account", "id", became.get("account"), from, count);
        copyRows("contact", "id", became.get("contact"), from, count);
        copyRows("lead", "id", List.of(lead), from, count);
        copyRows("opportunity", "id", became.get("opportunity"), from, count);
        copyRows("opportunity_contact_role", "opportunity_id", became.get("opportunity"), from, count);
        for (var table : List.of("activity", "lead_field_history", "conversion", "credit")) {
            copyRows(table, "lead_id", List.of(lead), from, count);
        }
        copyRows(
                "conversion_reason",
                "conversion_id",
                strings("SELECT id FROM conversion WHERE lead_id = ?", lead),
                from,
                count);
        for (var table : List.of(
                "ACT_HI_PROCINST",
                "ACT_HI_ACTINST",
                "ACT_HI_TASKINST",
                "ACT_HI_VARINST",
                "ACT_RU_EXECUTION",
                "ACT_RU_TASK",
                "ACT_RU_VARIABLE",
                "ACT_RU_EVENT_SUBSCR")) {
            copyRows(table, "PROC_INST_ID_", instances, from, count);
        }
        copyRows("ACT_RU_JOB", "PROCESS_INSTANCE_ID_", instances, from, count);
        copyRows("ACT_RU_IDENTITYLINK", "TASK_ID_", tasks, from, count);
        copyRows("ACT_HI_IDENTITYLINK", "TASK_ID_", tasks, from, count);
        copyRows("ACT_RU_AUTHORIZATION", "RESOURCE_ID_", tasks, from, count);
    }

    private void copyRows(String table, String key, List<String> values, int from, int count) {
        if (values.isEmpty()) {
            return;
        }
        var columns = columns(table);
        var copied = columns.entrySet().stream()
                .map(column ->
                        column.getValue() && !SHARED.contains(column.getKey().toUpperCase())
                                ? "CASE WHEN %1$s LIKE '%2$s' THEN CONCAT(SUBSTRING(%1$s, 1, CHAR_LENGTH(%1$s) - 12), n) ELSE %1$s END"
                                        .formatted(column.getKey(), UUID_PATTERN)
                                : column.getKey())
                .collect(Collectors.joining(", "));
        jdbc.update(
                "INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") SELECT " + copied + " FROM "
                        + table + " CROSS JOIN " + numbers(from, count) + " WHERE " + key + " IN (" + marks(values)
                        + ")",
                values.toArray());
    }

    private String numbers(int from, int count) {
        var last = from + count - 1;
        var series = isH2
                ? "(SELECT X AS i FROM SYSTEM_RANGE(" + from + ", " + last + ")) AS counted"
                : "generate_series(" + from + ", " + last + ") AS counted (i)";
        return "(SELECT LPAD(CAST(i AS VARCHAR), 12, '0') AS n FROM " + series + ") AS numbers";
    }

    /** Gives the copies names, addresses and times of their own, and the words they are found by. */
    private void makeDifferent(int from) {
        var copies = " WHERE id LIKE '________-____-____-____-000000______' AND {n} >= " + from;
        var email = "CONCAT('p', {n}, '@company', {n}, '.example')";
        var person = "first_name = CONCAT('Ada', MOD({n}, 50)), last_name = CONCAT('Person', {n}),"
                + " last_name_key = CONCAT('person', {n}), email = " + email + ", email_key = " + email
                + ", person_key = CONCAT('ada', MOD({n}, 50), 'person', {n}), " + SWITCHBOARD;
        var website = "website = CONCAT('https://company', {n}, '.example'), domain_key = CONCAT('company', {n},"
                + " '.example')";
        update("UPDATE lead SET " + person + ", company = CONCAT('Company', {n}, ' GmbH'),"
                + " company_key = CONCAT('company', {n}), similar_company_key = CONCAT('company', {n}), " + website
                + ", search_text = CONCAT(' ada', MOD({n}, 50), ' person', {n},"
                + " ' company', {n}, ' gmbh p', {n}, ' example ', " + email + "),"
                + " created_at = created_at - {n} * INTERVAL '1' MINUTE,"
                + " last_activity_at = last_activity_at - {n} * INTERVAL '1' MINUTE,"
                + " source = CASE MOD({n}, 3) WHEN 0 THEN 'WEB' WHEN 1 THEN 'PHONE_INQUIRY' END,"
                + " owner = CASE WHEN {n} < " + (from + FEW) + " THEN 'sdr2' ELSE owner END" + copies);
        update("UPDATE contact SET " + person + ", search_text = CONCAT(' ada', MOD({n}, 50), ' person', {n},"
                + " ' p', {n}, ' company', {n}, ' example ', " + email + ")" + copies);
        update("UPDATE account SET name = CONCAT('Company', {n}, ' GmbH'), name_key = CONCAT('company', {n}),"
                + " similar_name_key = CONCAT('company', {n}), first_word_key = CONCAT('company', {n}), " + website
                + ", "
                + SWITCHBOARD + ", search_text = CONCAT(' company', {n}, ' gmbh')" + copies);
        update("UPDATE opportunity SET name = CONCAT('Company', {n}, ' GmbH'),"
                + " name_key = CONCAT('company', {n}, ' gmbh'), search_text = CONCAT(' company', {n}, ' gmbh')"
                + copies);
        for (var table : List.of("lead", "contact", "account", "opportunity")) {
            for (int word = 1; word <= 7; word++) {
                index(table, word, copies);
            }
        }
    }

    /** The n-th word of each text. */
    private void index(String table, int word, String copies) {
        var part = isH2
                ? "REGEXP_SUBSTR(search_text, '[^ ]+', 1, " + word + ")"
                : "NULLIF(SPLIT_PART(search_text, ' ', " + (word + 1) + "), '')";
        jdbc.update("INSERT INTO " + table + "_word (word, record_id) SELECT part, id FROM (SELECT " + part
                + " AS part, id FROM " + table + numbered(copies) + ") AS parts WHERE part IS NOT NULL");
    }

    private void update(String sql) {
        jdbc.update(numbered(sql));
    }

    private static String numbered(String sql) {
        return sql.replace("{n}", "CAST(SUBSTRING(id, 25) AS INTEGER)");
    }

    /** The table's columns, and which of them hold text. */
    private Map<String, Boolean> columns(String table) {
        var columns = new LinkedHashMap<String, Boolean>();
        jdbc.query(
                "SELECT column_name, data_type FROM information_schema.columns WHERE LOWER(table_name) = ?"
                        + " AND LOWER(table_schema) = 'public' ORDER BY ordinal_position",
                row -> {
                    columns.put(row.getString(1), row.getString(2).equalsIgnoreCase("CHARACTER VARYING"));
                },
                table.toLowerCase());
        return columns;
    }

    private List<String> strings(String sql, Object... values) {
        return jdbc.queryForList(sql, String.class, values);
    }

    private static String marks(List<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }
}
