package io.leadpath.qualification.web;

import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.PathStep;
import io.leadpath.qualification.PathStep.State;
import io.leadpath.qualification.Trials;
import io.leadpath.qualification.WakeUps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what a lead waits for while nobody has anything to do for it. */
@Component
class Waiting {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    /** The wait of a lead that stayed away from a meeting and found no other date (row 18). */
    private static final String COMES_BACK = "leadComesBack";

    private final Meetings meetings;
    private final Trials trials;
    private final WakeUps wakeUps;

    Waiting(Meetings meetings, Trials trials, WakeUps wakeUps) {
        this.meetings = meetings;
        this.trials = trials;
        this.wakeUps = wakeUps;
    }

    Optional<String> sentence(Lead lead, List<PathStep> steps) {
        var running =
                steps.stream().filter(step -> step.state() == State.RUNNING).toList();
        if (lead.status() == LeadStatus.NURTURING) {
            return Optional.of(
                    wakeUps.next(lead.id()).map(Waiting::nurtured).orElse("Nurtured until it shows interest again."));
        }
        if (staysAway(running)) {
            return Optional.of("It stayed away from a meeting. Waits until it comes back by itself.");
        }
        if (running.isEmpty() || running.stream().anyMatch(PathStep::isUserTask)) {
            return Optional.empty();
        }
        return meetings.pending(lead.id())
                .map(meeting -> "Waits for the meeting on " + WHEN.format(meeting.startsAt()) + ".")
                .or(() ->
                        trials.running(lead.id()).map(trial -> "In trial until " + WHEN.format(trial.endsAt()) + "."));
    }

    /** Whether the lead may come back from where it stands, before its time. */
    static boolean mayComeBack(Lead lead, List<PathStep> steps) {
        return lead.status() == LeadStatus.NURTURING || staysAway(steps);
    }

    private static boolean staysAway(List<PathStep> steps) {
        return steps.stream()
                .anyMatch(step -> step.state() == State.RUNNING && step.id().equals(COMES_BACK));
    }

    private static String nurtured(Instant wakeUp) {
        return "Nurtured until " + DAY.format(wakeUp) + ", or until it shows interest again.";
    }
}
