package io.leadpath.imports;

import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake.Enquiry;
import io.leadpath.lead.LeadSources;
import java.time.Instant;

/** Turns rows of one file into enquiries. The same row of the same file is always understood in the same way. */
final class LeadRowReader {
    private final ColumnMap columns;
    private final LeadSources sources;
    private final CreatedTimes.DateOrder dateOrder;
    private final boolean partnerLeadsOnly;

    LeadRowReader(ColumnMap columns, LeadSources sources, CreatedTimes.DateOrder dateOrder, boolean partnerLeadsOnly) {
        this.columns = columns;
        this.sources = sources;
        this.dateOrder = dateOrder;
        this.partnerLeadsOnly = partnerLeadsOnly;
    }

    /** {@code now} is the moment after which no lead can have been created. */
    LeadRow read(CsvRow row, Instant now) {
        var reading = new RowReading(columns, row);
        var details = details(row, reading);
        if (partnerLeadsOnly && details.partnerAccountId() == null) {
            reading.complain("You may import partner leads only: the row needs a 'Partner Account Id'.");
        }
        var refusal = reading.refusal(details);
        if (refusal != null) {
            return new LeadRow(null, refusal);
        }
        var enquiry = new Enquiry(
                details,
                columns.value(row, LeadColumn.CREATED_AT)
                        .flatMap(text -> CreatedTimes.past(text, dateOrder, now))
                        .orElse(null),
                columns.value(row, LeadColumn.STATUS)
                        .flatMap(Wordings::givenUpAs)
                        .orElse(null),
                true);
        return new LeadRow(enquiry, null);
    }

    private LeadDetails details(CsvRow row, RowReading reading) {
        var name = reading.name(LeadColumn.FIRST_NAME, LeadColumn.LAST_NAME, LeadColumn.FULL_NAME);
        var source = reading.text(LeadColumn.SOURCE);
        return new LeadDetails(
                reading.text(LeadColumn.SALUTATION),
                name.first(),
                name.last(),
                reading.text(LeadColumn.COMPANY),
                reading.text(LeadColumn.TITLE),
                reading.text(LeadColumn.EMAIL),
                reading.text(LeadColumn.PHONE),
                reading.text(LeadColumn.MOBILE),
                reading.text(LeadColumn.WEBSITE),
                reading.text(LeadColumn.STREET),
                reading.text(LeadColumn.CITY),
                reading.text(LeadColumn.STATE),
                reading.text(LeadColumn.POSTAL_CODE),
                reading.text(LeadColumn.COUNTRY),
                reading.text(LeadColumn.INDUSTRY),
                reading.whole(LeadColumn.EMPLOYEES),
                reading.amount(LeadColumn.ANNUAL_REVENUE),
                source == null ? null : Wordings.source(source, sources),
                source,
                columns.value(row, LeadColumn.RATING).flatMap(Wordings::rating).orElse(null),
                reading.text(LeadColumn.DESCRIPTION),
                reading.text(LeadColumn.PARTNER_ACCOUNT),
                null,
                reading.flag(LeadColumn.DO_NOT_CALL),
                reading.flag(LeadColumn.EMAIL_OPT_OUT),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reading.owner(LeadColumn.OWNER));
    }
}
