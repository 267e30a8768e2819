package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static io.leadpath.conversion.KnownUsers.AE2;
import static io.leadpath.conversion.KnownUsers.MANAGER;
import static io.leadpath.conversion.KnownUsers.SDR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchReason;
import io.leadpath.matching.MatchType;
import io.leadpath.opportunity.ContactRole;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import io.leadpath.support.MovableClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConversionTest
class LeadConversionTest {
    @Autowired
    LeadConversion conversion;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Conversions conversions;

    @Autowired
    Activities activities;

    @Autowired
    KnownUsers users;

    @Autowired
    MovableClock clock;

    // --- what is made of a lead ---

    @Test
    void makesAccountContactAndOpportunityOfTheLead() {
        var partner = records.account();
        var company = Records.unique("Harbour Tools ");
        var lead = records.approvedLead(
                "salutation",
                "Ms",
                "firstName",
                "Ada",
                "lastName",
                "Marsh",
                "company",
                company,
                "title",
                "Buyer",
                "email",
                Records.unique("ada") + "@harbour.example",
                "phone",
                "1",
                "mobile",
                "2",
                "website",
                "h.example",
                "street",
                "Quay 1",
                "city",
                "Port",
                "state",
                "PS",
                "postalCode",
                "123",
                "country",
                "Utopia",
                "industry",
                "Tools",
                "employees",
                40,
                "annualRevenue",
                "1000.50",
                "source",
                "WEB",
                "rating",
                "HOT",
                "partnerAccountId",
                partner.id(),
                "doNotCall",
                true,
                "emailOptOut",
                true);

        var result = convert(lead, Ask.newOpportunity());

        var account = accounts.get(result.account().id()).details();
        assertThat(account.name()).isEqualTo(company);
        assertThat(account.website()).isEqualTo("h.example");
        assertThat(account.industry()).isEqualTo("Tools");
        assertThat(account.employees()).isEqualTo(40);
        assertThat(account.annualRevenue()).isEqualByComparingTo("1000.50");
        assertThat(account.rating()).isEqualTo("HOT");
        assertThat(List.of(
                        account.billingStreet(),
                        account.billingCity(),
                        account.billingState(),
                        account.billingPostalCode(),
                        account.billingCountry()))
                .containsExactly("Quay 1", "Port", "PS", "123", "Utopia");
        assertThat(account.owner()).isEqualTo(AE.id());
        var contact = contacts.get(result.contact().id());
        assertThat(contact.accountId()).isEqualTo(result.account().id());
        var person = contact.details();
        assertThat(List.of(person.salutation(), person.firstName(), person.lastName(), person.title()))
                .containsExactly("Ms", "Ada", "Marsh", "Buyer");
        assertThat(List.of(person.email(), person.phone(), person.mobile()))
                .containsExactly(lead.details().email(), "1", "2");
        assertThat(List.of(
                        person.mailingStreet(),
                        person.mailingCity(),
                        person.mailingState(),
                        person.mailingPostalCode(),
                        person.mailingCountry()))
                .containsExactly("Quay 1", "Port", "PS", "123", "Utopia");
        assertThat(person.source()).isEqualTo("WEB");
        assertThat(person.doNotCall()).isTrue();
        assertThat(person.emailOptOut()).isTrue();
        assertThat(person.owner()).isEqualTo(AE.id());
        var opportunity = opportunities.get(result.opportunityRecord().id());
        assertThat(opportunity.accountId()).isEqualTo(result.account().id());
        assertThat(opportunity.originLeadId()).isEqualTo(lead.id());
        var deal = opportunity.details();
        assertThat(deal.name()).isEqualTo(company);
        assertThat(deal.amount()).isNull();
        assertThat(deal.closeDate()).isEqualTo("2026-06-30");
        assertThat(deal.stage()).isEqualTo(Stage.PROSPECTING);
        assertThat(deal.probability()).isEqualTo(10);
        assertThat(deal.type()).isNull();
        assertThat(deal.source()).isEqualTo("WEB");
        assertThat(deal.partnerAccountId()).isEqualTo(partner.id());
        assertThat(deal.owner()).isEqualTo(AE.id());
        assertThat(opportunities.contactRoles(opportunity.id()))
                .containsExactly(new ContactRole(opportunity.id(), contact.id(), true));
        assertThat(result.filledFields()).isEmpty();
        assertThat(result.notCarriedFields()).isEmpty();
    }

