package io.leadpath.records;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;
import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.LeadSources;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.OpportunityEditing;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One opportunity with what belongs to it, and the form that changes what is known about it. */
@Controller
class OpportunityPages {
    private static final Set<String> FIELDS =
            Set.of("name", "amount", "probability", "type", "source", "nextStep", "owner");

    private final Opportunities opportunities;
    private final OpportunityEditing editing;
    private final OpportunityView view;
    private final LeadSources sources;
    private final OwnerChoices owners;

    OpportunityPages(
            Opportunities opportunities,
            OpportunityEditing editing,
            OpportunityView view,
            LeadSources sources,
            OwnerChoices owners) {
        this.opportunities = opportunities;
        this.editing = editing;
        this.view = view;
        this.sources = sources;
        this.owners = owners;
    }

    /** What the form changes; stage and close date have forms of their own, because they take the pursuit on. */
    private record Changes(
            String name,
            BigDecimal amount,
            @NotNull Integer probability,
            String type,
            String source,
            String nextStep,
            String owner) {
        private Changes {
            owner = Values.text(owner);
        }

        private OpportunityDetails of(OpportunityDetails now) {
            return new OpportunityDetails(
                    name,
                    amount,
                    now.closeDate(),
                    now.stage(),
                    probability,
                    type,
                    source,
                    nextStep,
                    owner,
                    now.partnerAccountId(),
                    now.closedReason());
        }
    }

    @GetMapping("/opportunities/{id}")
    String opportunity(@PathVariable String id, CurrentUser user, Model model) {
        user.require(READ_OPPORTUNITIES);
        return view.show(id, user, null, model);
    }

    @GetMapping("/opportunities/{id}/edit")
    String edit(@PathVariable String id, CurrentUser user, Model model) {
        user.require(EDIT_OPPORTUNITIES);
        var deal = opportunities.get(id);
        editing.checkMayEdit(deal, user);
        return form(deal, Form.of(deal.details()).at(deal.version()), model);
    }

    @PostMapping("/opportunities/{id}/edit")
    String change(
            @PathVariable String id,
            FormFields<Changes> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        user.require(EDIT_OPPORTUNITIES);
        var deal = opportunities.get(id);
        editing.checkMayEdit(deal, user);
        try {
            sent.check(deal.version(), "opportunity");
            var wanted = sent.read().of(deal.details());
            editing.edit(deal, wanted, given(deal.details(), wanted), user);
        } catch (BusinessException refusal) {
            var now = opportunities.get(id);
            answer.setStatus(refusal.httpStatus());
            var form = Form.of(sent.typed()).at(now.version()).refused(refusal, now.details());
            return form(now, form, model);
        }
        next.addFlashAttribute(Form.DONE, "The opportunity is saved.");
        return "redirect:/opportunities/{id}";
    }

    private static Set<String> given(OpportunityDetails before, OpportunityDetails wanted) {
        var given = new HashSet<>(FIELDS);
        if (before.probability() == wanted.probability()) {
            given.remove("probability");
        }
        return given;
    }

    private String form(Opportunity deal, Form form, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute(Form.NAME, form);
        model.addAttribute("sources", Choice.of(sources.sources(), form.value("source")));
        model.addAttribute("owners", owners.toGive(OwnerChoices.SELLING, false, form.value("owner")));
        return "opportunity-edit";
    }
}
