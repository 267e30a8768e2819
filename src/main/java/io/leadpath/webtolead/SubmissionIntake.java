package io.leadpath.webtolead;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadIntake.Enquiry;
import io.leadpath.lead.LeadSources;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what was sent by the form, one submission in one transaction with everything it causes. Row 3: what a program
 * filled in, and what breaks the rules of a record, is recorded as invalid and bothers nobody.
 */
@Component
class SubmissionIntake {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionIntake.class);
    private static final String WEB = "WEB";
    private static final String INVALID = "INVALID";
    private static final String NAMELESS = "Unknown";

    private final Submissions submissions;
    private final SubmissionReader reader;
    private final LeadIntake intake;
    private final LeadSources sources;
    private final Activities activities;
    private final WebToLeadSettings settings;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;

    SubmissionIntake(
            Submissions submissions,
            SubmissionReader reader,
            LeadIntake intake,
            LeadSources sources,
            Activities activities,
            WebToLeadSettings settings,
            PlatformTransactionManager transactions,
            ObjectMapper json,
            Clock clock) {
        this.submissions = submissions;
        this.reader = reader;
        this.intake = intake;
        this.sources = sources;
        this.activities = activities;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /** Takes in the submission that has waited longest; false when there is none. */
    boolean advance() {
        var next = submissions.nextDue(clock.instant());
        next.ifPresent(this::takeIn);
        return next.isPresent();
    }

    private void takeIn(Submissions.Waiting waiting) {
        try {
            transaction.executeWithoutResult(status -> {
                if (submissions.remove(waiting.id()) && waiting.content() != null) {
                    receive(reader.stored(waiting.content()), waiting.receivedAt());
                }
            });
        } catch (BusinessException e) {
            // Who asked not to be contacted, for one: nothing is kept, and no log says of whom.
            submissions.remove(waiting.id());
            LOG.info("Submission {} was not kept: {}", waiting.id(), e.code());
        } catch (RuntimeException e) {
            // No message: those of a database quote values.
            LOG.warn("Submission {} waits: {}", waiting.id(), e.getClass().getName());
            submissions.postpone(waiting.id(), clock.instant().plus(settings.retryGap()));
        }
    }

    private void receive(Submission submission, Instant receivedAt) {
        var fields = withKnownSource(submission.ofTheLead());
        var complaints = complaints(fields);
        complaints.keySet().forEach(fields::remove);
        fields.putIfAbsent("lastName", NAMELESS);
        var isValid = complaints.isEmpty() && !submission.isTrapped();
        var enquiry = new Enquiry(details(fields), receivedAt, isValid ? null : INVALID, false);
        var lead = intake.receive(enquiry, CurrentUser.SYSTEM).lead().id();
        note(
                lead,
                "CONSENT_GIVEN",
                "Agreed to wording " + settings.consentVersion() + ": " + settings.consent(),
                receivedAt);
        if (submission.isTrapped()) {
            note(lead, "FILLED_IN_BY_A_PROGRAM", "A field was filled in that people do not see.", clock.instant());
        } else if (!isValid) {
            note(lead, "INVALID_SUBMISSION", String.join(" ", complaints.values()), clock.instant());
        }
    }

    /** By field, what is wrong with it. */
    private Map<String, String> complaints(Map<String, String> fields) {
        var complaints = new TreeMap<String, String>();
        var readable = new LinkedHashMap<>(fields);
        fields.forEach((field, value) -> {
            if (!isText(value)) {
                complaints.put(field, "'" + field + "' contains a character that is not text.");
                readable.remove(field);
            }
        });
        Validation.problems(details(readable))
                .forEach(problem -> complaints.putIfAbsent(problem.field(), problem.message()));
        return complaints;
    }

    /** Whether the API would take it for a text, too. */
    private boolean isText(String value) {
        try {
            return json.convertValue(value, String.class) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Map<String, String> withKnownSource(Map<String, String> given) {
        var fields = new LinkedHashMap<>(given);
        var source = fields.getOrDefault("source", "").isBlank() ? WEB : fields.get("source");
        fields.put("source", sources.knows(source) ? source : LeadSources.OTHER);
        if (!source.equals(fields.get("source"))) {
            fields.put("sourceDetail", source);
        }
        return fields;
    }

    private LeadDetails details(Map<String, String> fields) {
        return json.convertValue(fields, LeadDetails.class);
    }

    private void note(String leadId, String outcome, String words, Instant when) {
        activities.log(Activity.onLead(leadId, ActivityType.NOTE, outcome, words, CurrentUser.SYSTEM.id(), when));
    }
}
