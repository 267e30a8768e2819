package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.conversion.ConversionOutcome.Converted;
import io.leadpath.lead.Leads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No SQL of the application's database user undoes a conversion. */
@ConversionTest
class ConversionIsFinalTest {
    @Autowired
    LeadConversion conversion;

    @Autowired
    Conversions conversions;

    @Autowired
    ConversionCorrecting correcting;

    @Autowired
    Corrections corrections;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    JdbcClient jdbc;

    @Test
    void refusesEveryChangeOfAConversion() {
        var made = converted();
        for (var assignment : List.of(
                "converted_by = 'x'",
                "choice = 'NONE'",
                "account_created = FALSE",
                "filled_fields = 'x'",
                "id = 'x'")) {
            assertRefused("UPDATE conversion SET " + assignment + " WHERE id = :id", made.conversionId());
        }
        assertRefused("DELETE FROM conversion WHERE id = :id", made.conversionId());
        assertThat(conversions.find(made.conversionId())).isPresent();
    }

    @Test
    void refusesEveryChangeOfWhatAConvertedLeadBecame() {
        var made = converted();
        for (var assignment : List.of(
                "status = 'QUALIFIED'",
                "converted_at = NULL",
                "converted_at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00Z'",
                "converted_by = 'x'",
                "converted_account_id = NULL",
                "converted_contact_id = 'x'",
                "converted_opportunity_id = NULL",
                "status = 'OPEN', converted_at = NULL, converted_by = NULL, converted_account_id = NULL",
                "id = 'x'")) {
            assertRefused("UPDATE lead SET " + assignment + " WHERE id = :id", made.leadId());
        }
        jdbc.sql("DELETE FROM lead_field_history WHERE lead_id = :id")
                .param("id", made.leadId())
                .update();
        assertRefused("DELETE FROM lead WHERE id = :id", made.leadId());
        assertThat(leads.get(made.leadId()).isConverted()).isTrue();
    }

    @Test
    void letsAnErasureBlankWhatIsPersonal() {
        var lead = records.approvedLead("firstName", "Gone", "email", Records.unique("g") + "@x.example");
        var made = ((Converted) conversion.attempt(
                        lead.id(), Ask.noOpportunity("Is my neighbour").request(), AE))
                .result();

        assertThat(update("UPDATE lead SET last_name = '-', first_name = NULL, email = NULL WHERE id = :id", lead.id()))
                .isEqualTo(1);
        assertThat(update(
                        "UPDATE conversion_reason SET no_opportunity_reason = NULL WHERE conversion_id = :id",
                        made.conversionId()))
                .isEqualTo(1);
    }

    @Test
    void letsReasonsOnlyBeBlanked() {
        var made = ((Converted) conversion.attempt(
                        records.approvedLead().id(), Ask.noOpportunity("Vendor").request(), AE))
                .result();

        assertRefused(
                "UPDATE conversion_reason SET no_opportunity_reason = 'Other' WHERE conversion_id = :id",
                made.conversionId());
        assertRefused(
                "UPDATE conversion_reason SET bypass_reason = 'Other' WHERE conversion_id = :id", made.conversionId());
        assertRefused("DELETE FROM conversion_reason WHERE conversion_id = :id", made.conversionId());
    }

    @Test
    void letsTheReasonOfACorrectionOnlyBeBlanked() {
        var made = converted();
        var correction = correcting.correct(
                made.conversionId(), new ConversionCorrecting.Request("Is my neighbour", false), KnownUsers.MANAGER);

        for (var assignment : List.of(
                "reason = 'Other'",
                "corrected_by = 'x'",
                "closed_opportunity_id = NULL",
                "new_lead_id = '" + made.leadId() + "'",
                "reason = NULL, corrected_at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00Z'")) {
            assertRefused("UPDATE correction SET " + assignment + " WHERE id = :id", correction.id());
        }
        assertRefused("DELETE FROM correction WHERE id = :id", correction.id());
        assertThat(update("UPDATE correction SET reason = NULL WHERE id = :id", correction.id()))
                .isEqualTo(1);
        assertThat(corrections.of(made.conversionId()).orElseThrow().reason()).isNull();
    }

    @Test
    void leavesLeadsThatAreNotConvertedAlone() {
        var lead = records.approvedLead();

        assertThat(update("UPDATE lead SET status = 'WORKING' WHERE id = :id", lead.id()))
                .isEqualTo(1);
    }

    @Test
    void refusesToEmptyTheTablesAtOnce() {
        converted();
        for (var table : List.of("conversion", "lead")) {
            assertThatThrownBy(() -> jdbc.sql("TRUNCATE TABLE " + table).update())
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
            assertThat(records.count(table)).isPositive();
        }
    }

    private ConversionResult converted() {
        var lead = records.approvedLead();
        return ((Converted) conversion.attempt(lead.id(), Ask.newOpportunity().request(), AE)).result();
    }

    private int update(String sql, String id) {
        return jdbc.sql(sql).param("id", id).update();
    }

    private void assertRefused(String sql, String id) {
        assertThat(Refusals.byTheDatabase(() -> update(sql, id))).as(sql).isTrue();
    }
}
