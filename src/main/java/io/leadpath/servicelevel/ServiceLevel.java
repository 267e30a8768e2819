package io.leadpath.servicelevel;

import java.util.Map;

/**
 * One row of the decision service-levels.
 *
 * @param duration how long, in ISO 8601
 * @param businessTime whether only working time counts
 * @param action what is done when the time is over; null where the model says it
 * @param raisesPriorityBy how much more urgent the task becomes then
 */
record ServiceLevel(String duration, boolean businessTime, EscalationAction action, int raisesPriorityBy) {

    static ServiceLevel of(String deadline, Map<String, Object> row) {
        return new ServiceLevel(
                row.get("duration").toString().strip(),
                Boolean.TRUE.equals(row.get("businessTime")),
                row.get("action") == null
                        ? null
                        : EscalationAction.of(deadline, row.get("action").toString()),
                row.get("raisesPriorityBy") instanceof Number raise ? raise.intValue() : 0);
    }
}