    @Test
    void answersWhatWasMadeAndRecordsIt() {
        var lead = records.approvedLead("firstName", "Bo", "lastName", "Lind", "company", Records.unique("Lind "));

        var result = convert(lead, Ask.newOpportunity().amount("5000.00"));

        assertThat(result.leadId()).isEqualTo(lead.id());
        assertThat(result.convertedAt()).isEqualTo(clock.instant());
        assertThat(result.convertedBy()).isEqualTo(AE.id());
        assertThat(result.opportunity()).isEqualTo(OpportunityChoice.CREATE_NEW);
        assertThat(result.account().created()).isTrue();
        assertThat(result.account().name()).isEqualTo(lead.details().company());
        assertThat(result.contact().created()).isTrue();
        assertThat(result.contact().name()).isEqualTo("Bo Lind");
        assertThat(result.opportunityRecord().created()).isTrue();
        assertThat(conversions.get(result.conversionId()))
                .isEqualTo(new Conversion(
                        result.conversionId(),
                        lead.id(),
                        LeadStatus.QUALIFIED,
                        result.convertedAt(),
                        AE.id(),
                        OpportunityChoice.CREATE_NEW,
                        result.account().id(),
                        true,
                        result.contact().id(),
                        true,
                        result.opportunityRecord().id(),
                        true,
                        AE.id(),
                        new BigDecimal("5000.00"),
                        List.of(),
                        List.of(),
                        new Conversion.Reasons(null, null, null)));
        var converted = leads.get(lead.id());
        assertThat(converted.status()).isEqualTo(LeadStatus.CONVERTED);
        assertThat(converted.state().convertedAt()).isEqualTo(result.convertedAt());
        assertThat(converted.state().convertedBy()).isEqualTo(AE.id());
        assertThat(converted.state().convertedAccountId())
                .isEqualTo(result.account().id());
        assertThat(converted.state().convertedContactId())
                .isEqualTo(result.contact().id());
        assertThat(converted.state().convertedOpportunityId())
                .isEqualTo(result.opportunityRecord().id());
        assertThat(converted.version()).isEqualTo(lead.version());
    }

    @Test
    void namesAccountAndOpportunityOfAnIndividualAfterThePerson() {
        var lead = records.approvedLead("firstName", "Cleo", "lastName", Records.unique("Solo"));

        var result = convert(lead, Ask.newOpportunity());

        assertThat(result.account().name()).isEqualTo(lead.details().fullName());
        assertThat(result.opportunityRecord().name()).isEqualTo(lead.details().fullName());
    }

    @Test
    void showsTheLeadsActivitiesOnWhatItBecame() {
        var lead = records.approvedLead("company", Records.unique("Calls "));
        activities.log(Activity.onLead(
                lead.id(),
                ActivityType.CALL,
                "ANSWERED",
                "Wants a quote",
                SDR.id(),
                Instant.parse("2026-05-01T09:00:00Z")));

        var result = convert(lead, Ask.newOpportunity());

        assertThat(activities.newest(Activities.Of.LEAD, lead.id(), 10)).hasSize(1);
        assertThat(activities.newest(Activities.Of.ACCOUNT, result.account().id(), 10))
                .extracting(Activity::notes)
                .containsExactly("Wants a quote");
        assertThat(activities.newest(Activities.Of.CONTACT, result.contact().id(), 10))
                .hasSize(1);
        assertThat(activities.newest(
                        Activities.Of.OPPORTUNITY, result.opportunityRecord().id(), 10))
                .hasSize(1);
    }

