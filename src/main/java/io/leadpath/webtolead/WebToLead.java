package io.leadpath.webtolead;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts what strangers send. Here nothing is looked at but the consent: whatever else decides about a submission
 * happens later and elsewhere, so that neither the answer nor its time tells anything.
 */
@Service
class WebToLead {
    private final Submissions submissions;
    private final SubmissionReader reader;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WebToLead(Submissions submissions, SubmissionReader reader, ApplicationEventPublisher events, Clock clock) {
        this.submissions = submissions;
        this.reader = reader;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void accept(Submission submission) {
        submissions.add(submission.hasConsent() ? reader.text(submission) : null, clock.instant());
        events.publishEvent(new SubmissionAccepted());
    }
}
