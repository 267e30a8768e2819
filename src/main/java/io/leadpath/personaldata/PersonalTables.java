package io.leadpath.personaldata;

import static io.leadpath.personaldata.PersonalTable.Mention.AMONG_OWN;
import static io.leadpath.personaldata.PersonalTable.Mention.ANYWHERE;
import static io.leadpath.personaldata.PersonalTable.blankAllBut;
import static io.leadpath.personaldata.PersonalTable.blankOnly;
import static io.leadpath.personaldata.PersonalTable.copy;
import static io.leadpath.personaldata.PersonalTable.delete;
import static io.leadpath.personaldata.PersonalTable.keep;

import io.leadpath.account.Contacts;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is personal, table by table; the one place that says so. Every table of the product stands here. Numbers, dates
 * and flags always stay. A test fails on a table that is not here, and on a text that an erasure leaves behind.
 */
final class PersonalTables {
    /** Stands where a name stood that must not be missing. */
    static final String ERASED = Contacts.ERASED;

    private static final String OF_LEADS = "lead_id IN (:leads)";
    /** Notes on deals and accounts that others take part in, too. */
    private static final String SHARED_ACTIVITIES =
            "(account_id IN (:accounts) OR opportunity_id IN (:opportunities)) AND notes IS NOT NULL";

    private static final String PERSONAL_ACTIVITIES =
            "(lead_id IN (:leads) OR contact_id IN (:contacts) OR account_id IN (:ownAccounts)"
                    + " OR opportunity_id IN (:ownOpportunities))";

    private static final String BULK_CONVERSIONS =
            "id IN (SELECT bulk_id FROM bulk_conversion_lead WHERE lead_id IN (:leads))";

