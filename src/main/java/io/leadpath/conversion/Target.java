package io.leadpath.conversion;

import io.leadpath.conversion.ConversionPreview.Overwritten;
import io.leadpath.persistence.Rows;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A record that a lead becomes: a reused one with what it holds now and will hold, or one to be made.
 *
 * @param id the reused record's id; null for one to be made
 * @param before what the reused record holds now; null for one to be made
 */
record Target<D extends Record>(String id, long version, D before, D details) {

    static <D extends Record> Target<D> make(D details) {
        return new Target<>(null, 0, null, details);
    }

    boolean isNew() {
        return id == null;
    }

    boolean isChanged() {
        return !isNew() && !details.equals(before);
    }

    /** Fields of the reused record that held something and will hold something else. */
    List<Overwritten> overwritten(String record) {
        if (!isChanged()) {
            return List.of();
        }
        var after = Rows.columns(details);
        return Rows.columns(before).entrySet().stream()
                .filter(held -> held.getValue() != null
                        && !Boolean.FALSE.equals(held.getValue())
                        && !Objects.equals(held.getValue(), after.get(held.getKey())))
                .map(held -> new Overwritten(
                        record + "." + JdbcUtils.convertUnderscoreNameToPropertyName(held.getKey()),
                        held.getValue(),
                        after.get(held.getKey())))
                .toList();
    }
}
