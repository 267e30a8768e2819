package io.leadpath.imports;

import io.leadpath.account.AccountDetails;
import io.leadpath.account.AccountIntake;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Accounts, so that a company can begin with the customers it has. */
@Component
class AccountRecords implements RecordKind {
    private final AccountIntake intake;
    private final Clock clock;

    AccountRecords(AccountIntake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACCOUNTS;
    }

    @Override
    public Vocabulary vocabulary() {
        return AccountColumn.VOCABULARY;
    }

    @Override
    public RowIntake intake(ColumnMap columns, ImportJob job) {
        return row -> receive(row, columns, job);
    }

    private RowResult receive(CsvRow row, ColumnMap columns, ImportJob job) {
        var reading = new RowReading(columns, row);
        var details = details(row, columns, reading);
        var refusal = reading.refusal(details);
        if (refusal != null) {
            return RowResult.rejected(row, refusal);
        }
        var received = intake.receive(
                details,
                columns.value(row, AccountColumn.CREATED_AT)
                        .flatMap(text -> CreatedTimes.past(text, job.dateOrder(), clock.instant()))
                        .orElse(null));
        return RowResult.account(row, received.merged(), received.account().id());
    }

    private static AccountDetails details(CsvRow row, ColumnMap columns, RowReading reading) {
        return new AccountDetails(
                reading.text(AccountColumn.NAME),
                reading.text(AccountColumn.WEBSITE),
                reading.text(AccountColumn.PHONE),
                reading.text(AccountColumn.INDUSTRY),
                reading.whole(AccountColumn.EMPLOYEES),
                reading.amount(AccountColumn.ANNUAL_REVENUE),
                columns.value(row, AccountColumn.RATING)
                        .flatMap(Wordings::rating)
                        .map(Enum::name)
                        .orElse(null),
                reading.text(AccountColumn.STREET),
                reading.text(AccountColumn.CITY),
                reading.text(AccountColumn.STATE),
                reading.text(AccountColumn.POSTAL_CODE),
                reading.text(AccountColumn.COUNTRY),
                reading.owner(AccountColumn.OWNER));
    }
}