    @Test
    void takesNameAmountCloseDateAndOwnerFromTheRequest() {
        var lead = records.approvedLead("company", Records.unique("Given "));

        var result = convert(
                lead,
                Ask.newOpportunity()
                        .name("  Pumps for Port  ")
                        .amount("99.5")
                        .closing("2026-12-24")
                        .owner(AE2.id()));

        var deal = opportunities.get(result.opportunityRecord().id()).details();
        assertThat(deal.name()).isEqualTo("Pumps for Port");
        assertThat(deal.amount()).isEqualByComparingTo("99.50");
        assertThat(deal.closeDate()).isEqualTo("2026-12-24");
        assertThat(deal.owner()).isEqualTo(AE2.id());
        assertThat(accounts.get(result.account().id()).details().owner()).isEqualTo(AE2.id());
        assertThat(contacts.get(result.contact().id()).details().owner()).isEqualTo(AE2.id());
    }

    @Test
    void closesANewOpportunityOnTheLastDayOfTheRunningQuarter() {
        var before = clock.instant();
        try {
            for (var day : List.of(
                    List.of("2026-01-01T00:00:00Z", "2026-03-31"),
                    List.of("2026-03-31T23:59:59Z", "2026-03-31"),
                    List.of("2026-04-01T00:00:00Z", "2026-06-30"),
                    List.of("2026-09-30T23:59:59Z", "2026-09-30"),
                    List.of("2026-12-31T23:59:59Z", "2026-12-31"))) {
                clock.moveTo(day.get(0));
                var result = convert(records.approvedLead(), Ask.newOpportunity());
                assertThat(result.opportunityRecord().closeDate()).isEqualTo(day.get(1));
            }
        } finally {
            clock.moveTo(before.toString());
        }
    }

    @Test
    void countsWhatHasNoPlaceAmongTheRecordsAsNotCarried() {
        var lead = records.approvedLead(
                "company",
                Records.unique("Rest "),
                "source",
                "WEB",
                "sourceDetail",
                "spring fair",
                "description",
                "x",
                "companyHistory",
                "x",
                "management",
                "x",
                "productsInUse",
                "x",
                "budget",
                "WEAK",
                "budgetEvidence",
                "x",
                "need",
                "STRONG",
                "partnerAccountId",
                records.account().id(),
                "owner",
                "sdr");

        assertThat(convert(lead, Ask.noOpportunity("A supplier")).notCarriedFields())
                .containsExactly(
                        "sourceDetail",
                        "description",
                        "partnerAccountId",
                        "companyHistory",
                        "management",
                        "productsInUse",
                        "budget",
                        "budgetEvidence",
                        "need");
    }

    // --- reuse ---

    @Test
    void fillsOnlyTheEmptyFieldsOfAReusedAccount() {
        var account = records.account("name", Records.unique("Kept "), "website", "kept.example", "employees", 5);
        var lead = records.approvedLead(
                "company",
                Records.unique("Other "),
                "website",
                "other.example",
                "industry",
                "Toys",
                "employees",
                5,
                "city",
                "Rye");

        var result = convert(lead, Ask.newOpportunity().account(account.id()));

        var filled = accounts.get(account.id());
        assertThat(filled.details().name()).isEqualTo(account.details().name());
        assertThat(filled.details().website()).isEqualTo("kept.example");
        assertThat(filled.details().industry()).isEqualTo("Toys");
        assertThat(filled.details().billingCity()).isEqualTo("Rye");
        assertThat(filled.details().owner()).isNull();
        assertThat(filled.version()).isEqualTo(account.version() + 1);
        assertThat(result.account())
                .isEqualTo(new ConversionResult.Became(
                        account.id(), account.details().name(), false));
        assertThat(result.filledFields()).containsExactly("account.industry", "account.billingCity");
        assertThat(result.notCarriedFields()).containsExactly("company", "website");
    }

