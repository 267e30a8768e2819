package io.leadpath.qualification.process;

import io.leadpath.modeling.ProcessDiagram.Flow;
import io.leadpath.modeling.ProcessDiagram.Plane;
import io.leadpath.modeling.ProcessDiagram.Standing;
import io.leadpath.modeling.ProcessDiagram.Track;
import io.leadpath.modeling.ProcessDiagram.Tracks;
import io.leadpath.qualification.PathDiagrams.Presence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;

/** What the history of one process instance says about the elements and flows of its model. */
final class PassedSteps {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final List<HistoricActivityInstance> steps;
    private final Map<String, List<HistoricActivityInstance>> byElement;
    private final Set<String> aboutToBegin;

    PassedSteps(Collection<HistoricActivityInstance> steps, Collection<String> aboutToBegin) {
        this.steps = List.copyOf(steps);
        this.byElement = steps.stream().collect(Collectors.groupingBy(HistoricActivityInstance::getActivityId));
        this.aboutToBegin = Set.copyOf(aboutToBegin);
    }

    /** The elements that jobs are to begin, in the whole tree. */
    static List<String> transitions(ActivityInstance tree) {
        return Stream.concat(
                        Stream.of(tree.getChildTransitionInstances()).map(transition -> transition.getActivityId()),
                        Stream.of(tree.getChildActivityInstances()).flatMap(child -> transitions(child).stream()))
                .toList();
    }

    Presence presence(Plane plane) {
        var track = track(plane.id());
        if (plane.parent() == null) {
            return steps.stream().anyMatch(PassedSteps::isRunning) ? Presence.NOW : Presence.BEFORE;
        }
        return track == null ? Presence.NEVER : track.standing() == Standing.PRESENT ? Presence.NOW : Presence.BEFORE;
    }

    Tracks tracks(Plane plane) {
        var tracks = new HashMap<String, Track>();
        for (var element : plane.elements()) {
            var track = track(element);
            if (track != null) {
                tracks.put(element, track);
            }
        }
        return new Tracks(tracks, taken(plane.flows()));
    }

    private Track track(String element) {
        var visits = byElement.getOrDefault(element, List.of());
        if (visits.isEmpty()) {
            return aboutToBegin.contains(element) ? new Track(Standing.PRESENT, 1, "about to begin") : null;
        }
        var last =
                visits.stream().max(Comparator.comparing(PassedSteps::counter)).orElseThrow();
        var times = visits.size();
        if (isRunning(last) || aboutToBegin.contains(element)) {
            return new Track(Standing.PRESENT, times, "the lead is here, since " + when(last.getStartTime()));
        }
        var often = times == 1 ? "" : " " + times + " times, last";
        return last.isCanceled()
                ? new Track(Standing.CALLED_OFF, times, "called off" + often + " on " + when(last.getEndTime()))
                : new Track(Standing.PASSED, times, "passed" + often + " on " + when(last.getEndTime()));
    }

    /**
     * History knows elements, not flows: of those that lead to a step, the one was taken whose source was left last
     * before. A gateway that joins waits for all of its flows.
     */
    private Set<String> taken(Collection<Flow> flows) {
        var into = flows.stream().collect(Collectors.groupingBy(Flow::target));
        var taken = new HashSet<String>();
        for (var step : steps) {
            var ways = new ArrayList<>(into.getOrDefault(step.getActivityId(), List.of()));
            if (step.getActivityType().equals("parallelGateway")) {
                ways.stream().filter(flow -> left(flow.source(), step) != null).forEach(flow -> taken.add(flow.id()));
            } else {
                ways.stream()
                        .filter(flow -> left(flow.source(), step) != null)
                        .max(Comparator.comparing(flow -> left(flow.source(), step), LATEST))
                        .ifPresent(flow -> taken.add(flow.id()));
            }
        }
        return taken;
    }

    private static final Comparator<HistoricActivityInstance> LATEST =
            Comparator.comparing(HistoricActivityInstance::getEndTime).thenComparing(PassedSteps::counter);

    /** The last time the source was left in the same scope before the step began; null when it never was. */
    private HistoricActivityInstance left(String source, HistoricActivityInstance step) {
        return byElement.getOrDefault(source, List.of()).stream()
                .filter(before -> before.getEndTime() != null
                        && !before.isCanceled()
                        && before.getParentActivityInstanceId().equals(step.getParentActivityInstanceId())
                        && !before.getEndTime().after(step.getStartTime())
                        && counter(before) < counter(step))
                .max(LATEST)
                .orElse(null);
    }

    private static boolean isRunning(HistoricActivityInstance step) {
        return step.getEndTime() == null;
    }

    private static long counter(HistoricActivityInstance step) {
        return ((HistoricActivityInstanceEntity) step).getSequenceCounter();
    }

    private static String when(Date date) {
        return WHEN.format(Instant.ofEpochMilli(date.getTime()));
    }
}
