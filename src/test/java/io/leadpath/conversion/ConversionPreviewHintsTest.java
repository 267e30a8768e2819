package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static io.leadpath.conversion.KnownUsers.SDR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadpath.conversion.ConversionPreview.Overwritten;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadEditing;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchReason;
import io.leadpath.opportunity.Stage;
import io.leadpath.support.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the preview tells beyond the conversion's result. */
@ConversionTest
class ConversionPreviewHintsTest {
    @Autowired
    LeadConversion conversion;

    @Autowired
    PreparedConversions prepared;

    @Autowired
    LeadEditing editing;

    @Autowired
    Records records;

    @Autowired
    MovableClock clock;

    @Autowired
    ObjectMapper json;

    @Test
    void namesARecordThatMayBeTheSameAndStillConverts() {
        var contact = records.contact(
                records.account(), "firstName", "Ina", "lastName", "Weak", "mobile", "+44 20 7946 0018");
        var lead = records.approvedLead("phone", "0044 (0)20 79460018");

        var preview = preview(lead, Ask.newOpportunity());

        assertThat(preview.duplicates()).isEmpty();
        assertThat(preview.possibleDuplicates())
                .extracting(Match::id, Match::reasons, Match::blocking)
                .containsExactly(tuple(contact.id(), List.of(MatchReason.SAME_PHONE), false));
        assertThat(preview.warnings()).containsExactly("The contact Ina Weak has the same phone number.");
        assertThat(preview.refusal()).isNull();
        assertThat(conversion.attempt(lead.id(), Ask.newOpportunity().request(), AE))
                .isInstanceOf(ConversionOutcome.Converted.class);
    }

    @Test
    void whatBlocksIsNoWarningAndWhatIsReusedIsNeither() {
        var account = records.account();
        var deal = records.opportunity(account, Stage.PROPOSAL, null);
        var lead = records.approvedLead("company", account.details().name());

        var making = preview(lead, Ask.newOpportunity());
        var reusing = preview(lead, Ask.existing(deal.id()));

        assertThat(making.duplicates()).extracting(Match::id).containsExactly(account.id());
        assertThat(making.possibleDuplicates()).extracting(Match::id).containsExactly(deal.id());
        assertThat(reusing.duplicates()).isEmpty();
        assertThat(reusing.possibleDuplicates()).isEmpty();
    }

    @Test
    void tellsWhatAReusedRecordWouldLose() {
        var account = records.account();
        var contact = records.contact(account, "source", "OTHER", "title", "Head");
        var lead = records.approvedLead("source", "WEB", "title", "Boss");
        var ask = Ask.newOpportunity().account(account.id()).contact(contact.id());

        assertThat(preview(lead, ask).overwrittenFields()).isEmpty();
        assertThat(preview(lead, ask.overwritingSource()).overwrittenFields())
                .containsExactly(new Overwritten("contact.source", "OTHER", "WEB"));
    }

    @Test
    void tellsWhatWasEditedSinceTheApproval() {
        var lead = records.approvedLead("title", "Head");
        clock.pass(Duration.ofMinutes(5));

        edit(lead, "Boss");

        var preview = preview(lead, Ask.newOpportunity());
        assertThat(preview.leadVersion()).isEqualTo(lead.version() + 1);
        assertThat(preview.changes())
                .containsExactly(new ConversionPreview.Change("title", "Head", "Boss", SDR.id(), clock.instant()));
    }

    @Test
    void tellsWhatWasEditedSinceItWasPreparedOrSinceTheVersionAskedFor() {
        var lead = records.approvedLead("title", "Head");
        clock.pass(Duration.ofMinutes(5));
        edit(lead, "Boss");
        prepared.save(lead.id(), Ask.newOpportunity().request(), AE);
        assertThat(preview(lead, Ask.newOpportunity()).changes()).isEmpty();
        edit(lead, "Chief");

        assertThat(preview(lead, Ask.newOpportunity()).changes())
                .extracting(ConversionPreview.Change::to)
                .containsExactly("Chief");
        assertThat(since(lead, lead.version()))
                .extracting(ConversionPreview.Change::to)
                .containsExactly("Boss", "Chief");
        assertThat(since(lead, lead.version() + 2)).isEmpty();
    }

    private List<ConversionPreview.Change> since(Lead lead, long version) {
        return conversion
                .preview(lead.id(), Ask.newOpportunity().request(), version, AE)
                .changes();
    }

    private void edit(Lead lead, String title) {
        editing.edit(lead.id(), null, details -> titled(details, title), SDR);
    }

    private LeadDetails titled(LeadDetails details, String title) {
        ObjectNode fields = json.valueToTree(details);
        fields.put("title", title);
        return json.convertValue(fields, LeadDetails.class);
    }

    private ConversionPreview preview(Lead lead, Ask ask) {
        return conversion.preview(lead.id(), ask.request(), AE);
    }
}
