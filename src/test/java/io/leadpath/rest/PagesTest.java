package io.leadpath.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends RestTest {

    @Test
    void withoutParametersTheFirst50InTheDefaultOrderAreMeant() {
        var page = get("/api/probes");

        assertThat(page.body().get("page").asInt()).isZero();
        assertThat(page.body().get("size").asInt()).isEqualTo(50);
        assertThat(page.body().at("/items/0").asText())
                .isEqualTo("Window[sortColumn=name_key, ascending=true, offset=0, size=50, after=null]");
    }

    @Test
    void pageSizeAndOrderAreTakenAsSent() {
        assertThat(get("/api/probes?page=3&size=200&sort=at,desc")
                        .body()
                        .at("/items/0")
                        .asText())
                .isEqualTo("Window[sortColumn=at, ascending=false, offset=600, size=200, after=null]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "page=x",
                "page=",
                "page=1.0",
                "page=%2B1",
                "page=2147483648",
                "page=99999999999999999999",
                "page=0&page=0",
                "size=0",
                "size=201",
                "size=-1",
                "size=",
                "size=5&size=5",
                "sort=",
                "sort=name",
                "sort=name,up",
                "sort=name,ASC",
                "sort=name,asc,x",
                "sort=name_key,asc",
                "sort=name,asc&sort=at,asc",
                "sort=,asc",
                "sort=name;drop,asc",
                "after=",
                "after=x",
                "after=%00",
                "after=bm9uZQ"
            })
    void anythingElseIsRefusedWithTheParametersNameAndNothingIsClamped(String query) {
        var answer = get("/api/probes?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void allWrongParametersAreNamedAtOnce() {
        assertThat(get("/api/probes?page=-1&size=201&sort=x").body().get("errors"))
                .hasSize(3);
    }

    @Test
    void otherParametersAreNotOurs() {
        assertThat(get("/api/probes?utm=1").status()).isEqualTo(200);
    }

    @Test
    void theTotalIsExactUpTo10000AndALowerBoundBeyond() {
        var exact = get("/api/probes");
        assertThat(exact.body().get("total").asInt()).isEqualTo(3);
        assertThat(exact.body().has("totalIsLowerBound")).isFalse();

        var more = get("/api/probes?page=7");
        assertThat(more.body().get("total").asInt()).isEqualTo(10_000);
        assertThat(more.body().get("totalIsLowerBound").asBoolean()).isTrue();
    }

    @Test
    void aPageFarDownALongListIsReachedByTheTokenOnly() {
        assertThat(get("/api/probes?page=200").status()).isEqualTo(200);

        var answer = get("/api/probes?page=201");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("page");
        assertThat(answer.text("detail")).isNotBlank();
    }

    @Test
    void theTokenOfAPageLeadsToWhatFollows() {
        var after = get("/api/probes").text("after");

        assertThat(get("/api/probes?after=" + after).body().at("/items/0").asText())
                .endsWith("offset=0, size=50, after=Position[value=Zoë\n, id=id-1]]");
    }

    @ParameterizedTest
    @CsvSource({"sort,'name,desc'", "sort,'at,asc'", "page,1"})
    void aTokenBelongsToItsOrderAndReplacesThePageNumber(String parameter, String value) {
        var after = get("/api/probes").text("after");

        var answer = get("/api/probes?after=" + after + "&" + parameter + "=" + value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_VALUE");
    }

    @Test
    void aTokenThatSomebodyChangedIsRefused() {
        var after = get("/api/probes").text("after");

        assertThat(get("/api/probes?after=" + after.substring(0, after.length() - 4) + "AAAA")
                        .status())
                .isEqualTo(400);
    }
}
