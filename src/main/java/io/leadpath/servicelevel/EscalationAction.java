package io.leadpath.servicelevel;

import java.util.Arrays;

/** What is done about a task that waits for too long. */
public enum EscalationAction {
    /** Whoever has the task is reminded. */
    REMIND("remind"),
    /** The sales managers are told. */
    TELL_MANAGER("tellManager"),
    /** Somebody else of the team gets the task. */
    REASSIGN("reassign"),
    /** Somebody else gets the task and the sales managers are told. */
    REASSIGN_AND_TELL_MANAGER("reassignAndTellManager");

    private final String code;

    EscalationAction(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static EscalationAction of(String deadline, String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The decision service-levels answers the action '" + code
                        + "' for the deadline '" + deadline
                        + "'; it must be remind, tellManager, reassign or reassignAndTellManager."));
    }

    public boolean reassigns() {
        return this == REASSIGN || this == REASSIGN_AND_TELL_MANAGER;
    }

    public boolean tellsManager() {
        return this == TELL_MANAGER || this == REASSIGN_AND_TELL_MANAGER;
    }
}
