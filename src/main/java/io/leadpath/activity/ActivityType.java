package io.leadpath.activity;

/** What somebody did for a lead, account, contact or opportunity. */
public enum ActivityType {
    CALL,
    EMAIL,
    MEETING,
    DEMO,
    INFORMATION_SENT,
    RESEARCH,
    CONNECTED_WITH_RESOURCE,
    NOTE;

    /** True for what reaches the lead, as opposed to work done about it. */
    public boolean isContact() {
        return this == CALL || this == EMAIL || this == MEETING || this == DEMO;
    }
}
