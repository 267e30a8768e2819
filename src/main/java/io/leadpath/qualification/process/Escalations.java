package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.AsSystem;
import io.leadpath.engine.TimerSteps;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.notification.Notices;
import io.leadpath.notification.Topic;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.Outreach;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.servicelevel.Deadlines.Escalation;
import io.leadpath.servicelevel.EscalationAction;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What happens about a task that waits for too long: reminding, telling the managers, giving it to somebody else. */
@Component
class Escalations {
    private static final int HIGHEST_PRIORITY = 100;

    private final TaskService tasks;
    private final Deadlines deadlines;
    private final Leads leads;
    private final LeadLifecycle lifecycle;
    private final Assignment assignment;
    private final Notices notices;
    private final Outreach outreach;
    private final HandOffs handOffs;

    Escalations(
            @Lazy TaskService tasks,
            Deadlines deadlines,
            Leads leads,
            LeadLifecycle lifecycle,
            Assignment assignment,
            Notices notices,
            Outreach outreach,
            HandOffs handOffs) {
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.assignment = assignment;
        this.notices = notices;
        this.outreach = outreach;
        this.handOffs = handOffs;
    }

    /**
     * A task that waits for too long.
     *
     * @param taskId the id of the user task in the model
     * @param deadline its name in service-levels
     * @param step the id of the element that escalates
     */
    record Late(String processInstanceId, String leadId, String taskId, String deadline, String step) {}

    /**
     * Escalates the open task by the step of the deadline for which the timer rings. The timer keeps its moments when the
     * deadline is changed: its n-th ring is for step n as it stands in service-levels now, and a step whose row is gone
     * is not done. Without such a timer it is the last step that was reached since the task was created.
     *
     * @return the SDR who has the lead from now on; empty when nobody else got it
     */
    Optional<String> escalate(Late late) {
        var task = AsSystem.call(() -> tasks.createTaskQuery()
                .processInstanceId(late.processInstanceId())
                .taskDefinitionKey(late.taskId())
                .singleResult());
        if (task == null || isTouched(late.leadId(), late.deadline())) {
            return Optional.empty();
        }
        return TimerSteps.ring()
                .map(ring -> deadlines.escalation(late.deadline(), ring.first(), ring.last()))
                .orElseGet(() ->
                        deadlines.reached(late.deadline(), task.getCreateTime().toInstant()))
                .flatMap(escalation -> escalate(task, late, escalation));
    }

    /** Whoever was in touch and only has not completed the task yet is not late. */
    private boolean isTouched(String leadId, String deadline) {
        return FirstTouch.isMeantBy(deadline) && leads.get(leadId).status() != LeadStatus.OPEN;
    }

    private Optional<String> escalate(Task task, Late late, Escalation escalation) {
        var leadId = late.leadId();
        var deadline = late.deadline();
        var action = escalation.action();
        if (action == null) {
            throw new IllegalStateException("The decision service-levels does not say in 'action' what to do when '"
                    + deadline + "' is reached. Say remind, tellManager, reassign or reassignAndTellManager.");
        }
        raisePriority(task, escalation.raisesPriorityBy());
        var role = roles(task).findFirst().orElse(Role.SDR);
        var next = action.reassigns() ? next(task, role, leadId) : Optional.<String>empty();
        if (action.reassigns() && next.isEmpty()) {
            // Nobody else is there: it must not end with a task that nobody but the late one knows of.
            action = EscalationAction.TELL_MANAGER;
        }
        next.ifPresent(user -> reassign(task, role, user, leadId));
        if (action == EscalationAction.REMIND) {
            remind(task, leadId, FirstTouch.isMeantBy(deadline) ? Topic.FIRST_TOUCH_DUE : Topic.TASK_DUE);
        }
        if (action.tellsManager()) {
            tellManagers(leadId, deadline);
        }
        outreach.note(leadId, late.step(), ActivityType.NOTE, action, null, CurrentUser.SYSTEM);
        return role == Role.SDR ? next : Optional.empty();
    }

    private void raisePriority(Task task, int by) {
        var raised = Math.min(HIGHEST_PRIORITY, task.getPriority() + by);
        AsSystem.run(() -> tasks.setPriority(task.getId(), Math.max(raised, task.getPriority())));
    }

    /**
     * Whoever of the group has the least to do, has not had the task until now and did not reject the lead; empty when
     * there is nobody else.
     */
    private Optional<String> next(Task task, Role role, String leadId) {
        var notThese = new HashSet<>(handOffs.rejectedBy(leadId));
        Optional.ofNullable(task.getAssignee()).ifPresent(notThese::add);
        return assignment.leastLoaded(role, notThese);
    }

    /** An SDR who gets a task gets the lead with it; of any other group the task only. */
    private void reassign(Task task, Role role, String user, String leadId) {
        var had = task.getAssignee();
        AsSystem.run(() -> tasks.setAssignee(task.getId(), user));
        notices.tell(user, role == Role.SDR ? Topic.FIRST_TOUCH_DUE : Topic.TASK_DUE, leadId);
        notices.tell(had, Topic.LEAD_REASSIGNED, leadId);
        if (role == Role.SDR) {
            lifecycle.assignOwner(leadId, user, CurrentUser.SYSTEM);
        }
    }

    private void remind(Task task, String leadId, Topic topic) {
        if (task.getAssignee() != null) {
            notices.tell(task.getAssignee(), topic, leadId);
            return;
        }
        roles(task).forEach(role -> notices.tell(role, topic, leadId));
    }

    /** The roles whose task it is. */
    private Stream<Role> roles(Task task) {
        return AsSystem.call(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Role.ofGroup(group).stream());
    }

    private void tellManagers(String leadId, String deadline) {
        if (FirstTouch.IMPORTED.equals(deadline)) {
            notices.digest(Role.SALES_MANAGER, Topic.IMPORTED_LEADS_WAIT);
        } else {
            notices.tell(Role.SALES_MANAGER, topic(deadline), leadId);
        }
    }

    private static Topic topic(String deadline) {
        if (FirstTouch.UNROUTED.equals(deadline)) {
            return Topic.ROUTING_FOUND_NOBODY;
        }
        return FirstTouch.isMeantBy(deadline) ? Topic.FIRST_TOUCH_DUE : Topic.TASK_OVERDUE;
    }
}
