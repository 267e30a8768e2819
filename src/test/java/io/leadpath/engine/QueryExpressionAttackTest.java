package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** Attacks by a user who is logged in: expressions in task queries and stored filters, on both ways to the engine. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class QueryExpressionAttackTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ATTACKS = List.of(
            "${canary.ring()}",
            "#{canary.ring()}",
            "x${canary.ring()}y",
            "${canary['ring']()}",
            "${canary.song}",
            "${canary['song']}",
            "${canary.greet('you')}",
            "${canary}",
            "${true ? canary.ring() : ''}",
            "${currentUser().concat(canary.ring())}",
            "${dateTime().plusDays(canary.ring())}",
            "${now().compareTo(canary.ring())}",
            "${''['class']}",
            "${''.class}",
            "${''.getClass()}",
            "${''.class.forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('true')}",
            "${''['cl'.concat('ass')]}",
            "${''['cl'+='ass']}",
            "${''[currentUser()]}",
            "${'a'.length()}",
            "${currentUser().getClass()}",
            "${currentUser().toUpperCase()}",
            "${currentUserGroups().getClass()}",
            "${currentUserGroups().size()}",
            "${currentUserGroups()[0]}",
            "${currentUserGroups().class.name}",
            "${now().getClass()}",
            "${now()['class']}",
            "${now().setTime(0)}",
            "${now().toInstant()}",
            "${dateTime().getClass()}",
            "${dateTime().getZone()}",
            "${dateTime().getZone().getClass().getClassLoader()}",
            "${dateTime().plusDays(1).getChronology()}",
            "${dateTime().toString('yyyy')}",
            "${dataSource}",
            "${dataSource.getConnection()}",
            "${camundaUsers.passwordMatches('sdr', 'sdr')}",
            "${roleGroups.createMissing()}",
            "${identityService.createUserQuery()}",
            "${runtimeService}",
            "${environment.getProperty('spring.datasource.password')}",
            "${applicationContext}",
            "${execution}",
            "${task}",
            "${authenticatedUserId}",
            "${undefined}",
            "${S('<a/>')}",
            "${1/0 == canary}",
            "${",
            "${''",
            "${''.}",
            "${" + "(".repeat(900) + "1" + ")".repeat(900) + "}",
            "${'" + "x".repeat(5_000) + "'}");

    /** One of each kind, for trying every way in: a bean's method, a property, a bean, what cannot be parsed. */
    private static final List<String> KINDS =
            List.of("${canary.ring()}", "${''['class']}", "${dataSource}", "${dateTime().getZone()}", "${");

    /** Both lead to the same engine, with filters of their own in front. */
    enum Way {
        REST("/engine-rest") {
            @Override
            Caller log(int port, String user) {
                return Caller.program(port, user, user);
            }
        },
        TASKLIST("/camunda/api/engine/engine/default") {
            @Override
            Caller log(int port, String user) {
                var browser = Caller.browser(port, user);
                browser.get("/camunda/api/admin/auth/user/default");
                return browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow());
            }
        };

        final String path;

        Way(String path) {
            this.path = path;
        }

        abstract Caller log(int port, String user);
    }

    @LocalServerPort
    int port;

    @Autowired
    Canary canary;

    @BeforeEach
    void silence() {
        canary.beSilent();
    }

    @AfterEach
    void nothingWasRun() {
        assertThat(canary.songs()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everyAttackIsRefusedInAnOrQuery(Way way) {
        var sdr = way.log(port, "sdr");
        for (var attack : ATTACKS) {
            refused(attack, sdr.post(way.path + "/task", json(orQueries(Map.of("assigneeExpression", attack)))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAttackIsRefusedInAStoredFilter(Way way) {
        var admin = way.log(port, "admin");
        for (var attack : ATTACKS) {
            var filter = filter(admin, way, Map.of("assigneeExpression", attack));
            refused(attack, admin.get(filter + "/list"));
            assertThat(admin.send("DELETE", filter, null, null).status()).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @EnumSource
    void directParametersAreRefused(Way way) {
        var sdr = way.log(port, "sdr");
        for (var attack : KINDS) {
            refused(attack, sdr.get(way.path + "/task?assigneeExpression=" + Caller.encode(attack)));
            refused(attack, sdr.get(way.path + "/task/count?dueBeforeExpression=" + Caller.encode(attack)));
            refused(attack, sdr.post(way.path + "/task", json(Map.of("assigneeExpression", attack))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void orQueriesAreRefusedInEveryCriterionAndPlace(Way way) {
        var sdr = way.log(port, "sdr");
        for (var attack : KINDS) {
            for (var query : List.of(
                    orQueries(Map.of("candidateGroupsExpression", attack)),
                    orQueries(Map.of("dueBeforeExpression", attack)),
                    orQueries(Map.of("name", "x"), Map.of("ownerExpression", attack)),
                    orQueries(orQueries(Map.of("assigneeExpression", attack))),
                    orQueries(Map.of("name", "x"), orQueries(Map.of("assigneeExpression", attack))))) {
                refused(attack, sdr.post(way.path + "/task", json(query)));
                refused(attack, sdr.post(way.path + "/task/count", json(query)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void storedFiltersAreRefusedHoweverTheyAreRun(Way way) {
        var admin = way.log(port, "admin");
        for (var attack : KINDS) {
            for (var query : List.<Map<String, Object>>of(
                    Map.of("assigneeExpression", attack), orQueries(Map.of("assigneeExpression", attack)))) {
                var filter = filter(admin, way, query);

                ways(filter).forEach(path -> {
                    refused(attack, admin.get(path));
                    refused(attack, admin.post(path, "{}"));
                    refused(attack, admin.post(path, json(Map.of("name", "x"))));
                });
                refused(attack, admin.get(filter + "?itemCount=true"));
                assertThat(admin.send("DELETE", filter, null, null).status()).isEqualTo(204);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterIsNotStoredWithCriteriaThatWouldBePassedOver(Way way) {
        var admin = way.log(port, "admin");
        for (var attack : KINDS) {
            var query = orQueries(orQueries(Map.of("assigneeExpression", attack)));
            var filter = json(Map.of("resourceType", "Task", "name", "Nested", "query", query));
            refused(attack, admin.post(way.path + "/filter/create", filter));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBodyThatExtendsAStoredFilterIsRefused(Way way) {
        var sdr = way.log(port, "sdr");
        var filter = way.path + "/filter/"
                + sdr.get(way.path + "/filter").json().get(0).get("id").asText();
        for (var attack : KINDS) {
            ways(filter).forEach(path -> {
                refused(attack, sdr.post(path, json(Map.of("ownerExpression", attack))));
                refused(attack, sdr.post(path, json(orQueries(Map.of("ownerExpression", attack)))));
                refused(attack, sdr.post(path, json(orQueries(orQueries(Map.of("ownerExpression", attack))))));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheFunctionsGiveButTheCriterionCannotTakeIsRefusedToo(Way way) {
        var sdr = way.log(port, "sdr");
        for (var wrong : Map.of(
                        "dueBeforeExpression", "${currentUser()}",
                        "assigneeExpression", "${now()}",
                        "candidateGroupsExpression", "${currentUser()}",
                        "ownerExpression", "${null}",
                        "createdOnExpression", "${dateTime().plusYears(2000000000)}")
                .entrySet()) {
            var query = orQueries(Map.of(wrong.getKey(), wrong.getValue()));
            refused(wrong.toString(), sdr.post(way.path + "/task", json(query)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFourFunctionsAndDateArithmeticWork(Way way) {
        var sdr = way.log(port, "sdr");
        for (var query : List.<Map<String, Object>>of(
                Map.of("assigneeExpression", "${currentUser()}"),
                Map.of("assigneeExpression", "${ currentUser() == 'sdr' ? 'sdr' : 'ae' }"),
                Map.of("candidateGroupsExpression", "${currentUserGroups()}"),
                Map.of("dueBeforeExpression", "${now()}"),
                Map.of("dueBeforeExpression", "${now().minusDays(1)}"),
                Map.of("createdAfterExpression", "${dateTime().plusHours(1)}"),
                Map.of(
                        "createdBeforeExpression",
                        "${dateTime().withTimeAtStartOfDay().plusMonths(2).minusWeeks(1)}"))) {
            var answer = sdr.post(way.path + "/task", json(orQueries(query)));
            assertThat(answer.status()).as(query + " " + answer).isEqualTo(200);
        }
    }

    @Test
    void theReadyMadeFiltersWorkForWhoeverMayReadThem() {
        for (var user : List.of("sdr", "ae", "channel", "manager", "admin")) {
            var caller = Caller.program(port, user, user);
            var filters = caller.get("/engine-rest/filter").json();
            assertThat(filters.findValuesAsText("name")).contains("My tasks", "My team's tasks");
            assertThat(filters.findValuesAsText("name").contains("All tasks"))
                    .isEqualTo(List.of("manager", "admin").contains(user));
            filters.forEach(filter -> ways("/engine-rest/filter/"
                            + filter.get("id").asText())
                    .filter(path -> !path.endsWith("singleResult"))
                    .forEach(path -> assertThat(caller.get(path).status()).isEqualTo(200)));
        }
        assertThat(Caller.program(port, "analyst", "analyst")
                        .get("/engine-rest/filter")
                        .json())
                .isEmpty();
    }

    private static String filter(Caller admin, Way way, Map<String, Object> query) {
        var created = admin.post(
                way.path + "/filter/create", json(Map.of("resourceType", "Task", "name", "attack", "query", query)));
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        return way.path + "/filter/" + created.json().get("id").asText();
    }

    @SafeVarargs
    private static Map<String, Object> orQueries(Map<String, Object>... queries) {
        return Map.of("orQueries", List.of(queries));
    }

    private static Stream<String> ways(String filter) {
        return Stream.of("/list", "/count", "/singleResult").map(filter::concat);
    }

    private static void refused(String attack, Answer answer) {
        assertThat(answer.status()).as("%s: %s", attack, answer).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("jdbc:", "\tat ", "stackTrace");
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @TestConfiguration
    static class WithCanary {
        @Bean
        Canary canary() {
            return new Canary();
        }
    }
}
