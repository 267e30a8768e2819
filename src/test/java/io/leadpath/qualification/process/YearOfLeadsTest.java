package io.leadpath.qualification.process;

import io.leadpath.qualification.process.simulation.Simulation;
import io.leadpath.qualification.process.simulation.Year;
import io.leadpath.qualification.process.simulation.YearEnd;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A year with moved time, in which people and leads do whatever the process lets them do. It begins with the seed in the
 * system property leadpath.simulation.seed, and every run of the same seed is the same: its fingerprint shows it.
 */
@PathTest
@TestPropertySource(
        properties = {
            // The cache saves H2 from parsing the same statements again and again.
            "spring.datasource.url=jdbc:h2:mem:year;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=1000",
            "camunda.bpm.eventing.execution=true",
            "camunda.bpm.eventing.task=true",
            // Trials whose use somebody tells; nothing is sent.
            "leadpath.trial.url=http://127.0.0.1:9/trials",
            "leadpath.trial.secret=0123456789abcdef",
            "leadpath.outbox.worker=false"
        })
@Import(Simulation.class)
class YearOfLeadsTest {
    @Autowired
    Year year;

    @Autowired
    YearEnd yearEnd;

    @AfterEach
    void letTimeRunAgain() {
        ClockUtil.reset();
    }

    int leads() {
        return 200;
    }

    @Test
    void everyLeadOfAYearComesToAnEndOrToRest() {
        year.passes(leads());
        yearEnd.print();
        yearEnd.isSound();
    }
}
