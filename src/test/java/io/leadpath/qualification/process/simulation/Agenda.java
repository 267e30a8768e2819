package io.leadpath.qualification.process.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.PriorityQueue;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** What people mean to do and when, and what time it is. No two things happen at the same moment. */
class Agenda {
    static final Instant NEVER = Instant.MAX;
    private static final Duration TICK = Duration.ofMillis(1);

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::when).thenComparing(Entry::number));
    private Instant now;
    private long number;

    private record Entry(Instant when, long number, boolean onlyThisYear, Runnable what) {}

    void begin(Instant when) {
        now = when;
        ClockUtil.setCurrentTime(Date.from(now));
    }

    Instant now() {
        return now;
    }

    void plan(Duration in, Runnable what) {
        entries.add(new Entry(now.plus(in), number++, false, what));
    }

    /** Plans what is not done any more when the year is over. */
    void planThisYear(Duration in, Runnable what) {
        entries.add(new Entry(now.plus(in), number++, true, what));
    }

    void yearIsOver() {
        entries.removeIf(Entry::onlyThisYear);
    }

    /** When the next thing is planned; never when nothing is. */
    Instant next() {
        return entries.isEmpty() ? NEVER : entries.peek().when();
    }

    void doNext() {
        var entry = entries.remove();
        moveTo(entry.when());
        entry.what().run();
    }

    /** Time never stands still, even for what was due before. */
    void moveTo(Instant when) {
        begin(when.isAfter(now) ? when : now.plus(TICK));
    }
}
