package io.leadpath.conversion;

import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.lead.FieldHistory;
import io.leadpath.lead.FieldHistory.Change;
import io.leadpath.lead.Lead;
import io.leadpath.shared.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * Row 33: nobody converts a lead that was edited since it was looked at. What people edit counts, not what the process
 * does to the record.
 */
@Component
public class ChangedMeanwhile {
    private final PreparedConversions prepared;
    private final FieldHistory history;

    ChangedMeanwhile(PreparedConversions prepared, FieldHistory history) {
        this.prepared = prepared;
        this.history = history;
    }

    /**
     * What was edited since somebody looked at the lead to prepare its conversion, or to approve it where that came last;
     * the oldest first.
     */
    public List<Change> since(Lead lead) {
        var seen = prepared.find(lead.id())
                .map(PreparedConversion::leadVersion)
                .or(() -> Optional.ofNullable(lead.state().approvedVersion()));
        if (seen.isPresent()) {
            return history.editsAfter(lead.id(), seen.get());
        }
        // approved before the version was kept
        var approvedAt = lead.state().approvedAt();
        return approvedAt == null ? List.of() : history.editsAfter(lead.id(), approvedAt);
    }

    /**
     * The same in the words of the API.
     *
     * @param version what was edited after this version of the record; null: as {@link #since(Lead)}
     */
    List<ConversionPreview.Change> shown(Lead lead, Long version) {
        var edits = version == null ? since(lead) : history.editsAfter(lead.id(), version);
        return edits.stream()
                .map(edit -> new ConversionPreview.Change(
                        JdbcUtils.convertUnderscoreNameToPropertyName(edit.field()),
                        edit.oldValue(),
                        edit.newValue(),
                        edit.changedBy(),
                        edit.changedAt()))
                .toList();
    }

    /** Why the preparation does not hold any more; empty while the lead is as it was then. */
    Optional<Refused> refusal(Lead lead, PreparedConversion preparation) {
        if (preparation.leadVersion() == null || preparation.leadVersion() == lead.version()) {
            return Optional.empty();
        }
        var fields = since(lead).stream().map(Change::fieldInWords).distinct().collect(Collectors.joining(", "));
        return Optional.of(Refused.because(
                ErrorCode.CONFLICT,
                "The lead was changed after this conversion was prepared (" + fields
                        + "). Look at what changed and confirm the conversion again."));
    }
}
