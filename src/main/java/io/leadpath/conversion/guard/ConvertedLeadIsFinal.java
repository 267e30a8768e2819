package io.leadpath.conversion.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A converted lead stays converted, and as what it was; what people know about it may still be blanked. H2 knows this
 * class by its name: it may not move.
 */
public class ConvertedLeadIsFinal extends FinalRow {
    private static final List<String> FIXED = List.of(
            "id",
            "status",
            "converted_at",
            "converted_by",
            "converted_account_id",
            "converted_contact_id",
            "converted_opportunity_id");

    public ConvertedLeadIsFinal() {
        super("A converted lead stays converted: its conversion cannot be changed, nor the lead deleted.");
    }

    @Override
    boolean isFinal(ResultSet row) throws SQLException {
        return "CONVERTED".equals(row.getString("status")) || row.getObject("converted_at") != null;
    }

    @Override
    boolean allows(ResultSet before, ResultSet after) throws SQLException {
        return same(before, after, FIXED);
    }
}
