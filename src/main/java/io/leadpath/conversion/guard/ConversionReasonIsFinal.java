package io.leadpath.conversion.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The reasons of a conversion can be blanked, nothing else. H2 knows this class by its name: it may not move. */
public class ConversionReasonIsFinal extends FinalRow {
    private static final List<String> REASONS = List.of("no_opportunity_reason", "duplicate_reason", "bypass_reason");

    public ConversionReasonIsFinal() {
        super("A conversion is final: its reasons can only be blanked.");
    }

    @Override
    boolean isFinal(ResultSet row) {
        return true;
    }

    @Override
    boolean allows(ResultSet before, ResultSet after) throws SQLException {
        for (var reason : REASONS) {
            if (after.getString(reason) != null && !same(before, after, List.of(reason))) {
                return false;
            }
        }
        return same(before, after, List.of("conversion_id"));
    }
}
