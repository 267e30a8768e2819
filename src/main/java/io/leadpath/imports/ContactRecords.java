package io.leadpath.imports;

import io.leadpath.account.AccountDetails;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.ContactIntake;
import io.leadpath.lead.LeadSources;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Contacts, each at the account that the row names; an account that is not there is made. */
@Component
class ContactRecords implements RecordKind {
    private final ContactIntake intake;
    private final LeadSources sources;
    private final Clock clock;

    ContactRecords(ContactIntake intake, LeadSources sources, Clock clock) {
        this.intake = intake;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTACTS;
    }

    @Override
    public Vocabulary vocabulary() {
        return ContactColumn.VOCABULARY;
    }

    @Override
    public RowIntake intake(ColumnMap columns, ImportJob job) {
        return row -> receive(row, columns, job);
    }

    private RowResult receive(CsvRow row, ColumnMap columns, ImportJob job) {
        var reading = new RowReading(columns, row);
        var details = details(reading);
        var account = reading.text(ContactColumn.ACCOUNT);
        reading.check(AccountDetails.named(account), "name", ContactColumn.ACCOUNT);
        var refusal = reading.refusal(details);
        if (refusal != null) {
            return RowResult.rejected(row, refusal);
        }
        var received = intake.receive(
                account,
                details,
                columns.value(row, ContactColumn.CREATED_AT)
                        .flatMap(text -> CreatedTimes.past(text, job.dateOrder(), clock.instant()))
                        .orElse(null));
        var contact = received.contact();
        return RowResult.contact(row, received.merged(), contact.id(), contact.accountId(), received.accountCreated());
    }

    private ContactDetails details(RowReading reading) {
        var name = reading.name(ContactColumn.FIRST_NAME, ContactColumn.LAST_NAME, ContactColumn.FULL_NAME);
        var source = reading.text(ContactColumn.SOURCE);
        return new ContactDetails(
                reading.text(ContactColumn.SALUTATION),
                name.first(),
                name.last(),
                reading.text(ContactColumn.TITLE),
                reading.text(ContactColumn.EMAIL),
                reading.text(ContactColumn.PHONE),
                reading.text(ContactColumn.MOBILE),
                reading.text(ContactColumn.STREET),
                reading.text(ContactColumn.CITY),
                reading.text(ContactColumn.STATE),
                reading.text(ContactColumn.POSTAL_CODE),
                reading.text(ContactColumn.COUNTRY),
                source == null ? null : Wordings.source(source, sources),
                reading.flag(ContactColumn.DO_NOT_CALL),
                reading.flag(ContactColumn.EMAIL_OPT_OUT),
                reading.owner(ContactColumn.OWNER));
    }
}
