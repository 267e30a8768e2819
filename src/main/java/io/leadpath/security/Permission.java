package io.leadpath.security;

import static io.leadpath.security.Role.ADMIN;
import static io.leadpath.security.Role.AE;
import static io.leadpath.security.Role.ANALYST;
import static io.leadpath.security.Role.CHANNEL_MANAGER;
import static io.leadpath.security.Role.SALES_MANAGER;
import static io.leadpath.security.Role.SDR;

import java.util.Set;

/** Who may do what: one row per right, the roles that hold it. Rights on single records are narrowed where they are used. */
public enum Permission {
    READ_LEADS("read leads", SDR, AE, SALES_MANAGER, CHANNEL_MANAGER, ANALYST, ADMIN),
    EDIT_LEADS("create or change leads", SDR, SALES_MANAGER, CHANNEL_MANAGER, ADMIN),
    LOG_ACTIVITIES("log activities", SDR, AE, SALES_MANAGER, CHANNEL_MANAGER, ADMIN),
    IMPORT_LEADS("import leads", SDR, SALES_MANAGER, CHANNEL_MANAGER, ADMIN),
    IMPORT_ACCOUNTS("import accounts and contacts", SDR, SALES_MANAGER, ADMIN),
    /** An AE may convert only the leads that are assigned to that AE. */
    CONVERT_APPROVED_LEADS("convert leads", AE, SALES_MANAGER, ADMIN),
    CONVERT_WITHOUT_APPROVAL("convert a lead that has not been approved", SALES_MANAGER, ADMIN),
    CONVERT_IN_BULK("convert leads in bulk", SALES_MANAGER, ADMIN),
    CORRECT_CONVERSIONS("correct conversions", SALES_MANAGER, ADMIN),
    MERGE_LEADS("merge leads", SALES_MANAGER, ADMIN),
    EXTEND_PARTNER_PROTECTION("extend a partner's protection", CHANNEL_MANAGER, SALES_MANAGER, ADMIN),
    /** SDRs and AEs for their own leads, channel managers for partner leads. */
    SEND_MESSAGES("send messages to the process", SDR, AE, SALES_MANAGER, CHANNEL_MANAGER, ADMIN),
    /** For the account executive: who is the meeting's. For the lead: SDRs of the lead, and managers. */
    CONFIRM_MEETINGS("confirm meetings", SDR, AE, SALES_MANAGER, ADMIN),
    /** An AE may decline only a meeting the AE was invited to. */
    DECLINE_MEETINGS("decline meetings", AE, SALES_MANAGER, ADMIN),
    READ_OPPORTUNITIES(
            "read accounts, contacts and opportunities", SDR, AE, SALES_MANAGER, CHANNEL_MANAGER, ANALYST, ADMIN),
    /** An AE may edit only opportunities the AE owns. */
    EDIT_OPPORTUNITIES("change accounts, contacts and opportunities", AE, SALES_MANAGER, ADMIN),
    EDIT_ALL_OPPORTUNITIES("change everybody's opportunities", SALES_MANAGER, ADMIN),
    /** SDRs and AEs see the figures of their own leads, channel managers those of partners' leads. */
    SEE_FUNNEL("see the funnel", SDR, AE, SALES_MANAGER, CHANNEL_MANAGER, ANALYST, ADMIN),
    SEE_ALL_FIGURES("see everybody's figures", SALES_MANAGER, ANALYST, ADMIN),
    /** What leaves the product, with the texts of all mails, and what becomes of it. */
    SEE_TO_OUTBOX("look at the outbox", SALES_MANAGER, ADMIN),
    SET_UP_WEB_TO_LEAD("set up the public form", SALES_MANAGER, ADMIN),
    /** Everything that is known about one person, whoever's records it stands in. */
    EXPORT_PERSONAL_DATA("export personal data", SALES_MANAGER, ADMIN),
    ERASE_PERSONS("erase people", SALES_MANAGER, ADMIN);

    private final String words;
    private final Set<Role> roles;

    Permission(String words, Role... roles) {
        this.words = words;
        this.roles = Set.of(roles);
    }

    /** The right in words that fit after "may". */
    public String words() {
        return words;
    }

    public Set<Role> roles() {
        return roles;
    }
}
