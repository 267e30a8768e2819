package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static io.leadpath.conversion.KnownUsers.AE2;
import static io.leadpath.conversion.KnownUsers.MANAGER;
import static io.leadpath.conversion.KnownUsers.SDR;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.conversion.ConversionOutcome.Converted;
import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.conversion.ConversionResult.Became;
import io.leadpath.conversion.ConversionResult.BecameOpportunity;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.Stage;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConversionTest
class ConversionPreviewTest {
    private static final int REQUESTS = 500;
    private static final long SEED = 20260520;

    @Autowired
    LeadConversion conversion;

    @Autowired
    LeadLifecycle lifecycle;

    @Autowired
    Records records;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Opportunities opportunities;

    private final Random random = new Random(SEED);
    private final List<Account> someAccounts = new ArrayList<>();
    private final List<Contact> someContacts = new ArrayList<>();
    private final List<Opportunity> someOpportunities = new ArrayList<>();

    @Test
    void showsExactlyWhatTheConversionThenDoes() {
        makeRecords();
        var refusals = new EnumMap<ErrorCode, Integer>(ErrorCode.class);
        var conversions = 0;
        for (var number = 0; number < REQUESTS; number++) {
            var lead = someLead();
            var request = someRequest();
            var who = pick(AE, AE, AE, AE, AE, AE, AE, AE, MANAGER, MANAGER, AE2, SDR);
            var before = records.counts();

            Object shown;
            try {
                shown = conversion.preview(lead.id(), request, who);
            } catch (BusinessException refusal) {
                shown = Refused.because(refusal);
            }
            assertThat(records.counts()).isEqualTo(before);
            var outcome = conversion.attempt(lead.id(), request, who);

            var description = "request " + number + ": " + request + " of " + lead.details();
            if (outcome instanceof Converted converted) {
                conversions++;
                assertThat(shown).as(description).isInstanceOfSatisfying(ConversionPreview.class, preview -> {
                    assertThat(preview.refusal()).isNull();
                    assertThat(preview.result()).isEqualTo(withoutWhatIsNew(converted.result()));
                });
                assertTrue(converted.result());
            } else {
                var refused = (Refused) outcome;
                refusals.merge(refused.code(), 1, Integer::sum);
                assertThat(records.counts()).isEqualTo(before);
                if (shown instanceof ConversionPreview preview) {
                    assertThat(preview.refusal())
                            .as(description)
                            .isEqualTo(new ConversionPreview.Refusal(refused.code(), refused.sentence()));
                    if (refused.code() == ErrorCode.DUPLICATES_DETECTED) {
                        assertThat(refused.properties()).containsEntry("matches", preview.duplicates());
                    }
                } else {
                    assertThat(shown).as(description).isEqualTo(refused);
                }
            }
        }
        assertThat(conversions).as("refused: " + refusals).isGreaterThan(100);
        assertThat(refusals.keySet())
                .contains(
                        ErrorCode.FORBIDDEN,
                        ErrorCode.LEAD_ALREADY_CONVERTED,
                        ErrorCode.LEAD_NOT_APPROVED,
                        ErrorCode.INVALID_STATUS,
                        ErrorCode.DUPLICATES_DETECTED,
                        ErrorCode.OPPORTUNITY_CLOSED,
                        ErrorCode.INVALID_CROSS_REFERENCE,
                        ErrorCode.REQUIRED_FIELD_MISSING,
                        ErrorCode.INVALID_VALUE);
    }

    /** The result in the preview's words: what was made had no id then, and nobody had converted yet. */
    private static ConversionResult withoutWhatIsNew(ConversionResult made) {
        var deal = made.opportunityRecord();
        return new ConversionResult(
                made.leadId(),
                null,
                null,
                null,
                made.opportunity(),
                withoutIdWhenNew(made.account()),
                withoutIdWhenNew(made.contact()),
                deal == null || !deal.created()
                        ? deal
                        : new BecameOpportunity(
                                null, deal.name(), true, deal.amount(), deal.closeDate(), deal.stage(), deal.owner()),
                made.filledFields(),
                made.notCarriedFields());
    }

    private static Became withoutIdWhenNew(Became became) {
        return became.created() ? new Became(null, became.name(), true) : became;
    }

