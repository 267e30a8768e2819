package io.leadpath.engine;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.exception.RestException;

/** Refusals as Camunda's REST API passes them on: with their status and their sentence. */
final class TaskRefusals {
    private TaskRefusals() {}

    static RuntimeException gone() {
        return new RestException(Status.NOT_FOUND, "This task is gone: it was completed or is no longer needed.");
    }

    static RuntimeException changedMeanwhile(Exception cause) {
        return new RestException(
                Status.CONFLICT, cause, "Somebody else changed this at the same moment. Look at it again and repeat.");
    }

    static RuntimeException takenByAnother() {
        return new RestException(
                Status.CONFLICT, "Somebody else has taken this task. Put it back to the group first, then take it.");
    }

    static RuntimeException takenForAnother() {
        return new RestException(Status.FORBIDDEN, "Take a task for yourself; handing it to others is a manager's.");
    }

    static RuntimeException nobody(String id) {
        return new RestException(Status.BAD_REQUEST, "There is no user or group '" + id + "'.");
    }

    static RuntimeException ofAnotherGroup() {
        return new AuthorizationException(
                "This task is for another group. A sales manager can assign it, to you as well.");
    }

    static RuntimeException handedOverByItsGroup(List<String> groups) {
        return new AuthorizationException(
                "This task is for " + String.join(" or ", groups) + "; who gets it is decided there.");
    }

    static RuntimeException notOfTheGroup(String id, List<String> groups) {
        return new RestException(
                Status.BAD_REQUEST,
                "'" + id + "' does not belong to " + String.join(" or ", groups) + ", whose task this is.");
    }

    static RuntimeException unknownLink() {
        return new RestException(Status.BAD_REQUEST, "People are linked to a task as assignee, candidate or owner.");
    }

    static RuntimeException otherwiseThanByCompleting() {
        return new RestException(Status.BAD_REQUEST, "A task is ended by completing it with its answers.");
    }

    static RuntimeException freeText() {
        return new RestException(
                Status.BAD_REQUEST,
                "Write what there is to say into the form's comment, or log it as an activity of the lead.");
    }
}
