package io.leadpath.qualification;

import io.leadpath.activity.ActivityType;
import io.leadpath.persistence.Rows;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All free trials. */
@Repository
@Transactional
public class Trials {
    private final JdbcClient jdbc;
    private final Outreach outreach;
    private final TrialProvisioning provisioning;
    private final Clock clock;

    Trials(JdbcClient jdbc, Outreach outreach, TrialProvisioning provisioning, Clock clock) {
        this.jdbc = jdbc;
        this.outreach = outreach;
        this.provisioning = provisioning;
        this.clock = clock;
    }

    /** Starts a trial that ends at the instant, or lets the running one go on until then. */
    public void start(String leadId, Instant endsAt) {
        var running = running(leadId);
        if (running.isPresent()) {
            jdbc.sql("UPDATE trial SET ends_at = :endsAt, extensions = extensions + 1 WHERE id = :id")
                    .param("endsAt", Rows.columnValue(endsAt))
                    .param("id", running.get().id())
                    .update();
        } else {
            var id = UUID.randomUUID().toString();
            var active = !provisioning.tellsOfUse();
            Rows.insert(jdbc, "trial", new Trial(id, leadId, clock.instant(), endsAt, 0, null, null, null, active));
        }
        provisioning.provision(running(leadId).orElseThrow());
    }

    /** The product has set the trial up, or put its end off. */
    public void provisioned(String trialId) {
        jdbc.sql("UPDATE trial SET provisioned_at = :now WHERE id = :id")
                .param("now", Rows.columnValue(clock.instant()))
                .param("id", trialId)
                .update();
    }

    /** The lead uses its trial; told again or without a trial that runs, it changes nothing. */
    public void activated(String leadId) {
        jdbc.sql("""
                UPDATE trial SET active = TRUE, activated_at = :now
                 WHERE lead_id = :lead AND result IS NULL AND activated_at IS NULL""")
                .param("now", Rows.columnValue(clock.instant()))
                .param("lead", leadId)
                .update();
    }

    /** Whether the lead uses, or used, its latest trial. */
    public boolean isActive(String leadId) {
        return of(leadId).stream().findFirst().map(Trial::active).orElse(false);
    }

    public Optional<Trial> find(String trialId) {
        return jdbc.sql("SELECT * FROM trial WHERE id = :id")
                .param("id", trialId)
                .query(Rows.mapper(Trial.class))
                .optional();
    }

    /** Notes what the lead wants after the trial. */
    public void followUp(String leadId, TrialResult result, String comment, CurrentUser who) {
        outreach.note(leadId, "followUpTrial", ActivityType.CALL, result, comment, who);
        if (result != TrialResult.EXTEND) {
            jdbc.sql("UPDATE trial SET result = :result WHERE lead_id = :lead AND result IS NULL")
                    .param("result", result.name())
                    .param("lead", leadId)
                    .update();
        }
    }

    /** The trial is over, and nobody used it. */
    public void lapsed(String leadId) {
        outreach.note(leadId, "tryProduct", ActivityType.NOTE, null, "Nobody used the trial.", CurrentUser.SYSTEM);
        jdbc.sql("UPDATE trial SET result = :result WHERE lead_id = :lead AND result IS NULL")
                .param("result", TrialResult.NO_INTEREST.name())
                .param("lead", leadId)
                .update();
    }

    /** The lead leaves its path: no trial of it runs any more, and what has not been sent about one stays here. */
    public void end(String leadId) {
        running(leadId).ifPresent(trial -> {
            jdbc.sql("UPDATE trial SET result = :result WHERE id = :id")
                    .param("result", Trial.LEFT)
                    .param("id", trial.id())
                    .update();
            provisioning.callOff(trial);
        });
    }

    public Optional<Trial> running(String leadId) {
        return of(leadId).stream().filter(trial -> trial.result() == null).findFirst();
    }

    /** The lead's trials, newest first. */
    public List<Trial> of(String leadId) {
        return jdbc.sql("SELECT * FROM trial WHERE lead_id = :lead ORDER BY started_at DESC, id")
                .param("lead", leadId)
                .query(Rows.mapper(Trial.class))
                .list();
    }
}
