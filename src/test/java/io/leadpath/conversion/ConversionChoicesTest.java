package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.conversion.ConversionChoices.Choices;
import io.leadpath.conversion.ConversionChoices.Option;
import io.leadpath.opportunity.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConversionTest
class ConversionChoicesTest {
    @Autowired
    ConversionChoices choices;

    @Autowired
    LeadConversion conversion;

    @Autowired
    Records records;

    @Test
    void offersTheAccountOfEqualNameFirstAndPreselectsIt() {
        var name = Records.unique("Zebra");
        var similar = records.account("name", name + " Antiques");
        var same = records.account("name", name + " Ltd", "billingCity", "Hull", "website", "z.example");
        var lead = records.openLead("company", name.toUpperCase());

        var offered = choices.forLead(lead.id());

        assertThat(offered.accounts())
                .startsWith(new Option(name + " Ltd, Hull, z.example", same.id()))
                .contains(new Option(name + " Antiques", similar.id()));
        assertThat(offered.accountId()).isEqualTo(same.id());
        assertThat(offered.contactId()).isNull();
    }

    @Test
    void preselectsThePersonWithTheSameEmailAndThatPersonsAccount() {
        var email = Records.unique("ike") + "@yak.example";
        var account = records.account();
        var colleague = records.contact(account, "firstName", "Al", "lastName", "Aa");
        var same = records.contact(account, "firstName", "Ike", "lastName", "Yak", "email", email);
        var namesake = records.account("name", Records.unique("Yonder"));
        var lead = records.openLead("company", namesake.details().name(), "email", email.toUpperCase());

        var offered = choices.forLead(lead.id());

        assertThat(offered.accountId()).isEqualTo(account.id());
        assertThat(offered.contactId()).isEqualTo(same.id());
        assertThat(values(offered.accounts())).startsWith(account.id(), namesake.id());
        assertThat(offered.contacts())
                .containsExactly(
                        new Option("Ike Yak (" + account.details().name() + ")", same.id()),
                        new Option("Al Aa (" + account.details().name() + ")", colleague.id()));
    }

    @Test
    void preselectsTheContactWhoCameBack() {
        var contact = records.contact(records.account());
        var lead = records.openLead("contactId", contact.id());

        var offered = choices.forLead(lead.id());

        assertThat(offered.accountId()).isEqualTo(contact.accountId());
        assertThat(offered.contactId()).isEqualTo(contact.id());
    }

    @Test
    void preselectsNothingWithoutAnEqualRecord() {
        var name = Records.unique("Quokka");
        var similar = records.account("name", name + " North");
        var lead = records.openLead("company", name + " South");

        var offered = choices.forLead(lead.id());

        assertThat(values(offered.accounts())).containsExactly(similar.id());
        assertThat(offered.accountId()).isNull();
        assertThat(offered.contactId()).isNull();
    }

    @Test
    void findsTheCompanyTheMailComesFrom() {
        var domain = Records.unique("x") + ".example";
        var account = records.account("website", "https://www." + domain);
        var lead = records.openLead("email", "someone@" + domain);

        assertThat(values(choices.forLead(lead.id()).accounts())).containsExactly(account.id());
    }

    @Test
    void offersOnlyOpenOpportunities() {
        var account = records.account();
        var open = records.opportunity(account, Stage.PROPOSAL, null);
        records.opportunity(account, Stage.CLOSED_LOST, null);
        var lead = records.openLead("company", account.details().name());

        assertThat(choices.forLead(lead.id()).opportunities())
                .containsExactly(new Option(
                        open.details().name() + " (" + account.details().name() + ", Proposal, closes 2026-09-30)",
                        open.id()));
    }

    @Test
    void offersTwentyOfEachAtMost() {
        var name = Records.unique("Crowd");
        for (var number = 0; number < 25; number++) {
            var account = records.account("name", name + " " + number);
            records.contact(account);
            records.opportunity(account, Stage.PROPOSAL, null);
        }
        var email = Records.unique("known") + "@crowd.example";
        records.contact(records.account(), "email", email);
        var busy = records.account("name", name);
        for (var number = 0; number < 25; number++) {
            records.contact(busy);
            records.opportunity(busy, Stage.PROPOSAL, null);
        }

        var offered = choices.forLead(
                records.openLead("company", name, "email", email).id());

        assertThat(offered.accounts()).hasSize(20);
        assertThat(offered.contacts()).hasSize(20);
        assertThat(offered.opportunities()).hasSize(20);
        assertThat(values(offered.accounts()).subList(0, 2)).contains(busy.id());
    }

    @Test
    void proposesTheNameAndTheCloseDateThatTheConversionWouldTake() {
        var lead = records.approvedLead("company", Records.unique("Gnu "));

        var offered = choices.forLead(lead.id());

        var made = ((ConversionOutcome.Converted) conversion.attempt(lead.id(), ConversionRequest.byDefault(), AE))
                .result()
                .opportunityRecord();
        assertThat(offered.opportunityName()).isEqualTo(made.name());
        assertThat(offered.closeDate()).isEqualTo(made.closeDate());
    }

    @Test
    void proposesNoNameThatWouldHaveToBeCut() {
        var lead = records.openLead("company", Records.unique("N".repeat(121)));

        assertThat(choices.forLead(lead.id()).opportunityName()).isNull();
    }

    @Test
    void offersOnlyWhatTheConversionTakesTogether() {
        var account = records.account();
        var contact = records.contact(account);
        var lead = records.approvedLead(
                "contactId", contact.id(), "company", account.details().name());
        Choices offered = choices.forLead(lead.id());

        var request = Ask.newOpportunity()
                .account(offered.accountId())
                .contact(offered.contactId())
                .name(offered.opportunityName())
                .closing(offered.closeDate().toString())
                .request();

        assertThat(conversion.attempt(lead.id(), request, AE)).isInstanceOf(ConversionOutcome.Converted.class);
    }

    private static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }
}
