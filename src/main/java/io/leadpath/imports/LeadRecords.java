package io.leadpath.imports;

import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadSources;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Leads come in as every other enquiry does. */
@Component
class LeadRecords implements RecordKind {
    private final LeadIntake intake;
    private final LeadSources sources;
    private final Clock clock;

    LeadRecords(LeadIntake intake, LeadSources sources, Clock clock) {
        this.intake = intake;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.LEADS;
    }

    @Override
    public Vocabulary vocabulary() {
        return LeadColumn.VOCABULARY;
    }

    @Override
    public RowIntake intake(ColumnMap columns, ImportJob job) {
        var reader = new LeadRowReader(columns, sources, job.dateOrder(), job.partnerLeadsOnly());
        var who = new CurrentUser(job.startedBy(), Set.of());
        return new RowIntake() {
            @Override
            public void prepare(List<CsvRow> rows) {
                intake.hold(rows.stream()
                        .map(row -> reader.read(row, clock.instant()))
                        .filter(understood -> !understood.isRefused())
                        .map(LeadRow::enquiry)
                        .toList());
            }

            @Override
            public RowResult receive(CsvRow row) {
                return LeadRecords.this.receive(row, reader.read(row, clock.instant()), job.partnerLeadsOnly(), who);
            }
        };
    }

    /** Whoever works with partners' leads only adds nothing to another lead: the refusal undoes what the row did. */
    private RowResult receive(CsvRow row, LeadRow understood, boolean partnerLeadsOnly, CurrentUser who) {
        if (understood.isRefused()) {
            return RowResult.rejected(row, understood.refusal());
        }
        var received = intake.receive(understood.enquiry(), who);
        if (partnerLeadsOnly && !received.lead().isPartnerLead()) {
            throw BusinessException.forbidden(
                    "You may import partner leads only: this row belongs to a lead in progress"
                            + " that no partner brought in.");
        }
        return RowResult.lead(row, received.merged(), received.lead().id());
    }
}
