package io.leadpath.layout;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.security.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of the product that one can go to.
 *
 * @param address its path; pages below it belong to it
 * @param inEveryBar whether the bar on top of every page leads there; the home page leads to all
 */
public record Place(String label, String address, String purpose, Set<Role> roles, boolean inEveryBar) {
    private static final Set<Role> EVERYBODY = Set.of(Role.values());
    private static final Set<Role> TASKLIST =
            Set.of(Role.SDR, Role.AE, Role.SALES_MANAGER, Role.CHANNEL_MANAGER, Role.ADMIN);
    private static final Set<Role> COCKPIT = Set.of(Role.SALES_MANAGER, Role.ANALYST, Role.ADMIN);

    public static final String TASKLIST_ADDRESS = "/camunda/app/tasklist/default/";

    private static final List<Place> ALL = List.of(
            new Place("Tasklist", TASKLIST_ADDRESS, "The tasks that wait for you and your team", TASKLIST, true),
            new Place("Leads", "/leads", "Every lead, where it stands and what it became", EVERYBODY, true),
            new Place(
                    "Opportunities",
                    "/opportunities",
                    "Deals in progress, won and lost",
                    Permission.READ_OPPORTUNITIES.roles(),
                    true),
            new Place(
                    "Accounts",
                    "/accounts",
                    "Companies, with their contacts and deals",
                    Permission.READ_OPPORTUNITIES.roles(),
                    true),
            new Place(
                    "Contacts", "/contacts", "People at these companies", Permission.READ_OPPORTUNITIES.roles(), true),
            new Place("Funnel", "/funnel", "What becomes of the leads, in figures", EVERYBODY, true),
            new Place(
                    "Import",
                    "/imports",
                    "Leads, accounts and contacts from a file",
                    Permission.IMPORT_LEADS.roles(),
                    false),
            new Place(
                    "Bulk conversion",
                    "/conversions/bulk",
                    "Leads that were customers or partners all along",
                    Permission.CONVERT_IN_BULK.roles(),
                    false),
            new Place(
                    "Web form",
                    "/web-to-lead",
                    "The form for your own site that brings leads in",
                    Set.of(Role.SALES_MANAGER, Role.ADMIN),
                    false),
            new Place(
                    "Cockpit",
                    "/camunda/app/cockpit/default/",
                    "Where every lead stands in the process",
                    COCKPIT,
                    false),
            new Place("Outbox", "/outbox", "Mails and what became of them", Permission.SEE_TO_OUTBOX.roles(), false),
            new Place("Users", "/camunda/app/admin/default/", "People, groups and rights", Set.of(Role.ADMIN), false),
            new Place("API", "/swagger-ui.html", "The REST interface, to read and to try", EVERYBODY, false));

    /** Where this user may go. */
    public static List<Place> of(CurrentUser user) {
        return ALL.stream().filter(place -> place.isFor(user)).toList();
    }

    private boolean isFor(CurrentUser user) {
        return Stream.of(Role.values()).anyMatch(role -> roles.contains(role) && user.has(role));
    }

    boolean holds(String path) {
        return path.equals(address) || path.startsWith(address + "/");
    }
}