    @Test
    void leavesAReusedAccountUntouchedWhenThereIsNothingToFill() {
        var account = records.account();
        var lead = records.approvedLead("company", account.details().name());

        convert(lead, Ask.newOpportunity().account(account.id()));

        assertThat(accounts.get(account.id())).isEqualTo(account);
    }

    @Test
    void fillsOnlyTheEmptyFieldsOfAReusedContactAndKeepsItsSource() {
        var account = records.account();
        var contact = records.contact(account, "lastName", "Pim", "phone", "1", "source", "OTHER");
        var lead = records.approvedLead(
                "company",
                account.details().name(),
                "firstName",
                "Pia",
                "lastName",
                "Pim",
                "phone",
                "2",
                "mobile",
                "3",
                "source",
                "WEB",
                "doNotCall",
                true);

        var result = convert(lead, Ask.newOpportunity().account(account.id()).contact(contact.id()));

        var filled = contacts.get(contact.id()).details();
        assertThat(filled.firstName()).isEqualTo("Pia");
        assertThat(filled.phone()).isEqualTo("1");
        assertThat(filled.mobile()).isEqualTo("3");
        assertThat(filled.source()).isEqualTo("OTHER");
        assertThat(filled.doNotCall()).isTrue();
        assertThat(result.contact().created()).isFalse();
        assertThat(result.contact().name()).isEqualTo("Pia Pim");
        assertThat(result.filledFields()).containsExactly("contact.firstName", "contact.mobile", "contact.doNotCall");
        assertThat(result.notCarriedFields()).containsExactly("phone", "source");
    }

    @Test
    void overwritesTheSourceOfAReusedContactOnlyWhenAsked() {
        var account = records.account();
        var contact = records.contact(account, "lastName", "Pim", "phone", "1", "source", "OTHER");
        var lead = records.approvedLead(
                "company", account.details().name(), "lastName", "Pam", "phone", "2", "source", "WEB");

        var result = convert(
                lead,
                Ask.newOpportunity().account(account.id()).contact(contact.id()).overwritingSource());

        var kept = contacts.get(contact.id()).details();
        assertThat(kept.source()).isEqualTo("WEB");
        assertThat(kept.lastName()).isEqualTo("Pim");
        assertThat(kept.phone()).isEqualTo("1");
        assertThat(result.filledFields()).containsExactly("contact.source");
        assertThat(result.notCarriedFields()).containsExactly("lastName", "phone");
    }

    @Test
    void neverTakesAnOptOutBack() {
        var account = records.account();
        var contact = records.contact(account, "doNotCall", true, "emailOptOut", true);
        var lead = records.approvedLead("company", account.details().name());

        convert(lead, Ask.newOpportunity().account(account.id()).contact(contact.id()));

        assertThat(contacts.get(contact.id()).details().doNotCall()).isTrue();
        assertThat(contacts.get(contact.id()).details().emailOptOut()).isTrue();
    }

    @Test
    void reusesTheKnownContactAndItsAccountForALeadThatCameBack() {
        var account = records.account();
        var contact = records.contact(account);
        var lead = records.approvedLead(
                "contactId", contact.id(), "company", account.details().name());

        var result = convert(lead, Ask.newOpportunity());

        assertThat(result.account().id()).isEqualTo(account.id());
        assertThat(result.contact().id()).isEqualTo(contact.id());
        assertThat(result.account().created()).isFalse();
        assertThat(result.contact().created()).isFalse();
        assertThat(result.notCarriedFields()).doesNotContain("contactId");
    }

    @Test
    void makesANewContactForAKnownOneWhenTheRequestNamesAnotherAccount() {
        var contact = records.contact(records.account());
        var other = records.account();
        var lead = records.approvedLead(
                "contactId", contact.id(), "company", other.details().name());

        var result = convert(lead, Ask.newOpportunity().account(other.id()));

        assertThat(result.account().id()).isEqualTo(other.id());
        assertThat(result.contact().created()).isTrue();
        assertThat(result.notCarriedFields()).contains("contactId");
    }

