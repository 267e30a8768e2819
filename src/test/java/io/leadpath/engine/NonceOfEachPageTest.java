package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NonceOfEachPageTest {
    private static final Pattern OF_THE_POLICY = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern OF_THE_SCRIPTS = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final int PEOPLE = 8;
    private static final int TIMES = 25;

    @LocalServerPort
    int port;

    @Test
    void everybodyWhoOpensTasklistAtTheSameInstantGetsAPageWhoseScriptsRun() throws Exception {
        var people = Executors.newFixedThreadPool(PEOPLE);
        try {
            var all = new ArrayList<Callable<Integer>>();
            for (var person = 0; person < PEOPLE; person++) {
                var browser = Caller.browser(port, "sdr");
                all.add(() -> brokenPages(browser));
            }
            for (var person : people.invokeAll(all)) {
                assertThat(person.get()).as("pages with a foreign nonce").isZero();
            }
        } finally {
            people.shutdown();
        }
    }

    private static int brokenPages(Caller browser) {
        var broken = 0;
        for (var time = 0; time < TIMES; time++) {
            var page = browser.get("/camunda/app/tasklist/default/");
            var policy = OF_THE_POLICY.matcher(page.header("Content-Security-Policy"));
            var scripts = OF_THE_SCRIPTS.matcher(page.body());
            assertThat(policy.find()).as("a nonce in the policy").isTrue();
            assertThat(scripts.find()).as("a nonce in the page").isTrue();
            broken += policy.group(1).equals(scripts.group(1)) ? 0 : 1;
        }
        return broken;
    }
}
