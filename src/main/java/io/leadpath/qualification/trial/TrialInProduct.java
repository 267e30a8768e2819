package io.leadpath.qualification.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.lead.Leads;
import io.leadpath.outbox.Outbox;
import io.leadpath.outbox.OutboxMessage;
import io.leadpath.qualification.Trial;
import io.leadpath.qualification.TrialProvisioning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The company's product sets the trial up. The request leaves with the transaction; a later one overtakes it. */
class TrialInProduct implements TrialProvisioning {
    private final TrialSettings settings;
    private final Outbox outbox;
    private final Leads leads;
    private final ObjectMapper json;

    TrialInProduct(TrialSettings settings, Outbox outbox, Leads leads, ObjectMapper json) {
        this.settings = settings;
        this.outbox = outbox;
        this.leads = leads;
        this.json = json;
    }

    /**
     * What the product is asked for: that this trial exists and ends then. No more about the person than it takes to set up
     * an account.
     *
     * @param extension 0 for the beginning, then counted up each time the end is put off
     */
    record Wanted(String trialId, String leadId, int extension, Instant endsAt, String email, String name) {
        String idempotencyKey() {
            return trialId + "-" + extension;
        }
    }

    @Override
    public void provision(Trial trial) {
        var person = leads.get(trial.leadId()).details();
        var wanted = new Wanted(
                trial.id(), trial.leadId(), trial.extensions(), trial.endsAt(), person.email(), person.fullName());
        outbox.withdraw(reference(trial));
        outbox.add(new OutboxMessage(
                TrialChannel.KIND,
                trial.leadId(),
                reference(trial),
                settings.url(),
                "Free trial until " + LocalDate.ofInstant(trial.endsAt(), ZoneOffset.UTC) + " for " + person.fullName(),
                written(wanted)));
    }

    @Override
    public void callOff(Trial trial) {
        outbox.withdraw(reference(trial));
    }

    @Override
    public boolean tellsOfUse() {
        return true;
    }

    private String written(Wanted wanted) {
        try {
            return json.writeValueAsString(wanted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the request for a trial", e);
        }
    }

    private static String reference(Trial trial) {
        return "trial/" + trial.id();
    }
}