    // --- the opportunity ---

    @Test
    void convertsIntoAnOpenOpportunityAndTakesItsAccount() {
        var account = records.account();
        var contact = records.contact(account);
        var opportunity = records.opportunity(account, Stage.PROPOSAL, null);
        opportunities.addContact(opportunity.id(), contact.id());
        var lead = records.approvedLead(
                "company",
                account.details().name(),
                "source",
                "WEB",
                "partnerAccountId",
                records.account().id());

        var result = convert(lead, Ask.existing(opportunity.id()));

        assertThat(result.account().id()).isEqualTo(account.id());
        assertThat(result.contact().created()).isTrue();
        assertThat(result.opportunityRecord().id()).isEqualTo(opportunity.id());
        assertThat(result.opportunityRecord().created()).isFalse();
        var kept = opportunities.get(opportunity.id());
        assertThat(kept.details().name()).isEqualTo(opportunity.details().name());
        assertThat(kept.details().stage()).isEqualTo(Stage.PROPOSAL);
        assertThat(kept.details().source()).isEqualTo("WEB");
        assertThat(kept.details().partnerAccountId()).isNull();
        assertThat(kept.originLeadId()).isNull();
        assertThat(opportunities.contactRoles(opportunity.id()))
                .containsExactly(
                        new ContactRole(opportunity.id(), contact.id(), true),
                        new ContactRole(opportunity.id(), result.contact().id(), false));
        assertThat(result.filledFields()).containsExactly("opportunity.source");
        assertThat(result.notCarriedFields()).containsExactly("partnerAccountId");
    }

    @Test
    void makesTheContactPrimaryOnAnOpportunityThatHasNone() {
        var account = records.account();
        var opportunity = records.opportunity(account, Stage.PROSPECTING, "OTHER");
        var lead = records.approvedLead("company", account.details().name());

        var result = convert(lead, Ask.existing(opportunity.id()).account(account.id()));

        assertThat(opportunities.contactRoles(opportunity.id()))
                .containsExactly(
                        new ContactRole(opportunity.id(), result.contact().id(), true));
        assertThat(opportunities.get(opportunity.id())).isEqualTo(opportunity);
    }

    @Test
    void reusesAContactOfTheChosenOpportunitysAccountWithoutNamingTheAccount() {
        var account = records.account();
        var contact = records.contact(account);
        var opportunity = records.opportunity(account, Stage.PROPOSAL, null);

        var result =
                convert(records.approvedLead(), Ask.existing(opportunity.id()).contact(contact.id()));

        assertThat(result.contact().id()).isEqualTo(contact.id());
    }

    @Test
    void makesNoOpportunityWhenThereIsAReason() {
        var opportunitiesBefore = records.count("opportunity");
        var lead = records.approvedLead("company", Records.unique("Vendor "));

        var result = convert(lead, Ask.noOpportunity("Supplies us"));

        assertThat(result.opportunityRecord()).isNull();
        assertThat(records.count("opportunity")).isEqualTo(opportunitiesBefore);
        assertThat(leads.get(lead.id()).state().convertedOpportunityId()).isNull();
        assertThat(conversions.get(result.conversionId()).reasons().noOpportunityReason())
                .isEqualTo("Supplies us");
    }

    @Test
    void refusesAnOpportunityThatIsClosed() {
        var account = records.account();
        var opportunity = records.opportunity(account, Stage.CLOSED_LOST, null);

        assertThat(refusal(records.approvedLead(), Ask.existing(opportunity.id()))
                        .code())
                .isEqualTo(ErrorCode.OPPORTUNITY_CLOSED);
    }

    // --- references ---

    @Test
    void refusesIdsThatLeadNowhere() {
        var lead = records.approvedLead();
        assertThat(fields(lead, Ask.newOpportunity().account("nowhere"))).containsExactly(unknown("accountId"));
        assertThat(fields(
                        lead,
                        Ask.newOpportunity().account(records.account().id()).contact("nowhere")))
                .containsExactly(unknown("contactId"));
        assertThat(fields(lead, Ask.existing("nowhere"))).containsExactly(unknown("opportunityId"));
        assertThat(fields(lead, Ask.newOpportunity().owner("nobody"))).containsExactly(unknown("ownerId"));
    }

