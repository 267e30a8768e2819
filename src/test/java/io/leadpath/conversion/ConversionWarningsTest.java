package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static io.leadpath.conversion.KnownUsers.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.lead.Lead;
import io.leadpath.opportunity.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConversionTest
class ConversionWarningsTest {
    @Autowired
    LeadConversion conversion;

    @Autowired
    Records records;

    @Test
    void warnsOfNothingWithoutAReason() {
        assertThat(warnings(records.approvedLead(), Ask.newOpportunity().closing("2026-05-20")))
                .isEmpty();
    }

    @Test
    void warnsOfOpenOpportunitiesOfTheAccountWhenANewOneIsMade() {
        var account = records.account();
        records.opportunity(account, Stage.CLOSED_WON, null);
        var lead = records.approvedLead();
        assertThat(warnings(lead, Ask.newOpportunity().account(account.id()))).isEmpty();

        var open = records.opportunity(account, Stage.PROPOSAL, null);

        assertThat(warnings(lead, Ask.newOpportunity().account(account.id())))
                .containsExactly("The account has 1 open opportunity: the lead may belong to one of them.");
        assertThat(warnings(lead, Ask.existing(open.id()))).isEmpty();
    }

    @Test
    void warnsOfANamesakeAtTheAccount() {
        var account = records.account();
        var contact = records.contact(account, "lastName", "Øst");
        var lead = records.approvedLead("lastName", "ØST");

        assertThat(warnings(lead, Ask.newOpportunity().account(account.id())))
                .containsExactly("The account has a contact with the same last name already.");
        assertThat(warnings(lead, Ask.newOpportunity().account(account.id()).contact(contact.id())))
                .isEmpty();
    }

    @Test
    void warnsOfAnAccountWithTheNameOfAnIndividual() {
        var person = Records.unique("Solo");
        var account = records.account("name", person);

        assertThat(warnings(records.approvedLead("lastName", person), Ask.newOpportunity()))
                .containsExactly("The account " + person + " has the same name as the person.");
    }

    @Test
    void warnsOfWhatIsNotKeptOrHasPassed() {
        var lead = records.approvedLead();

        assertThat(warnings(lead, Ask.newOpportunity().closing("2026-05-19")))
                .containsExactly("The close date has passed already.");
        assertThat(warnings(lead, Ask.newOpportunity().because("x")))
                .containsExactly("'noOpportunityReason' is not kept, because there is an opportunity.");
        assertThat(conversion
                        .preview(lead.id(), Ask.newOpportunity().bypassing("x").request(), MANAGER)
                        .warnings())
                .containsExactly("'bypassReason' is not kept, because the lead is approved.");
    }

    private List<String> warnings(Lead lead, Ask ask) {
        return conversion.preview(lead.id(), ask.request(), AE).warnings();
    }
}
