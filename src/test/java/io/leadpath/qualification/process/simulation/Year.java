package io.leadpath.qualification.process.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

/** A year of leads, and as much of the next one as it takes until every lead has come to an end or to rest. */
public class Year {
    private static final Instant BEGINS = Instant.parse("2027-01-04T08:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(365);
    private static final int ABSENCES = 30;
    private static final int LEADS_PER_MERGE = 15;

    private final People people;
    private final Newcomers newcomers;
    private final Prospects prospects;
    private final Managers managers;
    private final Staff staff;
    private final Timers timers;
    private final Watch watch;
    private final Agenda agenda;
    private final Dice dice;

    Year(
            People people,
            Newcomers newcomers,
            Prospects prospects,
            Managers managers,
            Staff staff,
            Timers timers,
            Watch watch,
            Agenda agenda,
            Dice dice) {
        this.people = people;
        this.newcomers = newcomers;
        this.prospects = prospects;
        this.managers = managers;
        this.staff = staff;
        this.timers = timers;
        this.watch = watch;
        this.agenda = agenda;
        this.dice = dice;
    }

    /** Goes by with so many leads. */
    public void passes(int leads) {
        agenda.begin(BEGINS);
        people.hire();
        newcomers.partnersExist();
        watch.onPassed(managers::passed);
        watch.onPassed(prospects::passed);
        watch.onNewTask(staff::sees);
        someTime(leads, this::somebodyEnquires);
        someTime(ABSENCES, people::somebodyGoesAway);
        someTime(leads / LEADS_PER_MERGE, managers::mergeTwo);
        goOnUntil(BEGINS.plus(LENGTH));

        agenda.yearIsOver();
        timers.yearIsOver();
        staff.yearIsOver();
        goOnUntil(Agenda.NEVER);
        assertThat(agenda.now()).as("when everything was done").isBefore(BEGINS.plus(LENGTH.multipliedBy(2)));
    }

    private void someTime(int howOften, Runnable what) {
        for (int i = 0; i < howOften; i++) {
            agenda.planThisYear(dice.between(Duration.ZERO, Duration.between(agenda.now(), BEGINS.plus(LENGTH))), what);
        }
    }

    /** Whoever has a lead already makes room for somebody else. */
    private void somebodyEnquires() {
        if (!newcomers.somebodyEnquires()) {
            someTime(1, this::somebodyEnquires);
        }
    }

    private void goOnUntil(Instant end) {
        while (true) {
            var due = timers.next();
            var timer = due.map(Timers.Due::when).orElse(Agenda.NEVER);
            if (due.isPresent() && due.get().when() == null) {
                due.get().run().run();
            } else if (!agenda.next().isBefore(end) && !timer.isBefore(end)) {
                return;
            } else if (agenda.next().isBefore(timer)) {
                agenda.doNext();
            } else {
                agenda.moveTo(timer);
                due.get().run().run();
            }
        }
    }
}
