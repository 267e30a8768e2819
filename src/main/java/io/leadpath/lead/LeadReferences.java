package io.leadpath.lead;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses a lead that names a contact or a partner that does not exist. It looks at ids only; both belong to their own module. */
@Component
class LeadReferences {
    private final JdbcClient jdbc;

    LeadReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void check(LeadDetails details) {
        check("contactId", details.contactId(), "SELECT COUNT(*) FROM contact WHERE id = :id", "a contact");
        check(
                "partnerAccountId",
                details.partnerAccountId(),
                "SELECT COUNT(*) FROM account WHERE id = :id",
                "the partner's account");
    }

    private void check(String field, String id, String count, String what) {
        if (id != null && jdbc.sql(count).param("id", id).query(Integer.class).single() == 0) {
            throw BusinessException.invalid(
                    field,
                    ErrorCode.INVALID_CROSS_REFERENCE,
                    "'" + field + "' must be the id of " + what + "; there is no '" + id + "'.");
        }
    }
}
