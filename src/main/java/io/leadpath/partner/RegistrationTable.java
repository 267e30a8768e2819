package io.leadpath.partner;

import io.leadpath.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of all partner registrations. */
@Repository
class RegistrationTable {
    private static final RowMapper<PartnerRegistration> MAPPER = Rows.mapper(PartnerRegistration.class);

    private final JdbcClient jdbc;

    RegistrationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody else is registering a lead, and makes others wait until the transaction ends. */
    void waitForTurn() {
        jdbc.sql("SELECT id FROM partner_registration_turn WHERE id = 1 FOR UPDATE")
                .query(Integer.class)
                .single();
    }

    Optional<PartnerRegistration> of(String leadId) {
        return jdbc.sql("SELECT * FROM partner_registration WHERE lead_id = :lead")
                .param("lead", leadId)
                .query(MAPPER)
                .optional();
    }

    /** Those that protect the company or the person at this moment, the longest one first. */
    List<PartnerRegistration> protecting(RegisteredCompany company, Instant now) {
        return jdbc.sql("""
                SELECT * FROM partner_registration
                 WHERE (company_key = :company OR email_hash IN (:email, :formerEmail)) AND protected_until > :now
                 ORDER BY protected_until DESC, id""")
                .param("company", company.companyKey() == null ? "" : company.companyKey())
                .param("email", company.emailHash() == null ? "" : company.emailHash())
                .param("formerEmail", company.formerEmailHash() == null ? "" : company.formerEmailHash())
                .param("now", Rows.columnValue(now))
                .query(MAPPER)
                .list();
    }

    void add(PartnerRegistration registration) {
        Rows.insert(jdbc, "partner_registration", registration);
    }

    void extend(PartnerRegistration extended) {
        jdbc.sql("""
                UPDATE partner_registration
                   SET protected_until = :until, extensions = :extensions, extended_at = :at, extended_by = :by
                 WHERE id = :id""")
                .param("until", Rows.columnValue(extended.protectedUntil()))
                .param("extensions", extended.extensions())
                .param("at", Rows.columnValue(extended.extendedAt()))
                .param("by", extended.extendedBy())
                .param("id", extended.id())
                .update();
    }
}
