package io.leadpath.opportunity;

import static io.leadpath.shared.ErrorCode.INVALID_CROSS_REFERENCE;

import io.leadpath.account.Contact;
import io.leadpath.security.Users;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens deals with contacts who are known. A conversion opens its own. */
@Service
@Transactional
public class OpportunityOpening {
    private final Opportunities opportunities;
    private final StageProbabilities probabilities;
    private final CloseDates closeDates;
    private final Users users;
    private final Clock clock;

    OpportunityOpening(
            Opportunities opportunities,
            StageProbabilities probabilities,
            CloseDates closeDates,
            Users users,
            Clock clock) {
        this.opportunities = opportunities;
        this.probabilities = probabilities;
        this.closeDates = closeDates;
        this.users = users;
        this.clock = clock;
    }

    /**
     * The deal that is wanted.
     *
     * @param closeDate null: the last day of the running quarter
     * @param ownerId a user's id; null: nobody's
     * @param originLeadId the lead whose conversion it comes of; null: none
     */
    public record NewDeal(
            @NotBlank @Size(max = 120) @Values.OneLine String name,

            @PositiveOrZero(message = "must not be negative")
            @Digits(integer = 16, fraction = 2, message = "must have at most two decimals and 16 digits before them")
            BigDecimal amount,

            LocalDate closeDate,
            @Size(max = 64) String ownerId,
            @Size(max = 36) String originLeadId) {
        public NewDeal {
            name = Values.text(name);
            ownerId = Values.text(ownerId);
            originLeadId = Values.text(originLeadId);
            amount = Values.money(amount);
        }

        public NewDeal ownedBy(String userId) {
            return new NewDeal(name, amount, closeDate, userId, originLeadId);
        }
    }

    /** Refuses (400) a deal that cannot be opened, with everything that is wrong. */
    @Transactional(readOnly = true)
    public void check(NewDeal wanted) {
        var problems = new ArrayList<>(Validation.problems(wanted));
        Optional.ofNullable(wanted.closeDate()).flatMap(CloseDates::problem).ifPresent(problems::add);
        if (wanted.ownerId() != null && users.find(wanted.ownerId()).isEmpty()) {
            problems.add(new Problem("ownerId", INVALID_CROSS_REFERENCE, "'ownerId': there is no user with this id."));
        }
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
    }

    /**
     * Opens the deal at its first stage with the contact as the primary one.
     *
     * @param source where the interest comes from; null: unknown
     * @param partnerAccountId the partner who brought it in; null: nobody
     */
    public Opportunity open(Contact contact, NewDeal wanted, String source, String partnerAccountId) {
        check(wanted);
        var details = new OpportunityDetails(
                wanted.name(),
                wanted.amount(),
                wanted.closeDate() == null ? closeDates.byDefault() : wanted.closeDate(),
                Stage.PROSPECTING,
                probabilities.of(Stage.PROSPECTING),
                null,
                source,
                null,
                wanted.ownerId(),
                partnerAccountId,
                null);
        var opened = new Opportunity(
                UUID.randomUUID().toString(),
                contact.accountId(),
                wanted.originLeadId(),
                details,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                0);
        opportunities.add(opened);
        opportunities.addContact(opened.id(), contact.id());
        return opportunities.get(opened.id());
    }
}
