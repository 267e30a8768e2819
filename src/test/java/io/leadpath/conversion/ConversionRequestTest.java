package io.leadpath.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionRequestTest {
    @Test
    void asksForANewOpportunityByDefault() {
        assertThat(ConversionRequest.byDefault().opportunity()).isEqualTo(OpportunityChoice.CREATE_NEW);
        assertThat(problems(Ask.newOpportunity())).isEmpty();
    }

    @Test
    void takesBlankTextAsAbsent() {
        assertThat(Ask.newOpportunity()
                        .account(" ")
                        .contact("")
                        .name("\t")
                        .owner("")
                        .request())
                .isEqualTo(ConversionRequest.byDefault());
    }

    @Test
    void needsTheAccountOfAContact() {
        assertThat(problems(Ask.newOpportunity().contact("c"))).containsExactly("accountId REQUIRED_FIELD_MISSING");
        assertThat(problems(Ask.noOpportunity("Vendor").contact("c")))
                .containsExactly("accountId REQUIRED_FIELD_MISSING");
        assertThat(problems(Ask.newOpportunity().account("a").contact("c"))).isEmpty();
        assertThat(problems(Ask.existing("o").contact("c"))).isEmpty();
    }

    @Test
    void needsTheOpportunityToChoose() {
        assertThat(problems(Ask.existing(null))).containsExactly("opportunityId REQUIRED_FIELD_MISSING");
    }

    @Test
    void takesAnOpportunityOnlyWhenOneIsChosen() {
        assertThat(problems(Ask.newOpportunity().opportunityId("o"))).containsExactly("opportunityId INVALID_VALUE");
        assertThat(problems(Ask.noOpportunity("Vendor").opportunityId("o")))
                .containsExactly("opportunityId INVALID_VALUE");
    }

    @Test
    void takesNameAmountAndCloseDateForANewOpportunityOnly() {
        var ofANewOne = List.of("opportunityName INVALID_VALUE", "amount INVALID_VALUE", "closeDate INVALID_VALUE");
        assertThat(problems(Ask.existing("o").name("n").amount("1").closing("2026-06-30")))
                .containsExactlyElementsOf(ofANewOne);
        assertThat(problems(Ask.noOpportunity("Vendor").name("n").amount("1").closing("2026-06-30")))
                .containsExactlyElementsOf(ofANewOne);
    }

    @Test
    void needsAReasonForNoOpportunity() {
        assertThat(problems(Ask.noOpportunity(null))).containsExactly("noOpportunityReason REQUIRED_FIELD_MISSING");
        assertThat(problems(Ask.noOpportunity("  "))).containsExactly("noOpportunityReason REQUIRED_FIELD_MISSING");
    }

    @Test
    void needsAReasonForDuplicates() {
        assertThat(problems(Ask.newOpportunity().allowingDuplicates(null)))
                .containsExactly("duplicateReason REQUIRED_FIELD_MISSING");
    }

    @Test
    void refusesLongerTextThanTheRecordsHold() {
        assertThat(problems(Ask.newOpportunity().name("n".repeat(120)))).isEmpty();
        assertThat(problems(Ask.newOpportunity().name("n".repeat(121))))
                .containsExactly("opportunityName STRING_TOO_LONG");
        assertThat(problems(Ask.newOpportunity().bypassing("r".repeat(1001))))
                .containsExactly("bypassReason STRING_TOO_LONG");
        assertThat(problems(Ask.newOpportunity().allowingDuplicates("r".repeat(1001))))
                .containsExactly("duplicateReason STRING_TOO_LONG");
        assertThat(problems(Ask.noOpportunity("r".repeat(1001))))
                .containsExactly("noOpportunityReason STRING_TOO_LONG");
        assertThat(problems(Ask.newOpportunity().account("a".repeat(37)).owner("o".repeat(65))))
                .containsExactly("accountId STRING_TOO_LONG", "ownerId STRING_TOO_LONG");
    }

    @Test
    void takesAmountsFromZeroWithTwoDecimals() {
        assertThat(problems(Ask.newOpportunity().amount("0"))).isEmpty();
        assertThat(problems(Ask.newOpportunity().amount("9999999999999999.99"))).isEmpty();
        for (var wrong : List.of("-0.01", "1.001", "10000000000000000", "1e30")) {
            assertThat(problems(Ask.newOpportunity().amount(wrong))).as(wrong).containsExactly("amount INVALID_VALUE");
        }
    }

    @Test
    void takesCloseDatesWithinReason() {
        assertThat(problems(Ask.newOpportunity().closing("1900-01-01"))).isEmpty();
        assertThat(problems(Ask.newOpportunity().closing("9999-12-31"))).isEmpty();
        assertThat(problems(Ask.newOpportunity().closing("1899-12-31"))).containsExactly("closeDate INVALID_VALUE");
        assertThat(problems(Ask.newOpportunity().closing("+10000-01-01"))).containsExactly("closeDate INVALID_VALUE");
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertThat(problems(Ask.existing(null).amount("-1").allowingDuplicates(null)))
                .containsExactlyInAnyOrder(
                        "amount INVALID_VALUE",
                        "amount INVALID_VALUE",
                        "opportunityId REQUIRED_FIELD_MISSING",
                        "duplicateReason REQUIRED_FIELD_MISSING");
    }

    private static List<String> problems(Ask ask) {
        return ask.request().problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }
}
