package io.leadpath.qualification.process.simulation;

import static io.leadpath.security.Role.SALES_MANAGER;

import io.leadpath.qualification.HandOffs;
import io.leadpath.security.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** People at their tasks: some quick, some slow, some so slow that every deadline passes first. */
class Staff {
    private static final Duration TOMORROW = Duration.ofDays(1);
    private static final Set<String> OF_ANOTHER_AE = Set.of("reviewLead", "prepareConversion");

    private final TaskService tasks;
    private final HandOffs handOffs;
    private final Answers answers;
    private final Managers managers;
    private final People people;
    private final Watch watch;
    private final Agenda agenda;
    private final Dice dice;
    private final Deck<Pace> paces;
    private boolean yearIsOver;

    Staff(
            TaskService tasks,
            HandOffs handOffs,
            Answers answers,
            Managers managers,
            People people,
            Watch watch,
            Agenda agenda,
            Dice dice) {
        this.tasks = tasks;
        this.handOffs = handOffs;
        this.answers = answers;
        this.managers = managers;
        this.people = people;
        this.watch = watch;
        this.agenda = agenda;
        this.dice = dice;
        paces = dice.deck(
                Pace.QUICK,
                Pace.QUICK,
                Pace.QUICK,
                Pace.QUICK,
                Pace.NORMAL,
                Pace.NORMAL,
                Pace.NORMAL,
                Pace.SLOW,
                Pace.SILENT);
    }

    private enum Pace {
        QUICK(Duration.ofMinutes(5), Duration.ofHours(6)),
        NORMAL(Duration.ofHours(6), Duration.ofHours(50)),
        SLOW(Duration.ofDays(2), Duration.ofDays(6)),
        SILENT(Duration.ofDays(8), Duration.ofDays(30));

        private final Duration shortest;
        private final Duration longest;

        Pace(Duration shortest, Duration longest) {
            this.shortest = shortest;
            this.longest = longest;
        }
    }

    void sees(DelegateTask task) {
        var pace = paces.draw();
        var wait = dice.between(pace.shortest, pace.longest);
        var id = task.getId();
        agenda.plan(answers.isAboutDeal(task.getTaskDefinitionKey()) ? wait.multipliedBy(5) : wait, () -> work(id));
    }

    void yearIsOver() {
        yearIsOver = true;
    }

    private void work(String taskId) {
        var task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null || yearIsOver && answers.isAboutDeal(task.getTaskDefinitionKey())) {
            return;
        }
        whoWorks(task).ifPresentOrElse(user -> complete(task, user), () -> agenda.plan(TOMORROW, () -> work(taskId)));
    }

    /** A deal is its owner's, and a manager helps out; a lead is the team's. */
    private Optional<String> whoWorks(Task task) {
        return answers.isAboutDeal(task.getTaskDefinitionKey())
                ? answers.ownerOf(task).filter(owner -> !people.isAway(owner)).or(() -> people.anyAtWork(SALES_MANAGER))
                : anyOfTheGroup(task);
    }

    /** Mostly whoever has the task, sometimes a colleague who takes it over. */
    private Optional<String> anyOfTheGroup(Task task) {
        var role = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Role.ofGroup(group).stream())
                .findFirst();
        if (role.isEmpty()) {
            watch.faults().add(task.getTaskDefinitionKey() + " is nobody's");
            return Optional.empty();
        }
        var assignee = task.getAssignee();
        var worker = assignee != null && !people.isAway(assignee) && dice.chance(85)
                ? Optional.of(assignee)
                : people.anyAtWork(role.get());
        return worker.filter(user -> mayDo(task, user));
    }

    /** An account executive who was overruled leaves the lead to another one. */
    private boolean mayDo(Task task, String user) {
        return !OF_ANOTHER_AE.contains(task.getTaskDefinitionKey())
                || !handOffs.isOverruled((String) tasks.getVariable(task.getId(), "leadId"), people.get(user));
    }

    private void complete(Task task, String user) {
        var given = answers.to(task, user);
        people.as(user, () -> {
            takesOver(task, user);
            tasks.complete(task.getId(), given);
            return null;
        });
        managers.seeConversion((String) given.get("opportunityId"));
    }

    /** A colleague puts the task back to take it; a manager gives it to herself. */
    private void takesOver(Task task, String user) {
        if (!user.equals(task.getAssignee()) && people.get(user).has(SALES_MANAGER)) {
            tasks.setAssignee(task.getId(), user);
        } else if (task.getAssignee() != null && !user.equals(task.getAssignee())) {
            tasks.setAssignee(task.getId(), null);
        }
    }
}
