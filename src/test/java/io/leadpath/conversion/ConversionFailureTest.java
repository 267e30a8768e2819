package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.conversion.ConversionOutcome.Converted;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadConverted;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Stage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/** Whatever breaks, and wherever: nothing is half done, and the lead can still be converted. */
@ConversionTest
@Import({BreakingDataSource.class, ConversionFailureTest.Announced.class})
class ConversionFailureTest {
    /** Stands for whoever reacts to a conversion within its transaction. */
    static class Announced {
        boolean breaks;
        LeadConverted last;

        @EventListener
        void on(LeadConverted event) {
            last = event;
            if (breaks) {
                throw new IllegalStateException("The process broke");
            }
        }
    }

    @Autowired
    LeadConversion conversion;

    @Autowired
    PreparedConversions prepared;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Activities activities;

    @Autowired
    BreakingDataSource database;

    @Autowired
    Announced announced;

    @AfterEach
    void repair() {
        database.repair();
        announced.breaks = false;
    }

    @Test
    void leavesNothingBehindWhicheverWriteOfNewRecordsFails() {
        var lead = lead();
        breaksAtEveryWrite(lead, Ask.newOpportunity().request(), 11);
    }

    @Test
    void leavesReusedRecordsAsTheyWereWhicheverWriteFails() {
        var account = records.account();
        var contact = records.contact(account);
        var opportunity = records.opportunity(account, Stage.PROPOSAL, null);
        var lead = lead();

        breaksAtEveryWrite(
                lead, Ask.existing(opportunity.id()).contact(contact.id()).request(), 9, () -> {
                    assertThat(accounts.get(account.id())).isEqualTo(account);
                    assertThat(contacts.get(contact.id())).isEqualTo(contact);
                    assertThat(opportunities.get(opportunity.id())).isEqualTo(opportunity);
                });
    }

    @Test
    void leavesNothingBehindWhenWhoeverReactsToItBreaks() {
        var lead = lead();
        var before = records.counts();
        announced.breaks = true;

        assertThatThrownBy(
                        () -> conversion.attempt(lead.id(), Ask.newOpportunity().request(), AE))
                .isInstanceOf(IllegalStateException.class);

        assertUntouched(lead, before);
        announced.breaks = false;
        assertThat(conversion.attempt(lead.id(), Ask.newOpportunity().request(), AE))
                .isInstanceOf(Converted.class);
    }

    @Test
    void announcesTheConversionWhenEverythingIsWritten() {
        var lead = lead();

        var result =
                ((Converted) conversion.attempt(lead.id(), Ask.newOpportunity().request(), AE)).result();

        assertThat(announced.last)
                .isEqualTo(new LeadConverted(
                        lead.id(),
                        result.conversionId(),
                        result.convertedAt(),
                        AE.id(),
                        result.account().id(),
                        result.contact().id(),
                        result.opportunityRecord().id()));
        assertThat(prepared.find(lead.id())).isEmpty();
    }

    private void breaksAtEveryWrite(Lead lead, ConversionRequest request, int writes) {
        breaksAtEveryWrite(lead, request, writes, () -> {});
    }

    private void breaksAtEveryWrite(Lead lead, ConversionRequest request, int writes, Runnable alsoUntouched) {
        var before = records.counts();
        for (var write = 1; write <= writes; write++) {
            database.breakAfterWrite(write);
            assertThatThrownBy(() -> conversion.attempt(lead.id(), request, AE))
                    .as("after write " + write)
                    .isInstanceOf(DataAccessException.class);
            database.repair();
            assertUntouched(lead, before);
            alsoUntouched.run();
        }
        database.breakAfterWrite(writes + 1);
        assertThat(conversion.attempt(lead.id(), request, AE)).isInstanceOf(Converted.class);
    }

    /** An approved lead that touches every table: with an activity, a prepared conversion, something to fill in. */
    private Lead lead() {
        var lead = records.approvedLead(
                "company", Records.unique("Brittle "), "website", "b.example", "mobile", "7", "source", "WEB");
        activities.log(Activity.onLead(
                lead.id(), ActivityType.CALL, null, "x", AE.id(), Instant.parse("2026-05-01T09:00:00Z")));
        prepared.save(lead.id(), ConversionRequest.byDefault(), AE);
        return leads.get(lead.id());
    }

    private void assertUntouched(Lead lead, Map<String, Long> before) {
        assertThat(records.counts()).isEqualTo(before);
        assertThat(leads.get(lead.id())).isEqualTo(lead);
        assertThat(prepared.find(lead.id())).isPresent();
        assertThat(activities.newest(Activities.Of.LEAD, lead.id(), 10))
                .allMatch(activity -> activity.accountId() == null && activity.contactId() == null);
    }
}
