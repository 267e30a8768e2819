package io.leadpath.engine;

import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's task service, with the gate before every completion and no way around it. */
class GatedTaskService extends TasksPutBackByTheirGroup {
    private static final Set<String> LINKS =
            Set.of(IdentityLinkType.ASSIGNEE, IdentityLinkType.CANDIDATE, IdentityLinkType.OWNER);

    private final Supplier<TaskGate> gate;
    private final Supplier<Users> users;

    GatedTaskService(Supplier<TaskGate> gate, Supplier<Users> users) {
        this.gate = gate;
        this.users = users;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        completeWithVariablesInReturn(taskId, variables, false);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return gate.get().pass(taskId, variables, new TaskGate.Engine() {
            @Override
            public void claim(String id, String userId) {
                GatedTaskService.super.claim(id, userId);
            }

            @Override
            public VariableMap complete(Map<String, Object> accepted) {
                return GatedTaskService.super.completeWithVariablesInReturn(taskId, accepted, deserializeValues);
            }
        });
    }

    @Override
    public void claim(String taskId, String userId) {
        var user = currentUser();
        if (userId != null && user != null && !userId.equals(user)) {
            throw TaskRefusals.takenForAnother();
        }
        try {
            super.claim(taskId, userId);
        } catch (NullValueException e) {
            throw TaskRefusals.gone();
        } catch (TaskAlreadyClaimedException e) {
            throw TaskRefusals.takenByAnother();
        } catch (AuthorizationException e) {
            throw TaskRefusals.ofAnotherGroup();
        }
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        requireOwnBusiness(taskId);
        requireMember(taskId, userId);
        super.setAssignee(taskId, userId);
    }

    @Override
    public void setOwner(String taskId, String userId) {
        requireUser(userId);
        super.setOwner(taskId, userId);
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        requireOwnBusiness(taskId);
        requireMember(taskId, userId);
        super.delegateTask(taskId, userId);
    }

    @Override
    public void addUserIdentityLink(String taskId, String userId, String type) {
        if (!LINKS.contains(type)) {
            throw TaskRefusals.unknownLink();
        }
        requireOwnBusiness(taskId);
        requireMember(taskId, userId);
        super.addUserIdentityLink(taskId, userId, type);
    }

    @Override
    public void deleteUserIdentityLink(String taskId, String userId, String type) {
        requireOwnBusiness(taskId);
        super.deleteUserIdentityLink(taskId, userId, type);
    }

    @Override
    public void addGroupIdentityLink(String taskId, String groupId, String type) {
        if (Role.ofGroup(groupId).isEmpty()) {
            throw TaskRefusals.nobody(groupId);
        }
        if (!LINKS.contains(type)) {
            throw TaskRefusals.unknownLink();
        }
        requireOwnBusiness(taskId);
        super.addGroupIdentityLink(taskId, groupId, type);
    }

    @Override
    public void deleteGroupIdentityLink(String taskId, String groupId, String type) {
        requireOwnBusiness(taskId);
        super.deleteGroupIdentityLink(taskId, groupId, type);
    }

    /** What a task is called and described as stands in the model; people reassign it and move its dates. */
    @Override
    public void saveTask(Task task) {
        if (currentUser() != null && task instanceof TaskEntity changed && changesWords(changed)) {
            throw TaskRefusals.freeText();
        }
        if (currentUser() != null) {
            requireOwnBusiness(task.getId());
            requireMember(task.getId(), task.getAssignee());
        }
        requireUser(task.getOwner());
        super.saveTask(task);
    }

    private boolean changesWords(TaskEntity changed) {
        var known = createTaskQuery().taskId(changed.getId()).singleResult();
        return known == null
                || !Objects.equals(known.getParentTaskId(), changed.getParentTaskId())
                || !Objects.equals(known.getCaseInstanceId(), changed.getCaseInstanceId())
                || !Objects.equals(known.getName(), changed.getName())
                || !Objects.equals(known.getDescription(), changed.getDescription());
    }

    @Override
    public void setName(String taskId, String name) {
        throw TaskRefusals.freeText();
    }

    @Override
    public void setDescription(String taskId, String description) {
        throw TaskRefusals.freeText();
    }

    /** Only ids of people stand where the engine keeps people. */
    private void requireUser(String userId) {
        if (userId != null && users.get().find(userId).isEmpty()) {
            throw TaskRefusals.nobody(userId);
        }
    }

    /** Whoever gets a task belongs to the group it is for; sales managers help out SDRs and AEs, administrators all. */
    private void requireMember(String taskId, String userId) {
        if (userId == null) {
            return;
        }
        var user = users.get().find(userId).orElseThrow(() -> TaskRefusals.nobody(userId));
        var groups = groups(taskId);
        var isMember = user.roles().stream().map(Role::groupId).anyMatch(groups::contains);
        var helpsOut = user.has(Role.ADMIN)
                || user.has(Role.SALES_MANAGER)
                        && (groups.contains(Role.SDR.groupId()) || groups.contains(Role.AE.groupId()));
        if (!groups.isEmpty() && !isMember && !helpsOut) {
            throw TaskRefusals.notOfTheGroup(userId, groups);
        }
    }

    /** Sales managers hand over what is for SDRs and AEs, everybody what is for a group of theirs, administrators all. */
    private void requireOwnBusiness(String taskId) {
        var user = Optional.ofNullable(currentUser()).flatMap(users.get()::find);
        if (user.isEmpty() || user.get().has(Role.ADMIN)) {
            return;
        }
        var theirs = user.get().roles().stream().map(Role::groupId).collect(Collectors.toSet());
        if (user.get().has(Role.SALES_MANAGER)) {
            theirs.addAll(List.of(Role.SDR.groupId(), Role.AE.groupId()));
        }
        var groups = groups(taskId);
        if (!groups.isEmpty() && Collections.disjoint(groups, theirs)) {
            throw TaskRefusals.handedOverByItsGroup(groups);
        }
    }

    private List<String> groups(String taskId) {
        return AsSystem.call(() -> getIdentityLinksForTask(taskId)).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private static String currentUser() {
        var authentication =
                ProcessEngines.getDefaultProcessEngine().getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** A delegated task is resolved by completing it; values do not slip in on the way. */
    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        if (variables != null && !variables.isEmpty()) {
            throw TaskRefusals.otherwiseThanByCompleting();
        }
        resolveTask(taskId);
    }

    @Override
    public void resolveTask(String taskId) {
        var task = createTaskQuery().taskId(taskId).singleResult();
        if (task == null || task.getDelegationState() != DelegationState.PENDING) {
            throw TaskRefusals.otherwiseThanByCompleting();
        }
        super.resolveTask(taskId);
    }

    @Override
    public void deleteTask(String taskId) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    @Override
    public void deleteTask(String taskId, boolean cascade) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    @Override
    public void deleteTask(String taskId, String deleteReason) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    // An error thrown into a task that catches none would end the lead's path without a trace.

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw TaskRefusals.otherwiseThanByCompleting();
    }

    // What people write about a lead belongs to the lead's record, where it can be erased; the engine keeps none of it.

    @Override
    public void addComment(String taskId, String processInstanceId, String message) {
        throw TaskRefusals.freeText();
    }

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        throw TaskRefusals.freeText();
    }

    @Override
    public Attachment createAttachment(
            String type,
            String taskId,
            String processInstanceId,
            String name,
            String description,
            InputStream content) {
        throw TaskRefusals.freeText();
    }

    @Override
    public Attachment createAttachment(
            String type, String taskId, String processInstanceId, String name, String description, String url) {
        throw TaskRefusals.freeText();
    }
}
