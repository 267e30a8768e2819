package io.leadpath.opportunity;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;

import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs by which a deal goes on and ends. Each holds the deal until the transaction ends and answers it as it is
 * then. Whether somebody may is asked before, at {@link OpportunityEditing#checkMayEdit}.
 */
@Service
@Transactional
public class OpportunityPursuit {
    private final Opportunities opportunities;
    private final OpportunityEditing editing;
    private final PursuitNotes notes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpportunityPursuit(
            Opportunities opportunities,
            OpportunityEditing editing,
            PursuitNotes notes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.opportunities = opportunities;
        this.editing = editing;
        this.notes = notes;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the deal to another open stage; refuses (400) the one it is at. */
    public Opportunity advance(String id, Stage stage, String comment, CurrentUser who) {
        var deal = opportunities.lock(id);
        if (stage.isClosed()) {
            throw BusinessException.invalid("stage", INVALID_VALUE, "A deal is closed by winning or losing it.");
        }
        if (stage == deal.details().stage()) {
            throw BusinessException.invalid(
                    "stage", INVALID_VALUE, "The deal is at " + stage.label() + " already; choose another stage.");
        }
        return editing.edit(deal, deal.details().withStage(stage), Set.of("stage"), comment, who);
    }

    /** @param amount null: what was known before; refused (400) when that is nothing */
    public Opportunity win(String id, BigDecimal amount, String comment, CurrentUser who) {
        var deal = opportunities.lock(id);
        var details = amount == null ? deal.details() : deal.details().withAmount(amount);
        return editing.edit(deal, details.withStage(Stage.CLOSED_WON), Set.of("stage", "amount"), comment, who);
    }

    /**
     * @param reason a sentence or a code; refused (400) when it is the one of {@link #loseAsCreatedInError}
     * @param wakeUpAt when the contact becomes a lead again; null: never; refused (400) when it has passed
     */
    public Opportunity lose(String id, String reason, Instant wakeUpAt, String comment, CurrentUser who) {
        var deal = opportunities.lock(id);
        if (wakeUpAt != null && !wakeUpAt.isAfter(clock.instant())) {
            throw BusinessException.invalid("wakeUpAt", INVALID_VALUE, "'wakeUpAt' must be in the future.");
        }
        // before the change is announced: the process must know the day when it follows the change
        events.publishEvent(new OpportunityLost(id, wakeUpAt));
        var wanted = deal.details().withStage(Stage.CLOSED_LOST).withClosedReason(reason);
        var wakeUp = wakeUpAt == null
                ? comment
                : "To be taken up again on " + LocalDate.ofInstant(wakeUpAt, ZoneOffset.UTC) + "."
                        + (comment == null ? "" : "\n" + comment);
        return editing.edit(deal, wanted, Set.of("stage", "closedReason"), wakeUp, who);
    }

    /**
     * Loses a deal that should never have been one, also when it is lost already: nobody is to be won back then. Figures of
     * won and lost deals leave it out, and it stays as it is from now on.
     */
    public Opportunity loseAsCreatedInError(String id, CurrentUser who) {
        var deal = opportunities.lock(id);
        events.publishEvent(new OpportunityLost(id, null));
        return editing.loseAsCreatedInError(deal, who);
    }

    /** Refuses (400) a day that has passed and the one that is set. */
    public Opportunity moveCloseDate(String id, LocalDate closeDate, String comment, CurrentUser who) {
        var deal = opportunities.lock(id);
        if (closeDate.equals(deal.details().closeDate())) {
            throw BusinessException.invalid("closeDate", INVALID_VALUE, "'closeDate' is " + closeDate + " already.");
        }
        if (closeDate.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw BusinessException.invalid("closeDate", INVALID_VALUE, "'closeDate' must not lie in the past.");
        }
        return editing.edit(deal, deal.details().withCloseDate(closeDate), Set.of("closeDate"), comment, who);
    }

    /** Hands the deal to a user; one who has it already keeps it. */
    public void give(String id, String userId, CurrentUser who) {
        var deal = opportunities.lock(id);
        if (!userId.equals(deal.details().owner())) {
            editing.edit(deal, deal.details().withOwner(userId), Set.of("owner"), who);
        }
    }

    /** Notes what was done for the deal in another step of its path. */
    public void note(String id, String step, String comment, CurrentUser who) {
        notes.note(opportunities.lock(id), step, null, comment, who);
    }
}
