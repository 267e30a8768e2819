package io.leadpath.security;

import java.util.Arrays;
import java.util.Optional;

/** The groups people belong to; the id is the Camunda group's id. */
public enum Role {
    SDR("sdr", "Sales development"),
    AE("ae", "Account executives"),
    SALES_MANAGER("sales-manager", "Sales managers"),
    CHANNEL_MANAGER("channel-manager", "Channel managers"),
    ANALYST("analyst", "Business analysts"),
    ADMIN("camunda-admin", "Administrators");

    private final String groupId;
    private final String label;

    Role(String groupId, String label) {
        this.groupId = groupId;
        this.label = label;
    }

    public String groupId() {
        return groupId;
    }

    public String label() {
        return label;
    }

    public static Optional<Role> ofGroup(String groupId) {
        return Arrays.stream(values())
                .filter(role -> role.groupId.equals(groupId))
                .findFirst();
    }
}
