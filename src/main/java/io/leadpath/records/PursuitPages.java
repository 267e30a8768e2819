package io.leadpath.records;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;

import io.leadpath.layout.Form;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.OpportunityActivities;
import io.leadpath.opportunity.OpportunityActivities.NewActivity;
import io.leadpath.opportunity.OpportunityEditing;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.opportunity.Stage;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one does with a deal on its page: take it on, close it, log what was done. Completes the task of its pursuit. */
@Controller
class PursuitPages {
    private static final int LONGEST_COMMENT = 32_000;
    private final Opportunities opportunities;
    private final OpportunityEditing editing;
    private final OpportunityPursuit pursuit;
    private final OpportunityActivities log;
    private final OpportunityView view;
    private final TransactionOperations transactions;

    PursuitPages(
            Opportunities opportunities,
            OpportunityEditing editing,
            OpportunityPursuit pursuit,
            OpportunityActivities log,
            OpportunityView view,
            TransactionOperations transactions) {
        this.opportunities = opportunities;
        this.editing = editing;
        this.pursuit = pursuit;
        this.log = log;
        this.view = view;
        this.transactions = transactions;
    }

    private record Advance(
            @NotNull Stage stage,
            @Size(max = LONGEST_COMMENT) String comment) {}

    private record Win(
            BigDecimal amount, @Size(max = LONGEST_COMMENT) String comment) {}

    private record Lose(
            @NotBlank @Size(max = 255) @Values.OneLine String closedReason,
            LocalDate wakeUpAt,
            @Size(max = LONGEST_COMMENT) String comment) {}

    private record Move(
            @NotNull LocalDate closeDate,
            @NotBlank @Size(max = LONGEST_COMMENT) String comment) {}

    @PostMapping("/opportunities/{id}/stage")
    String advance(
            @PathVariable String id,
            FormFields<Advance> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return pursue(id, "stage", sent, this::advance, user, model, answer, next);
    }

    @PostMapping("/opportunities/{id}/close-date")
    String move(
            @PathVariable String id,
            FormFields<Move> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return pursue(id, "close-date", sent, this::move, user, model, answer, next);
    }

    @PostMapping("/opportunities/{id}/won")
    String win(
            @PathVariable String id,
            FormFields<Win> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return pursue(id, "won", sent, this::win, user, model, answer, next);
    }

    @PostMapping("/opportunities/{id}/lost")
    String lose(
            @PathVariable String id,
            FormFields<Lose> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return pursue(id, "lost", sent, this::lose, user, model, answer, next);
    }

    /** Does something to a deal, and answers the sentence that says what was done. */
    private interface Deed<T> {
        String does(String id, T wanted, CurrentUser user);
    }

    private <T> String pursue(
            String id,
            String key,
            FormFields<T> sent,
            Deed<T> deed,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        user.require(EDIT_OPPORTUNITIES);
        editing.checkMayEdit(opportunities.get(id), user);
        try {
            next.addFlashAttribute(Form.DONE, transactions.execute(status -> {
                // the deal somebody looked at, held so that nobody wins or loses it meanwhile
                sent.check(opportunities.lock(id).version(), "opportunity");
                return deed.does(id, sent.read(), user);
            }));
        } catch (BusinessException refusal) {
            var now = opportunities.get(id);
            answer.setStatus(refusal.httpStatus());
            var form = Form.of(sent.typed()).keyed(key).at(now.version()).refused(refusal, now.details());
            return view.show(id, user, form, model);
        }
        return "redirect:/opportunities/{id}";
    }

    private String advance(String id, Advance wanted, CurrentUser user) {
        var deal = pursuit.advance(id, wanted.stage(), Values.text(wanted.comment()), user);
        return "The opportunity is at " + deal.details().stage().label() + ".";
    }

    private String move(String id, Move wanted, CurrentUser user) {
        pursuit.moveCloseDate(id, wanted.closeDate(), Values.text(wanted.comment()), user);
        return "The close date is " + wanted.closeDate() + ".";
    }

    private String win(String id, Win wanted, CurrentUser user) {
        pursuit.win(id, wanted.amount(), Values.text(wanted.comment()), user);
        return "The opportunity is won.";
    }

    private String lose(String id, Lose wanted, CurrentUser user) {
        var day = wanted.wakeUpAt();
        var wakeUpAt = day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
        pursuit.lose(id, wanted.closedReason(), wakeUpAt, Values.text(wanted.comment()), user);
        return "The opportunity is lost." + (day == null ? "" : " Its contact becomes a lead again on " + day + ".");
    }

    @PostMapping("/opportunities/{id}/activities")
    String log(
            @PathVariable String id,
            FormFields<NewActivity> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var deal = opportunities.get(id);
        log.checkMayLog(deal, user);
        try {
            log.log(id, sent.read(), user);
        } catch (BusinessException refusal) {
            answer.setStatus(refusal.httpStatus());
            var form = Form.of(sent.typed()).keyed("activity").refused(refusal);
            return view.show(id, user, form, model);
        }
        next.addFlashAttribute(Form.DONE, "The activity is logged.");
        return "redirect:/opportunities/{id}";
    }
}
