package io.leadpath.lead;

import io.leadpath.persistence.MatchKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the people of an e-mail address said earlier about being called and mailed, as leads or as contacts. It holds
 * until somebody changes it on the record where it was said: whoever comes back may be answered, not taken for willing.
 * What a converted lead said stands on its contact since, and is changed there.
 */
@Repository
public class EarlierOptOuts {
    private static final Said NONE = new Said(false, false, false);

    private final JdbcClient jdbc;

    EarlierOptOuts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param leftForGood a lead of theirs ended because they wanted no further contact */
    public record Said(boolean doNotCall, boolean emailOptOut, boolean leftForGood) {
        /** Whether nobody here may turn to them: only they themselves can come back. */
        public boolean isUnreachable() {
            return leftForGood || doNotCall && emailOptOut;
        }
    }

    /** @param email null: nothing is known */
    public Said of(String email) {
        var key = MatchKeys.email(email);
        return key == null
                ? NONE
                : jdbc.sql("""
                SELECT COALESCE(MAX(CASE WHEN do_not_call THEN 1 ELSE 0 END), 0) = 1 AS do_not_call,
                       COALESCE(MAX(CASE WHEN email_opt_out THEN 1 ELSE 0 END), 0) = 1 AS email_opt_out,
                       COALESCE(MAX(CASE WHEN status_reason = 'OPTED_OUT' THEN 1 ELSE 0 END), 0) = 1 AS left_for_good
                  FROM (SELECT do_not_call, email_opt_out, status_reason FROM lead
                         WHERE email_key = :key AND status <> 'CONVERTED'
                        UNION ALL
                        SELECT do_not_call, email_opt_out, NULL FROM contact WHERE email_key = :key) said""")
                        .param("key", key)
                        .query((row, number) -> new Said(
                                row.getBoolean("do_not_call"),
                                row.getBoolean("email_opt_out"),
                                row.getBoolean("left_for_good")))
                        .single();
    }
}
