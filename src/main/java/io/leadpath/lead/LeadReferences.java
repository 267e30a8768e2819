package io.leadpath.lead;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses a lead that names a contact who does not exist. It looks at ids only; contacts belong to their own module. */
@Component
class LeadReferences {
    private final JdbcClient jdbc;

    LeadReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void check(LeadDetails details) {
        if (details.contactId() != null && !contactExists(details.contactId())) {
            throw BusinessException.invalid(
                    "contactId",
                    ErrorCode.INVALID_CROSS_REFERENCE,
                    "'contactId' must be the id of a contact; there is no '" + details.contactId() + "'.");
        }
    }

    private boolean contactExists(String id) {
        return jdbc.sql("SELECT COUNT(*) FROM contact WHERE id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