    static final List<PersonalTable> ALL = List.of(
            blankAllBut(
                    "lead",
                    "id IN (:leads)",
                    "id",
                    "source",
                    "rating",
                    "partner_account_id",
                    "contact_id",
                    "budget",
                    "authority",
                    "need",
                    "timeline",
                    "owner",
                    "status",
                    "status_reason",
                    "ae",
                    "approved_by",
                    "converted_by",
                    "converted_account_id",
                    "converted_contact_id",
                    "converted_opportunity_id",
                    "merged_into"),
            keep("lead_field_history", OF_LEADS),
            blankOnly(
                    "lead_field_history",
                    OF_LEADS + " AND field NOT IN ('source', 'rating', 'partner_account_id', 'contact_id', 'budget',"
                            + " 'authority', 'need', 'timeline', 'owner', 'status', 'status_reason', 'ae',"
                            + " 'approved_by', 'approved_at', 'merged_into', 'do_not_call', 'email_opt_out',"
                            + " 'employees', 'annual_revenue')",
                    "old_value",
                    "new_value"),
            blankAllBut("contact", "id IN (:contacts)", "id", "account_id", "source", "owner"),
            blankAllBut("account", "id IN (:ownAccounts)", "id", "rating", "owner"),
            keep("opportunity", "id IN (:opportunities)"),
            blankOnly("opportunity", "id IN (:opportunities)", "name", "name_key", "search_text")
                    .ifNamed(AMONG_OWN, "name"),
            blankOnly("opportunity", "id IN (:opportunities)", "next_step").ifNamed(AMONG_OWN, "next_step"),
            blankOnly("opportunity", "id IN (:ownOpportunities)", "next_step"),
            blankOnly("opportunity", "id IN (:opportunities)", "closed_reason").ifNamed(AMONG_OWN, "closed_reason"),
            // The words by which records are found are copies of what was blanked above.
            copy("lead_word", "record_id IN (:leads)"),
            copy("contact_word", "record_id IN (:contacts)"),
            copy("account_word", "record_id IN (:ownAccounts)"),
            copy(
                    "opportunity_word",
                    "record_id IN (SELECT id FROM opportunity WHERE id IN (:opportunities) AND search_text = 'erased')"),
            keep("opportunity_contact_role", "contact_id IN (:contacts)"),
            blankOnly("activity", PERSONAL_ACTIVITIES, "notes"),
            blankOnly(
                    "activity",
                    PERSONAL_ACTIVITIES + " AND (outcome <> UPPER(outcome) OR outcome LIKE '% %')",
                    "outcome"),
            blankOnly("activity", SHARED_ACTIVITIES, "notes").ifNamed(AMONG_OWN, "notes"),
            blankOnly("hand_off", OF_LEADS, "evidence", "ae_comment", "argument", "ruling_comment"),
            blankOnly("meeting", OF_LEADS, "notes"),
            keep("trial", OF_LEADS),
            keep("conversion", "id IN (:conversions)"),
            blankOnly(
                    "conversion_reason",
                    "conversion_id IN (:conversions)",
                    "no_opportunity_reason",
                    "duplicate_reason",
                    "bypass_reason"),
            delete("prepared_conversion", OF_LEADS),
            blankOnly("correction", "conversion_id IN (:conversions) OR new_lead_id IN (:leads)", "reason"),
            keep("credit", OF_LEADS),
            blankOnly("partner_registration", OF_LEADS, "email_hash"),
            keep("notice", "subject_id IN (:records)"),
            blankAllBut(
                    "outbox_entry",
                    "(subject_id IN (:records) OR LOWER(recipient) IN (:signs))",
                    "id",
                    "kind",
                    "subject_id",
                    "reference",
                    "state",
                    "claim",
                    "handled_by"),
            blankOnly("outbox_entry", "1 = 1", "recipient", "title", "payload").ifNamed(ANYWHERE, "title"),
            blankOnly(
                    "lead_import_row",
                    OF_LEADS + " OR contact_id IN (:contacts) OR account_id IN (:ownAccounts)",
                    "reason",
                    "original"),
            keep("bulk_conversion_lead", OF_LEADS),
            blankOnly("bulk_conversion", BULK_CONVERSIONS, "no_opportunity_reason")
                    .ifNamed(AMONG_OWN, "no_opportunity_reason"),
            blankOnly("bulk_conversion", BULK_CONVERSIONS, "bypass_reason").ifNamed(AMONG_OWN, "bypass_reason"),
            blankOnly("bulk_conversion", BULK_CONVERSIONS, "duplicate_reason").ifNamed(AMONG_OWN, "duplicate_reason"),
            blankOnly("lead_import_row", "result = 'REJECTED'", "original").ifNamed(ANYWHERE, "original"),
            // The engine keeps what lead-routing was asked with: where the lead is and what it does.
            blankOnly(
                    "act_hi_dec_in",
                    "dec_inst_id_ IN (SELECT d.id_ FROM act_hi_decinst d JOIN act_hi_procinst p"
                            + " ON p.id_ = d.proc_inst_id_ WHERE d.dec_def_key_ = 'lead-routing'"
                            + " AND p.business_key_ IN (:leads))",
                    "text_",
                    "text2_"),
            delete("web_submission", "content IS NOT NULL").ifNamed(ANYWHERE, "content"),
            copy("idempotency_key", "body IS NOT NULL").ifNamed(ANYWHERE, "body", "location"));

    /** Where nothing of leads and contacts stands: the product's own things, and what its users do. */
    static final Set<String> WITHOUT_PERSONS = Set.of(
            "do_not_record",
            "erased_record",
            "erasure",
            "lead_import",
            "lead_import_chunk", // the uploaded file, gone when the import ends
            "match_lock",
            "meeting_ae",
            "partner_registration_turn",
            "sample_data",
            "signing_key",
            "user_availability");

    /** What a text becomes that must not be missing; others become empty. */
    static final Map<String, String> WORDS = Map.of(
            "lead.last_name", ERASED,
            "contact.last_name", ERASED,
            "account.name", ERASED,
            "opportunity.name", ERASED,
            "opportunity.search_text", "erased",
            "opportunity.closed_reason", "ERASED",
            "outbox_entry.title", ERASED,
            "lead_import_row.original", "[]");

    private PersonalTables() {}
}
