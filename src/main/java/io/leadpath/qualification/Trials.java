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
    private final Clock clock;

    Trials(JdbcClient jdbc, Outreach outreach, Clock clock) {
        this.jdbc = jdbc;
        this.outreach = outreach;
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
            Rows.insert(
                    jdbc, "trial", new Trial(UUID.randomUUID().toString(), leadId, clock.instant(), endsAt, 0, null));
        }
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

    public void activated(String leadId) {}

    /** The trial is over without having been used. */
    public void lapsed(String leadId) {
        jdbc.sql("UPDATE trial SET result = :result WHERE lead_id = :lead AND result IS NULL")
                .param("result", TrialResult.NO_INTEREST.name())
                .param("lead", leadId)
                .update();
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