    @Test
    void refusesRecordsThatDoNotBelongTogether() {
        var account = records.account();
        var stranger = records.contact(records.account());
        var elsewhere = records.opportunity(records.account(), Stage.PROPOSAL, null);
        var lead = records.approvedLead();

        assertThat(fields(lead, Ask.newOpportunity().account(account.id()).contact(stranger.id())))
                .containsExactly(unknown("contactId"));
        assertThat(fields(lead, Ask.existing(elsewhere.id()).account(account.id())))
                .containsExactly(unknown("opportunityId"));
        assertThat(fields(lead, Ask.existing(elsewhere.id()).contact(stranger.id())))
                .containsExactly(unknown("contactId"));
    }

    @Test
    void refusesToOverwriteTheSourceOfAContactToBeMade() {
        assertThat(fields(records.approvedLead(), Ask.newOpportunity().overwritingSource()))
                .containsExactly("contactId REQUIRED_FIELD_MISSING");
    }

    @Test
    void asksForANameWhenTheCompanysNameIsTooLongForAnOpportunity() {
        var company = Records.unique("L".repeat(116)) + "tail!";
        var lead = records.approvedLead("company", company);

        assertThat(fields(lead, Ask.newOpportunity())).containsExactly("opportunityName STRING_TOO_LONG");
        assertThat(convert(lead, Ask.newOpportunity().name("Short")).account().name())
                .isEqualTo(company);
    }

    // --- the owner ---

    @Test
    void givesWhatIsMadeToTheAccountExecutiveOfTheLeadWhoeverConverts() {
        var result = converted(conversion.attempt(
                records.approvedLead().id(), Ask.newOpportunity().request(), MANAGER));

        assertThat(result.opportunityRecord().owner()).isEqualTo(AE.id());
    }

    @Test
    void givesWhatIsMadeToTheAccountExecutiveEvenWhenAManagersRulingApproved() {
        var lead = records.openLead();
        lifecycle.assignAe(lead.id(), AE.id(), MANAGER);
        lifecycle.approve(lead.id(), MANAGER);

        assertThat(convert(lead, Ask.newOpportunity()).opportunityRecord().owner())
                .isEqualTo(AE.id());
    }

    @Test
    void givesWhatIsMadeToWhoeverApprovedWhenThereIsNoAccountExecutive() {
        var lead = records.openLead();
        lifecycle.approve(lead.id(), AE2);

        assertThat(converted(conversion.attempt(lead.id(), Ask.newOpportunity().request(), MANAGER))
                        .opportunityRecord()
                        .owner())
                .isEqualTo(AE2.id());
    }

    @Test
    void asksForAnOwnerWhenTheAccountExecutiveHasLeft() {
        var lead = records.approvedLead();
        users.remove(AE);
        try {
            assertThat(((Refused) conversion.attempt(
                                    lead.id(), Ask.newOpportunity().request(), MANAGER))
                            .problems())
                    .extracting(Problem::field)
                    .containsExactly("ownerId");
            assertThat(converted(conversion.attempt(
                                    lead.id(),
                                    Ask.newOpportunity().owner(AE2.id()).request(),
                                    MANAGER))
                            .opportunityRecord()
                            .owner())
                    .isEqualTo(AE2.id());
        } finally {
            users.add(AE);
        }
    }

    // --- who may, and when ---

    @Test
    void letsOnlyTheAssignedAccountExecutiveAManagerOrAnAdministratorConvert() {
        var lead = records.approvedLead();
        assertThat(refusal(lead, Ask.newOpportunity(), SDR).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(lead, Ask.newOpportunity(), AE2).code()).isEqualTo(ErrorCode.FORBIDDEN);
        convert(lead, Ask.newOpportunity());
        converted(conversion.attempt(
                records.approvedLead().id(), Ask.newOpportunity().request(), MANAGER));
        converted(conversion.attempt(
                records.approvedLead().id(), Ask.newOpportunity().request(), KnownUsers.ADMIN));
    }

