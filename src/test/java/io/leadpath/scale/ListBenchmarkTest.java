package io.leadpath.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import io.leadpath.support.Postgres;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;

/** Prints how long people wait with 2,000 leads and with 200,000; it judges nothing. */
@Tag("benchmark")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Postgres.class)
class ListBenchmarkTest {
    private static final int SMALL = Integer.getInteger("leadpath.benchmark.small", 2_000);
    private static final int LARGE = Integer.getInteger("leadpath.benchmark.large", 200_000);
    private static final int ORIGINALS = 10;
    private static final int CALLS = 60;
    private static final int FAR_PAGE = 1_000;

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    private Copies copies;
    private Caller manager;
    private Caller browser;

    @Test
    void printsHowLongPeopleWait() throws Exception {
        manager = Caller.program(port, "manager", "manager");
        browser = Caller.browser(port, "manager");
        copies = new Copies(new DriverManagerDataSource(
                        environment.getProperty("spring.datasource.url"),
                        environment.getProperty("spring.flyway.user"),
                        environment.getProperty("spring.flyway.password")))
                .makeOriginals(manager);
        copies.copy(1, SMALL / ORIGINALS);
        var small = measured(SMALL);
        copies.copy(SMALL + 1, (LARGE - SMALL) / ORIGINALS);
        var large = measured(LARGE);

        System.out.printf("%n%-34s %12s %12s %7s%n", "p95 in ms", SMALL + " leads", LARGE + " leads", "ratio");
        small.forEach((what, time) ->
                System.out.printf("%-34s %12.1f %12.1f %7.1f%n", what, time, large.get(what), large.get(what) / time));
    }

    private Map<String, Double> measured(int leads) {
        var size = 200 * FAR_PAGE > leads ? Math.max(1, leads / FAR_PAGE - 1) : 100;
        var list = "/api/leads?sort=createdAt,desc&size=" + size;
        var times = new LinkedHashMap<String, Double>();
        times.put("list, page 1", p95(manager, call -> list));
        var far = far(list);
        times.put("list, page 1,000 by after", p95(manager, call -> far));
        times.put("list by status", p95(manager, call -> "/api/leads?status=CONVERTED&sort=lastActivityAt,desc"));
        times.put("search, rare word", p95(manager, call -> "/api/leads?q=person" + (7 + call)));
        times.put("search, whole address", p95(manager, call -> {
            var number = 7 + call;
            return "/api/leads?q=p" + number + "@company" + number + ".example";
        }));
        times.put("search, common word", p95(manager, call -> "/api/leads?q=" + Copies.COMMON_WORD));
        times.put("search, common words and status", p95(manager, call -> "/api/leads?q=gmbh%20ada7&status=CONVERTED"));
        times.put("contacts, common word", p95(manager, call -> "/api/contacts?q=ada7"));
        times.put("lead page", p95(browser, call -> "/leads/" + copies.copyOf(0, 1 + call)));
        if (manager.get("/api/leads/" + copies.copyOf(0, 1) + "/duplicates").status() == 200) {
            times.put("duplicates", p95(manager, call -> "/api/leads/" + copies.copyOf(0, 1 + call) + "/duplicates"));
        }
        return times;
    }

    /** The address of the thousandth page, reached as a reader would. */
    private String far(String list) {
        var address = list;
        for (int page = 1; page < FAR_PAGE; page++) {
            var after = manager.get(address).json().get("after");
            if (after == null) {
                break;
            }
            address = list + "&after=" + after.asText();
        }
        return address;
    }

    private static double p95(Caller caller, IntFunction<String> address) {
        var times = new ArrayList<Double>();
        for (int call = 0; call < CALLS; call++) {
            var from = System.nanoTime();
            assertThat(caller.get(address.apply(call)).status()).isEqualTo(200);
            times.add((System.nanoTime() - from) / 1e6);
        }
        return times.stream().sorted().skip(CALLS * 95 / 100 - 1).findFirst().orElseThrow();
    }
}
