package io.leadpath.conversion.guard;

import java.sql.ResultSet;

/** No conversion is ever changed or deleted. H2 knows this class by its name: it may not move. */
public class ConversionIsFinal extends FinalRow {
    public ConversionIsFinal() {
        super("A conversion is final: its record cannot be changed or deleted.");
    }

    @Override
    boolean isFinal(ResultSet row) {
        return true;
    }

    @Override
    boolean allows(ResultSet before, ResultSet after) {
        return false;
    }
}
