package io.leadpath.samples;

import io.leadpath.lead.LeadIntake;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the sample leads at the first start in demo mode, by driving the process. All of them or none: a start that was
 * interrupted leaves nothing half done, and a later start adds no second set.
 */
@Component
@Profile("!production")
@ConditionalOnProperty(name = "leadpath.samples", havingValue = "true", matchIfMissing = true)
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
class SampleLeads implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SampleLeads.class);

    private final JdbcClient jdbc;
    private final LeadIntake intake;
    private final SampleJourneys journeys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SampleLeads(
            JdbcClient jdbc, LeadIntake intake, SampleJourneys journeys, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.journeys = journeys;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wereMade()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            var samples = SampleLeadFile.read();
            for (var sample : samples) {
                var enquiry = new LeadIntake.Enquiry(sample.details());
                var lead = intake.receive(enquiry, CurrentUser.SYSTEM).lead();
                journeys.go(lead.id(), sample.journey());
            }
            jdbc.sql("INSERT INTO sample_data (made_at, leads) VALUES (:at, :leads)")
                    .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                    .param("leads", samples.size())
                    .update();
            LOG.info("Made {} sample leads", samples.size());
        });
    }

    private boolean wereMade() {
        return jdbc.sql("SELECT COUNT(*) FROM sample_data").query(Integer.class).single() > 0;
    }
}
