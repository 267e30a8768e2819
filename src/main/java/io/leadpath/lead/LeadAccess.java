package io.leadpath.lead;

import static io.leadpath.security.Role.ADMIN;
import static io.leadpath.security.Role.CHANNEL_MANAGER;
import static io.leadpath.security.Role.SALES_MANAGER;

import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;

/** Which single leads a role reaches: channel managers partners' leads only, everybody else all. */
public final class LeadAccess {
    private LeadAccess() {}

    public static boolean seesPartnerLeadsOnly(CurrentUser user) {
        return user.roles().stream().allMatch(role -> role == CHANNEL_MANAGER);
    }

    /** Refuses (403) whoever does not reach this lead. */
    public static void checkReach(Lead lead, CurrentUser user) {
        if (seesPartnerLeadsOnly(user) && !lead.isPartnerLead()) {
            throw BusinessException.forbidden("You work with leads that partners brought in; this one is not.");
        }
    }

    public static void checkCreate(LeadDetails details, CurrentUser user) {
        if (seesPartnerLeadsOnly(user) && details.partnerAccountId() == null) {
            throw BusinessException.forbidden("You record leads that partners brought in: name the partner's account.");
        }
    }

    /** Refuses (403) an SDR or AE who is not the lead's AE and owns it neither alone nor with the team. */
    public static void checkOwn(Lead lead, CurrentUser user) {
        var speaksForAll = user.has(SALES_MANAGER) || user.has(ADMIN) || user.has(CHANNEL_MANAGER);
        var owner = lead.details().owner();
        var owned = lead.state().ownerIsGroup()
                ? user.roles().stream().anyMatch(role -> role.groupId().equals(owner))
                : user.id().equals(owner);
        var own = owned || user.id().equals(lead.state().ae());
        if (!speaksForAll && !own) {
            throw BusinessException.forbidden("This lead is somebody else's.");
        }
    }
}
