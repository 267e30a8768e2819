package io.leadpath.conversion;

import static io.leadpath.conversion.KnownUsers.AE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Account;
import io.leadpath.account.Contact;
import io.leadpath.conversion.ConversionOutcome.Converted;
import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Stage;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ConversionTest
class ConversionOnceTest {
    private static final int LEADS = 100;
    private static final int PARALLEL = 20;

    @Autowired
    LeadConversion conversion;

    @Autowired
    ConversionPlanner planner;

    @Autowired
    ConversionWriting writing;

    @Autowired
    Conversions conversions;

    @Autowired
    Records records;

    @Autowired
    Leads leads;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void convertsALeadOnceHoweverManyAskAtTheSameInstant() throws Exception {
        var before = records.counts();
        for (var number = 0; number < LEADS; number++) {
            var lead = records.approvedLead("company", Records.unique("Rush "));

            var outcomes = Parallel.run(PARALLEL, () -> attempt(lead));

            var first = onlyConversionOf(outcomes);
            assertThat(refusals(outcomes)).hasSize(PARALLEL - 1).allSatisfy(refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.LEAD_ALREADY_CONVERTED);
                assertThat(refused.properties())
                        .containsEntry("conversionId", first.conversionId())
                        .containsEntry("convertedAccountId", first.account().id())
                        .containsEntry("convertedContactId", first.contact().id())
                        .containsEntry(
                                "convertedOpportunityId",
                                first.opportunityRecord().id());
            });
        }
        assertThat(added(before, records.counts())).isEqualTo(each(LEADS));
    }

    /** As if the service believed every lead unconverted: each goes straight on to write the plan it made before. */
    @Test
    void leavesOneConversionByTheRowCountAloneWhenTheServiceDoesNotLook() throws Exception {
        var before = records.counts();
        for (var number = 0; number < LEADS; number++) {
            var lead = records.approvedLead("company", Records.unique("Blind "));
            var plan = planner.plan(lead, request(), AE, false);

            var outcomes = Parallel.run(PARALLEL, () -> transaction.execute(status -> writing.write(plan, AE)));

            assertThat(outcomes).filteredOn(Optional::isPresent).hasSize(1);
        }
        assertThat(added(before, records.counts())).isEqualTo(each(LEADS));
    }

    /** As if even the row count were ignored: of many rows for one lead the table takes one. */
    @Test
    void leavesOneConversionByTheUniqueConstraintAlone() throws Exception {
        for (var number = 0; number < LEADS; number++) {
            var lead = records.approvedLead();
            var account = records.account();
            var contact = records.contact(account);

            var refused = Parallel.run(
                    PARALLEL,
                    () -> Refusals.byTheDatabase(() -> {
                        conversions.add(rowFor(lead, account, contact));
                        return null;
                    }));

            assertThat(refused).filteredOn(one -> !one).hasSize(1);
        }
    }

    @Test
    void makesNoTwoAccountsOfLeadsOfOneCompanyThatAreConvertedAtTheSameInstant() throws Exception {
        for (var number = 0; number < LEADS; number++) {
            var company = Records.unique("Shared Roof ");
            List<Callable<ConversionOutcome>> tasks = new ArrayList<>();
            IntStream.range(0, 4)
                    .mapToObj(one -> records.approvedLead("company", company))
                    .forEach(lead -> tasks.add(() -> conversion.attempt(lead.id(), request(), AE)));

            var outcomes = Parallel.run(tasks);

            onlyConversionOf(outcomes);
            assertThat(refusals(outcomes)).extracting(Refused::code).containsOnly(ErrorCode.DUPLICATES_DETECTED);
        }
    }

    @Test
    void fillsOneAccountFromManyLeadsAtTheSameInstantWithoutAnyOfThemFailing() throws Exception {
        for (var number = 0; number < 20; number++) {
            var account = records.account();
            var opportunity = records.opportunity(account, Stage.PROPOSAL, null);
            List<Callable<ConversionOutcome>> tasks = new ArrayList<>();
            for (var one = 0; one < 10; one++) {
                var lead = records.approvedLead("website", "site" + one, "source", "WEB");
                var ask = one % 2 == 0
                        ? Ask.existing(opportunity.id())
                        : Ask.newOpportunity().account(account.id());
                tasks.add(() -> conversion.attempt(lead.id(), ask.request(), AE));
            }

            assertThat(Parallel.run(tasks)).allMatch(Converted.class::isInstance);
        }
    }

    /** As REST does it: a look first, then the attempt. */
    private ConversionOutcome attempt(Lead lead) {
        try {
            conversion.checkConvertible(lead.id(), AE);
        } catch (BusinessException refusal) {
            return Refused.because(refusal);
        }
        return conversion.attempt(lead.id(), request(), AE);
    }

    private static ConversionRequest request() {
        return Ask.newOpportunity().request();
    }

    private static ConversionResult onlyConversionOf(List<ConversionOutcome> outcomes) {
        var converted = outcomes.stream().filter(Converted.class::isInstance).toList();
        assertThat(converted).hasSize(1);
        return ((Converted) converted.get(0)).result();
    }

    private static List<Refused> refusals(List<ConversionOutcome> outcomes) {
        return outcomes.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }

    private static Map<String, Long> each(long number) {
        return Map.of(
                "account", number,
                "contact", number,
                "opportunity", number,
                "opportunity_contact_role", number,
                "conversion", number,
                "conversion_reason", 0L,
                "prepared_conversion", 0L);
    }

    private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
        after.replaceAll((table, count) -> count - before.get(table));
        return after;
    }

    private static Conversion rowFor(Lead lead, Account account, Contact contact) {
        return new Conversion(
                UUID.randomUUID().toString(),
                lead.id(),
                lead.status(),
                Instant.parse("2026-05-20T10:15:30Z"),
                AE.id(),
                OpportunityChoice.NONE,
                account.id(),
                false,
                contact.id(),
                false,
                null,
                false,
                AE.id(),
                null,
                List.of(),
                List.of(),
                new Conversion.Reasons(null, null, null));
    }
}