    /** What the result says is what the records hold. */
    private void assertTrue(ConversionResult result) {
        assertThat(accounts.get(result.account().id()).details().name())
                .isEqualTo(result.account().name());
        var contact = contacts.get(result.contact().id());
        assertThat(contact.accountId()).isEqualTo(result.account().id());
        assertThat(contact.details().fullName()).isEqualTo(result.contact().name());
        if (result.opportunityRecord() != null) {
            var opportunity = opportunities.get(result.opportunityRecord().id());
            assertThat(opportunity.accountId()).isEqualTo(result.account().id());
            assertThat(opportunity.details().name())
                    .isEqualTo(result.opportunityRecord().name());
            assertThat(opportunity.details().closeDate())
                    .isEqualTo(result.opportunityRecord().closeDate());
            assertThat(opportunity.details().owner())
                    .isEqualTo(result.opportunityRecord().owner());
        }
    }

    private void makeRecords() {
        for (var number = 0; number < 12; number++) {
            var account = records.account(
                    "name",
                    Records.unique("Pool "),
                    "website",
                    maybe("a.example"),
                    "industry",
                    maybe("Toys"),
                    "employees",
                    maybe(7),
                    "rating",
                    maybe("WARM"),
                    "billingCity",
                    maybe("Rye"));
            someAccounts.add(account);
            someContacts.add(records.contact(
                    account,
                    "firstName",
                    maybe("Kim"),
                    "title",
                    maybe("Head"),
                    "phone",
                    maybe("1"),
                    "source",
                    maybe("OTHER"),
                    "email",
                    maybe(Records.unique("kim") + "@pool.example")));
            someOpportunities.add(records.opportunity(
                    account, pick(Stage.PROPOSAL, Stage.PROSPECTING, Stage.CLOSED_WON), maybe("WEB")));
        }
    }

    private Lead someLead() {
        var account = pick(someAccounts);
        var contact = pick(someContacts);
        var lead = records.openLead(
                "firstName",
                maybe("Lee"),
                "company",
                pick(
                        Records.unique("Fresh "),
                        Records.unique("Fresh "),
                        null,
                        account.details().name()),
                "email",
                pick(
                        Records.unique("lee") + "@fresh.example",
                        null,
                        contact.details().email()),
                "title",
                maybe("Boss"),
                "phone",
                maybe("2"),
                "website",
                maybe("b.example"),
                "city",
                maybe("Ely"),
                "industry",
                maybe("Tools"),
                "employees",
                maybe(9),
                "rating",
                maybe("HOT"),
                "source",
                maybe("WEB"),
                "description",
                maybe("x"),
                "partnerAccountId",
                maybe(pick(someAccounts).id()),
                "need",
                maybe("STRONG"),
                "doNotCall",
                random.nextBoolean(),
                "contactId",
                random.nextInt(6) == 0 ? contact.id() : null);
        if (lead.status() != LeadStatus.OPEN) {
            return lead; // the enquiry joined a lead of an earlier round
        }
        lifecycle.assignAe(lead.id(), AE.id(), MANAGER);
        switch (random.nextInt(12)) {
            case 0 -> lifecycle.nurture(lead.id(), "BAD_TIMING", SDR);
            case 1 -> lifecycle.disqualify(lead.id(), "NO_NEED", SDR);
            case 2 -> {
                records.approve(lead);
                conversion.attempt(
                        lead.id(), Ask.newOpportunity().allowingDuplicates("x").request(), AE);
            }
            default -> records.approve(lead);
        }
        return lead;
    }

    private ConversionRequest someRequest() {
        var account = pick(someAccounts);
        var ask =
                switch (random.nextInt(6)) {
                    case 0 -> Ask.noOpportunity(random.nextInt(6) == 0 ? null : "Vendor");
                    case 1, 2 ->
                        Ask.existing(
                                random.nextInt(6) == 0
                                        ? "nowhere"
                                        : pick(someOpportunities).id());
                    default ->
                        Ask.newOpportunity()
                                .name(maybe("Deal"))
                                .amount(pick("100", null, "0.5", random.nextInt(6) == 0 ? "-1" : null))
                                .closing(pick("2026-12-31", null, "2020-01-01"));
                };
        if (random.nextInt(3) == 0) {
            ask.account(random.nextInt(8) == 0 ? "nowhere" : account.id());
            if (random.nextBoolean()) {
                var own = contacts.ofAccount(account.id()).get(0);
                ask.contact(random.nextInt(6) == 0 ? pick(someContacts).id() : own.id());
            }
        }
        if (random.nextInt(10) == 0) {
            ask.overwritingSource();
        }
        if (random.nextInt(3) == 0) {
            ask.allowingDuplicates(random.nextInt(6) == 0 ? null : "Branch");
        }
        if (random.nextInt(12) == 0) {
            ask.bypassing("Urgent");
        }
        return ask.owner(pick(null, null, null, AE2.id(), random.nextInt(4) == 0 ? "nobody" : null))
                .request();
    }

    private <T> T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
