package io.leadpath.imports;

import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake.Enquiry;
import io.leadpath.lead.LeadSources;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns rows of one file into enquiries. The same row of the same file is always understood in the same way. */
final class RowReader {
    private static final int LONGEST_USER_ID = 64;

    private final ColumnMap columns;
    private final LeadSources sources;
    private final CreatedTimes.DateOrder dateOrder;
    private final boolean partnerLeadsOnly;

    RowReader(ColumnMap columns, LeadSources sources, CreatedTimes.DateOrder dateOrder, boolean partnerLeadsOnly) {
        this.columns = columns;
        this.sources = sources;
        this.dateOrder = dateOrder;
        this.partnerLeadsOnly = partnerLeadsOnly;
    }

    /** {@code now} is the moment after which no lead can have been created. */
    LeadRow read(CsvRow row, Instant now) {
        var reading = new Reading(row);
        var details = reading.details();
        reading.checkShape();
        reading.checkPartner(details);
        Validation.problems(details).forEach(reading::complain);
        if (!reading.complaints.isEmpty()) {
            return new LeadRow(null, String.join(" ", reading.complaints));
        }
        var enquiry = new Enquiry(
                details,
                createdAt(row).filter(moment -> !moment.isAfter(now)).orElse(null),
                columns.value(row, LeadColumn.STATUS)
                        .flatMap(Wordings::givenUpAs)
                        .orElse(null),
                true);
        return new LeadRow(enquiry, null);
    }

    private Optional<Instant> createdAt(CsvRow row) {
        return columns.value(row, LeadColumn.CREATED_AT).flatMap(text -> CreatedTimes.parse(text, dateOrder));
    }

    /** One row being read, and what is wrong with it. */
    private final class Reading {
        private final CsvRow row;
        private final List<String> complaints = new ArrayList<>();

        private Reading(CsvRow row) {
            this.row = row;
        }

        private LeadDetails details() {
            var fullName = FullName.of(text(LeadColumn.FULL_NAME));
            var lastName = text(LeadColumn.LAST_NAME);
            var firstName = text(LeadColumn.FIRST_NAME);
            if (lastName == null) {
                lastName = fullName.last();
                firstName = firstName == null ? fullName.first() : firstName;
            }
            var source = text(LeadColumn.SOURCE);
            return new LeadDetails(
                    text(LeadColumn.SALUTATION),
                    firstName,
                    lastName,
                    text(LeadColumn.COMPANY),
                    text(LeadColumn.TITLE),
                    text(LeadColumn.EMAIL),
                    text(LeadColumn.PHONE),
                    text(LeadColumn.MOBILE),
                    text(LeadColumn.WEBSITE),
                    text(LeadColumn.STREET),
                    text(LeadColumn.CITY),
                    text(LeadColumn.STATE),
                    text(LeadColumn.POSTAL_CODE),
                    text(LeadColumn.COUNTRY),
                    text(LeadColumn.INDUSTRY),
                    parsed(LeadColumn.EMPLOYEES, Numbers::whole, "is not a whole number."),
                    parsed(LeadColumn.ANNUAL_REVENUE, Numbers::amount, "is not an amount that can be read in one way."),
                    source == null ? null : Wordings.source(source, sources),
                    source,
                    columns.value(row, LeadColumn.RATING)
                            .flatMap(Wordings::rating)
                            .orElse(null),
                    text(LeadColumn.DESCRIPTION),
                    text(LeadColumn.PARTNER_ACCOUNT),
                    null,
                    flag(LeadColumn.DO_NOT_CALL),
                    flag(LeadColumn.EMAIL_OPT_OUT),
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
                    owner());
        }

        /** A name too long for a user's id is no user's: routing decides, as for every unknown owner. */
        private String owner() {
            var owner = text(LeadColumn.OWNER);
            return owner == null || owner.length() > LONGEST_USER_ID ? null : owner;
        }

        /** PostgreSQL cannot store the character with the code 0. */
        private String text(LeadColumn column) {
            var text = columns.value(row, column).orElse(null);
            if (text != null && text.indexOf('\0') >= 0) {
                complain(column, "contains a character that is not text.");
                return null;
            }
            return text;
        }

        private <T> T parsed(LeadColumn column, Function<String, Optional<T>> parser, String complaint) {
            var text = columns.value(row, column);
            var value = text.flatMap(parser);
            if (text.isPresent() && value.isEmpty()) {
                complain(column, complaint);
            }
            return value.orElse(null);
        }

        /** A wish not to be contacted that cannot be read must not be taken for its absence. */
        private boolean flag(LeadColumn column) {
            return Boolean.TRUE.equals(parsed(column, Wordings::yesOrNo, "is neither yes nor no."));
        }

        private void checkShape() {
            var surplus = row.values().stream().skip(columns.size()).anyMatch(value -> !value.isBlank());
            if (surplus) {
                complaints.add(0, "The row has more values than the file has columns.");
            }
        }

        private void checkPartner(LeadDetails details) {
            if (partnerLeadsOnly && details.partnerAccountId() == null) {
                complaints.add("You may import partner leads only: the row needs a 'Partner Account Id'.");
            }
        }

        private void complain(LeadColumn column, String complaint) {
            complaints.add("'" + columns.label(column) + "' " + complaint);
        }

        /** The sentence begins with the field's name; people know it by the name of their column. */
        private void complain(Problem problem) {
            var field = "'" + problem.field() + "'";
            var sentence = problem.message().startsWith(field)
                    ? "'" + columns.labelOfField(problem.field()) + "'"
                            + problem.message().substring(field.length())
                    : problem.message();
            complaints.add(sentence);
        }
    }

    /** A name in one piece: the last word is the last name. */
    private record FullName(String first, String last) {
        private static FullName of(String name) {
            if (name == null) {
                return new FullName(null, null);
            }
            var gap = Math.max(name.lastIndexOf(' '), Math.max(name.lastIndexOf('\u00A0'), name.lastIndexOf('\t')));
            return gap < 0 ? new FullName(null, name) : new FullName(name.substring(0, gap), name.substring(gap + 1));
        }
    }
}
