package io.leadpath.opportunity;

import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps among the activities how a deal went on: one note for each change, whichever way it came about. */
@Component
class PursuitNotes {
    private static final String STEP = "pursueOpportunity";

    private final Activities activities;
    private final Clock clock;

    PursuitNotes(Activities activities, Clock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    /** Notes a new stage and a new close date; nothing when both are as they were. */
    void changed(OpportunityDetails before, Opportunity deal, String comment, CurrentUser who) {
        var after = deal.details();
        var moved = before.stage() != after.stage();
        var postponed = !before.closeDate().equals(after.closeDate());
        if (moved || postponed) {
            var words = lines(
                    moved
                            ? "From " + before.stage().label() + " to "
                                    + after.stage().label() + "."
                            : null,
                    postponed ? "Close date from " + before.closeDate() + " to " + after.closeDate() + "." : null,
                    after.stage() == Stage.CLOSED_LOST ? after.closedReason() : null,
                    comment);
            note(deal, STEP, outcome(before.stage(), after.stage()), words, who);
        }
    }

    void note(Opportunity deal, String step, String outcome, String words, CurrentUser who) {
        var note = Activity.onOpportunity(
                deal.id(), deal.accountId(), ActivityType.NOTE, outcome, words, who.id(), clock.instant());
        activities.log(note.inStep(step));
    }

    private static String outcome(Stage before, Stage after) {
        if (before == after) {
            return PursuitResult.MOVE_CLOSE_DATE.name();
        }
        if (after.isClosed()) {
            return (after == Stage.CLOSED_WON ? PursuitResult.WON : PursuitResult.LOST).name();
        }
        return before.isClosed() ? "OPENED_AGAIN" : PursuitResult.ADVANCE.name();
    }

    private static String lines(String... lines) {
        return Stream.of(lines).filter(line -> line != null).collect(Collectors.joining("\n"));
    }
}
