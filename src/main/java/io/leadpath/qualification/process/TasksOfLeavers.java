package io.leadpath.qualification.process;

import io.leadpath.availability.Availability;
import io.leadpath.availability.UserAway;
import io.leadpath.engine.AsSystem;
import io.leadpath.engine.ProcessVariable;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.qualification.Meeting;
import io.leadpath.qualification.MeetingAnswers;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.UserLeft;
import io.leadpath.security.Users;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever is away or has left hands the open tasks back to the groups they are for, later tasks go there too, and sales
 * managers are told. Meetings that an account executive cannot hold then count as declined. Somebody who is away keeps the
 * leads and the meetings afterwards; the leads of somebody who left go back to the queue as well.
 */
@Component
class TasksOfLeavers {
    private static final Set<Role> WORK_LEADS = Set.of(Role.SDR, Role.AE);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AuthorizationService authorizations;
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final Meetings meetings;
    private final MeetingAnswers answers;
    private final Availability availability;
    private final Users users;
    private final Notices notices;

    TasksOfLeavers(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy AuthorizationService authorizations,
            Leads leads,
            LeadLifecycle lifecycle,
            Meetings meetings,
            MeetingAnswers answers,
            Availability availability,
            Users users,
            Notices notices) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.authorizations = authorizations;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.meetings = meetings;
        this.answers = answers;
        this.availability = availability;
        this.users = users;
        this.notices = notices;
    }

    @EventListener
    void on(UserAway event) {
        var roles = users.find(event.userId()).map(CurrentUser::roles).orElse(Set.of());
        AsSystem.call(() -> {
            decline(event.userId(), meeting -> !availability.isAvailable(event.userId(), meeting.startsAt()));
            var handedBack = handBack(event.userId(), task -> true);
            forget(event.userId(), WORK_LEADS);
            tell(event.userId(), roles, handedBack);
            return handedBack;
        });
    }

    @EventListener
    void on(UserLeft event) {
        var roles = event.deleted() ? Set.of(Role.values()) : event.roles();
        AsSystem.call(() -> {
            decline(event.userId(), meeting -> roles.contains(Role.AE));
            var handedBack = handBack(event.userId(), task -> event.deleted() || isFor(roles, task));
            dropRightsOnTasks(event.userId(), handedBack);
            forget(event.userId(), roles);
            leads.inProgressOf(event.userId()).forEach(lead -> release(lead, event.userId(), roles));
            tell(event.userId(), event.roles(), handedBack);
            return handedBack;
        });
    }

    private void decline(String ae, Predicate<Meeting> which) {
        meetings.toComeOfAe(ae).stream()
                .filter(which)
                .forEach(meeting -> answers.decline(meeting.leadId(), CurrentUser.SYSTEM));
    }

    private List<Task> handBack(String userId, Predicate<Task> which) {
        var handedBack = tasks.createTaskQuery().taskAssignee(userId).active().list().stream()
                .filter(which)
                .toList();
        handedBack.forEach(task -> tasks.setAssignee(task.getId(), null));
        return handedBack;
    }

    private boolean isFor(Set<Role> roles, Task task) {
        var groups = roles.stream().map(Role::groupId).collect(Collectors.toSet());
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .anyMatch(groups::contains);
    }

    /**
     * The engine lets whoever had a task once go on working on it; who left the group does not. What was handed back
     * just now still counts as assigned.
     */
    private void dropRightsOnTasks(String userId, List<Task> handedBack) {
        var kept = ids(tasks.createTaskQuery().taskAssignee(userId).list());
        kept.removeAll(ids(handedBack));
        authorizations.createAuthorizationQuery().userIdIn(userId).resourceType(Resources.TASK).list().stream()
                .filter(right -> !kept.contains(right.getResourceId()))
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }

    private static Set<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::getId).collect(Collectors.toCollection(HashSet::new));
    }

    private void forget(String userId, Set<Role> roles) {
        if (roles.contains(Role.SDR)) {
            forget(userId, Variables.SDR, lead -> lead.status() != LeadStatus.NURTURING);
        }
        if (roles.contains(Role.AE)) {
            var stillMet =
                    meetings.toComeOfAe(userId).stream().map(Meeting::leadId).collect(Collectors.toSet());
            forget(userId, Variables.AE, lead -> !stillMet.contains(lead.id()));
        }
    }

    /** A resting lead keeps its SDR: whether that is still somebody to go back to is asked when it wakes up. */
    private void forget(String userId, ProcessVariable<String> variable, Predicate<Lead> which) {
        runtime
                .createVariableInstanceQuery()
                .variableName(variable.name())
                .variableValueEquals(variable.name(), userId)
                .list()
                .stream()
                .filter(held -> held.getTaskId() == null)
                // The engine finds what a meeting handed on in the same step has changed already.
                .filter(held -> userId.equals(runtime.getVariableLocal(held.getExecutionId(), variable.name())))
                .filter(held -> leadOf(held.getExecutionId()).filter(which).isPresent())
                .forEach(held -> runtime.setVariableLocal(held.getExecutionId(), variable.name(), null));
    }

    private Optional<Lead> leadOf(String executionId) {
        var leadId = runtime.getVariable(executionId, Variables.LEAD_ID.name());
        return leadId instanceof String id ? leads.find(id) : Optional.empty();
    }

    private void release(Lead lead, String userId, Set<Role> roles) {
        if (!lead.state().ownerIsGroup() && userId.equals(lead.details().owner())) {
            queueLeftBehind(userId, roles)
                    .ifPresent(role -> lifecycle.queueFor(lead.id(), role.groupId(), CurrentUser.SYSTEM));
        }
        if (userId.equals(lead.state().ae()) && roles.contains(Role.AE)) {
            lifecycle.assignAe(lead.id(), null, CurrentUser.SYSTEM);
        }
    }

    /** Empty for an AE who goes on owning leads as an SDR. The engine still counts the roles that are being taken. */
    private Optional<Role> queueLeftBehind(String userId, Set<Role> roles) {
        if (roles.contains(Role.SDR)) {
            return Optional.of(Role.SDR);
        }
        var isSdr = users.find(userId).filter(user -> user.has(Role.SDR)).isPresent();
        return isSdr || !roles.contains(Role.AE) ? Optional.empty() : Optional.of(Role.AE);
    }

    private void tell(String userId, Set<Role> roles, List<Task> handedBack) {
        if (!handedBack.isEmpty() || !Collections.disjoint(roles, WORK_LEADS)) {
            notices.tell(Role.SALES_MANAGER, Topic.OWNER_LEFT, userId);
        }
    }
}