    @Test
    void refusesALeadThatNobodyApproved() {
        var lead = records.openLead();
        lifecycle.assignAe(lead.id(), AE.id(), MANAGER);

        assertThat(refusal(lead, Ask.newOpportunity(), AE).code()).isEqualTo(ErrorCode.LEAD_NOT_APPROVED);
        assertThat(refusal(lead, Ask.newOpportunity(), MANAGER).code()).isEqualTo(ErrorCode.LEAD_NOT_APPROVED);
    }

    @Test
    void letsAManagerConvertWithoutApprovalForAReason() {
        var lead = records.openLead();

        var result = converted(conversion.attempt(
                lead.id(), Ask.newOpportunity().bypassing("Signed at the fair").request(), MANAGER));

        var recorded = conversions.get(result.conversionId());
        assertThat(recorded.reasons().bypassReason()).isEqualTo("Signed at the fair");
        assertThat(recorded.leadStatus()).isEqualTo(LeadStatus.OPEN);
        assertThat(recorded.owner()).isEqualTo(MANAGER.id());
    }

    @Test
    void refusesABypassToAnAccountExecutive() {
        assertThat(refusal(records.approvedLead(), Ask.newOpportunity().bypassing("Quick"), AE)
                        .code())
                .isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void neverConvertsADisqualifiedLead() {
        var lead = records.openLead();
        lifecycle.disqualify(lead.id(), "NO_NEED", SDR);

        var please = Ask.newOpportunity().bypassing("Please");
        assertThat(refusal(lead, please, MANAGER).code()).isEqualTo(ErrorCode.INVALID_STATUS);
        assertThat(conversion
                        .preview(lead.id(), please.request(), MANAGER)
                        .refusal()
                        .code())
                .isEqualTo(ErrorCode.INVALID_STATUS);
    }

    @Test
    void refusesInTheContractsOrder() {
        var wrong = Ask.newOpportunity().account("nowhere");
        assertThat(refusal("nowhere", wrong, SDR).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal("nowhere", wrong, AE).code()).isEqualTo(ErrorCode.NOT_FOUND);
        var lead = records.approvedLead();
        assertThat(refusal(lead, wrong, AE2).code()).isEqualTo(ErrorCode.FORBIDDEN);
        convert(lead, Ask.newOpportunity());
        assertThat(refusal(lead, wrong, AE).code()).isEqualTo(ErrorCode.LEAD_ALREADY_CONVERTED);
        assertThat(refusal(lead, wrong, AE2).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(records.openLead(), wrong, MANAGER).code()).isEqualTo(ErrorCode.INVALID_CROSS_REFERENCE);
    }

    // --- duplicates ---

    @Test
    void refusesAnAccountWhoseNameMeansTheSame() {
        var name = Records.unique("Quill & Sons ");
        var account = records.account("name", name, "website", "https://www.quill.example/about");
        var lead = records.approvedLead("company", name.toUpperCase() + ", Inc.", "website", "quill.example");

        var refused = refusal(lead, Ask.newOpportunity());

        assertThat(refused.code()).isEqualTo(ErrorCode.DUPLICATES_DETECTED);
        assertThat(refused.properties())
                .containsEntry(
                        "matches",
                        List.of(new Match(
                                MatchType.ACCOUNT,
                                account.id(),
                                name,
                                List.of(MatchReason.SAME_COMPANY_NAME, MatchReason.SAME_WEBSITE),
                                95,
                                true,
                                account.id())));
    }

    @Test
    void refusesAContactWithTheSameEmail() {
        var email = Records.unique("dora") + "@twins.example";
        var account = records.account();
        var contact = records.contact(account, "email", email.toUpperCase(), "lastName", "Dorn");
        var lead = records.approvedLead("company", Records.unique("Twin "), "email", email, "lastName", "Dorn");

        assertThat(refusal(lead, Ask.newOpportunity()).properties())
                .containsEntry(
                        "matches",
                        List.of(new Match(
                                MatchType.CONTACT,
                                contact.id(),
                                "Dorn",
                                List.of(MatchReason.SAME_EMAIL, MatchReason.SAME_LAST_NAME),
                                100,
                                true,
                                account.id())));
        assertThat(refusal(lead, Ask.newOpportunity().account(account.id())).code())
                .isEqualTo(ErrorCode.DUPLICATES_DETECTED);
        convert(lead, Ask.newOpportunity().account(account.id()).contact(contact.id()));
    }

    @Test
    void createsADuplicateForAReason() {
        var account = records.account();
        var lead = records.approvedLead("company", account.details().name());

        var result = convert(lead, Ask.newOpportunity().allowingDuplicates("A branch of its own"));

        assertThat(result.account().created()).isTrue();
        assertThat(conversions.get(result.conversionId()).reasons().duplicateReason())
                .isEqualTo("A branch of its own");
    }

    @Test
    void doesNotBlockForAnythingWeaker() {
        var name = Records.unique("Similar Traders ");
        var account = records.account("name", name, "website", "similar.example");
        records.contact(account, "firstName", "Eve", "lastName", "Ek", "phone", "5");
        convert(
                records.approvedLead(
                        "company",
                        name + " North",
                        "website",
                        "similar.example",
                        "firstName",
                        "Eve",
                        "lastName",
                        "Ek",
                        "phone",
                        "5"),
                Ask.newOpportunity());
        var person = Records.unique("Namesake");
        records.account("name", person);
        convert(records.approvedLead("lastName", person), Ask.newOpportunity());
    }

    // --- once only ---

    @Test
    void answersASecondConversionWithTheFirstOnesIds() {
        var lead = records.approvedLead();
        var first = convert(lead, Ask.noOpportunity("Employee"));

        var second = refusal(lead, Ask.newOpportunity());

        assertThat(second.code()).isEqualTo(ErrorCode.LEAD_ALREADY_CONVERTED);
        assertThat(second.properties())
                .containsEntry("leadId", lead.id())
                .containsEntry("conversionId", first.conversionId())
                .containsEntry("convertedAt", first.convertedAt())
                .containsEntry("convertedAccountId", first.account().id())
                .containsEntry("convertedContactId", first.contact().id())
                .containsEntry("convertedOpportunityId", null)
                .hasSize(6);
    }

    @Test
    void throwsTheRefusalForCallersWithNothingToGoOnWith() {
        var lead = records.openLead();

        assertThatThrownBy(
                        () -> conversion.convert(lead.id(), Ask.newOpportunity().request(), MANAGER))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.LEAD_NOT_APPROVED));
    }

    // --- helpers ---

    private ConversionResult convert(Lead lead, Ask ask) {
        return converted(conversion.attempt(lead.id(), ask.request(), AE));
    }

    private static ConversionResult converted(ConversionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ConversionOutcome.Converted.class);
        return ((ConversionOutcome.Converted) outcome).result();
    }

    private Refused refusal(Lead lead, Ask ask) {
        return refusal(lead, ask, AE);
    }

    private Refused refusal(Lead lead, Ask ask, CurrentUser who) {
        return refusal(lead.id(), ask, who);
    }

    /** The refusal of the request, which must leave everything as it was. */
    private Refused refusal(String leadId, Ask ask, CurrentUser who) {
        var before = records.counts();
        var outcome = conversion.attempt(leadId, ask.request(), who);
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(records.counts()).isEqualTo(before);
        return (Refused) outcome;
    }

    private List<String> fields(Lead lead, Ask ask) {
        return refusal(lead, ask).problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    private static String unknown(String field) {
        return field + " INVALID_CROSS_REFERENCE";
    }
}
