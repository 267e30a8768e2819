package io.leadpath.opportunity;

import io.leadpath.shared.Values;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What people know about a deal and may edit; blank text counts as absent. The amount is in the company's currency, the
 * probability in percent.
 */
public record OpportunityDetails(
        @NotBlank @Size(max = 120) @Values.OneLine String name,

        @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 16, fraction = 2, message = "must have at most two decimals and 16 digits before them")
        BigDecimal amount,

        @NotNull LocalDate closeDate,
        @NotNull Stage stage,

        @Min(value = 0, message = "must be between 0 and 100") @Max(value = 100, message = "must be between 0 and 100")
        int probability,

        @Size(max = 40) @Values.OneLine String type,
        @Size(max = 40) @Values.OneLine String source,
        @Size(max = 255) @Values.OneLine String nextStep,
        @Size(max = 64) String owner,
        @Size(max = 36) String partnerAccountId,
        @Size(max = 255) @Values.OneLine String closedReason) {

    public OpportunityDetails {
        name = Values.text(name);
        type = Values.text(type);
        source = Values.text(source);
        nextStep = Values.text(nextStep);
        owner = Values.text(owner);
        partnerAccountId = Values.text(partnerAccountId);
        closedReason = Values.text(closedReason);
        amount = Values.money(amount);
    }

    boolean createdInError() {
        return stage == Stage.CLOSED_LOST && PursuitRules.CREATED_IN_ERROR.equals(closedReason);
    }

    OpportunityDetails withOwner(String user) {
        return new OpportunityDetails(
                name,
                amount,
                closeDate,
                stage,
                probability,
                type,
                source,
                nextStep,
                user,
                partnerAccountId,
                closedReason);
    }

    OpportunityDetails withCloseDate(LocalDate day) {
        return new OpportunityDetails(
                name, amount, day, stage, probability, type, source, nextStep, owner, partnerAccountId, closedReason);
    }

    OpportunityDetails withStage(Stage newStage) {
        return new OpportunityDetails(
                name,
                amount,
                closeDate,
                newStage,
                probability,
                type,
                source,
                nextStep,
                owner,
                partnerAccountId,
                closedReason);
    }

    OpportunityDetails withAmount(BigDecimal value) {
        return new OpportunityDetails(
                name,
                value,
                closeDate,
                stage,
                probability,
                type,
                source,
                nextStep,
                owner,
                partnerAccountId,
                closedReason);
    }

    OpportunityDetails withProbability(int percent) {
        return new OpportunityDetails(
                name, amount, closeDate, stage, percent, type, source, nextStep, owner, partnerAccountId, closedReason);
    }

    OpportunityDetails withClosedReason(String reason) {
        return new OpportunityDetails(
                name, amount, closeDate, stage, probability, type, source, nextStep, owner, partnerAccountId, reason);
    }
}
