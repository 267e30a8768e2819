package io.leadpath.conversion.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The reason of a correction can be blanked, nothing else. H2 knows this class by its name: it may not move. */
public class CorrectionIsFinal extends FinalRow {
    private static final List<String> FIXED =
            List.of("id", "conversion_id", "corrected_by", "corrected_at", "closed_opportunity_id", "new_lead_id");

    public CorrectionIsFinal() {
        super("A correction is final: its reason can only be blanked.");
    }

    @Override
    boolean isFinal(ResultSet row) {
        return true;
    }

    @Override
    boolean allows(ResultSet before, ResultSet after) throws SQLException {
        return (after.getString("reason") == null || same(before, after, List.of("reason")))
                && same(before, after, FIXED);
    }
}
