package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static io.leadpath.conversion.KnownUsers.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.shared.ErrorCode;
import io.leadpath.support.MovableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConversionTest
class PreparedConversionsTest {
    private static final ConversionRequest REQUEST = Ask.newOpportunity()
            .account("a")
            .contact("c")
            .name("\"Pumps\" – größer\n")
            .amount("12.50")
            .closing("2026-12-31")
            .owner("ae2")
            .overwritingSource()
            .allowingDuplicates("x".repeat(1000))
            .request();

    @Autowired
    PreparedConversions prepared;

    @Autowired
    LeadConversion conversion;

    @Autowired
    Records records;

    @Autowired
    MovableClock clock;

    @Test
    void remembersTheWholeRequestAndWhoPreparedItWhen() {
        var lead = records.approvedLead();

        prepared.save(lead.id(), REQUEST, AE);

        assertThat(prepared.find(lead.id()))
                .contains(new PreparedConversion(lead.id(), REQUEST, "ae", clock.instant(), 0L, null, null));
    }

    @Test
    void keepsTheLatestRequestAndForgetsTheRefusalOfTheOneBefore() {
        var lead = records.approvedLead();
        prepared.save(lead.id(), REQUEST, AE);
        prepared.refused(lead.id(), ErrorCode.OPPORTUNITY_CLOSED, "It is closed.");
        assertThat(prepared.find(lead.id()).orElseThrow().refusalCode()).isEqualTo(ErrorCode.OPPORTUNITY_CLOSED);
        assertThat(prepared.find(lead.id()).orElseThrow().refusalSentence()).isEqualTo("It is closed.");

        prepared.save(lead.id(), ConversionRequest.byDefault(), MANAGER);

        assertThat(prepared.find(lead.id()))
                .contains(new PreparedConversion(
                        lead.id(), ConversionRequest.byDefault(), "manager", clock.instant(), 0L, null, null));
    }

    @Test
    void forgetsTheRequestWhenTheLeadIsConvertedWhicheverWay() {
        var lead = records.approvedLead();
        prepared.save(lead.id(), REQUEST, AE);

        conversion.convert(lead.id(), ConversionRequest.byDefault(), MANAGER);

        assertThat(prepared.find(lead.id())).isEmpty();
    }

    @Test
    void keepsTheRequestWhenTheConversionIsRefused() {
        var lead = records.approvedLead();
        prepared.save(lead.id(), REQUEST, AE);

        assertThat(conversion.attempt(lead.id(), REQUEST, AE)).isInstanceOf(ConversionOutcome.Refused.class);

        assertThat(prepared.find(lead.id())).isPresent();
    }
}
