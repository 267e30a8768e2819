package io.leadpath.conversion.web;

import io.leadpath.conversion.ChangedMeanwhile;
import io.leadpath.conversion.ConversionChoices;
import io.leadpath.conversion.ConversionChoices.Choices;
import io.leadpath.conversion.ConversionChoices.Option;
import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.conversion.OpportunityChoice;
import io.leadpath.conversion.PreparedConversion;
import io.leadpath.conversion.PreparedConversions;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.FieldHistory;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.security.Role;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which somebody converts a lead, sees before what will become of it, and confirms. */
@Controller
class ConversionPages {
    private static final String PAGE = "conversion";
    private static final String CONFIRMED = "confirmed";
    private static final String LOOKS = "looks";
    private static final List<Role> OWNERS = List.of(Role.AE, Role.SALES_MANAGER);
    /** The account of a chosen opportunity is the opportunity's. */
    private static final Map<String, Set<String>> VOID_WITH = Map.of(
            OpportunityChoice.CREATE_NEW.name(), Set.of("opportunityId", "noOpportunityReason"),
            OpportunityChoice.CHOOSE_EXISTING.name(),
                    Set.of("accountId", "opportunityName", "amount", "closeDate", "noOpportunityReason"),
            OpportunityChoice.NONE.name(), Set.of("opportunityId", "opportunityName", "amount", "closeDate"));

    private final Leads leads;
    private final LeadConversion conversion;
    private final ConversionDesk desk;
    private final ConversionChoices choices;
    private final PreparedConversions prepared;
    private final ChangedMeanwhile changes;
    private final FieldHistory history;
    private final OwnerChoices owners;

    ConversionPages(
            Leads leads,
            LeadConversion conversion,
            ConversionDesk desk,
            ConversionChoices choices,
            PreparedConversions prepared,
            ChangedMeanwhile changes,
            FieldHistory history,
            OwnerChoices owners) {
        this.leads = leads;
        this.conversion = conversion;
        this.desk = desk;
        this.choices = choices;
        this.prepared = prepared;
        this.changes = changes;
        this.history = history;
        this.owners = owners;
    }

    @GetMapping("/leads/{id}/convert")
    String page(@PathVariable String id, CurrentUser user, Model model) {
        conversion.checkConvertible(id, user);
        var lead = leads.get(id);
        var offered = choices.forLead(id);
        var last = prepared.find(id);
        var request = last.map(PreparedConversion::request).orElseGet(() -> proposed(offered));
        last.map(PreparedConversion::refusalSentence)
                .ifPresent(sentence -> model.addAttribute("refusedBefore", sentence));
        model.addAttribute("changes", changes.since(lead));
        return show(lead, Form.of(request), () -> request, offered, user, model);
    }

    /** Shows what would become of the lead, and finds records to choose from; nothing is done. */
    @PostMapping("/leads/{id}/convert/preview")
    String preview(@PathVariable String id, FormFields<ConversionRequest> sent, CurrentUser user, Model model) {
        conversion.checkConvertible(id, user);
        var typed = sent.typed();
        var offered = choices.forLead(id, Values.text(typed.get("find")));
        return show(leads.get(id), Form.of(typed), () -> read(sent), offered, user, model);
    }

    @PostMapping("/leads/{id}/convert")
    String convert(
            @PathVariable String id,
            @RequestParam long version,
            FormFields<ConversionRequest> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        conversion.checkConvertible(id, user);
        var typed = sent.typed();
        try {
            refuseUnconfirmed(typed);
            refuseChanged(id, version);
            desk.convert(id, read(sent), version, user);
            redirect.addFlashAttribute(Form.DONE, "Converted.");
            return "redirect:/leads/{id}";
        } catch (BusinessException reason) {
            if (reason.code() == ErrorCode.LEAD_ALREADY_CONVERTED) {
                throw reason;
            }
            response.setStatus(reason.httpStatus());
            model.addAttribute("changes", history.editsAfter(id, version));
            // Whoever is refused looks again, and confirms again.
            typed.remove(CONFIRMED);
            var form = Form.of(typed).refused(reason);
            var offered = choices.forLead(id, Values.text(typed.get("find")));
            return show(leads.get(id), form, () -> read(sent), offered, user, model);
        }
    }

    private static void refuseUnconfirmed(Map<String, String> typed) {
        if (!"true".equals(typed.get(CONFIRMED))) {
            throw BusinessException.invalid(
                    CONFIRMED, ErrorCode.REQUIRED_FIELD_MISSING, "Confirm that you want this; it cannot be undone.");
        }
    }

    /** Row 33 on this page, before what was typed is looked at; the conversion compares again once it holds the lead. */
    private void refuseChanged(String id, long version) {
        if (leads.get(id).version() != version) {
            throw BusinessException.staleVersion("lead");
        }
    }

    private String show(
            Lead lead, Form form, Supplier<ConversionRequest> request, Choices offered, CurrentUser user, Model model) {
        model.addAttribute("lead", lead);
        model.addAttribute(Form.NAME, form.at(lead.version()));
        model.addAttribute("accounts", choices(offered.accounts()));
        model.addAttribute("contacts", choices(offered.contacts()));
        model.addAttribute("opportunities", choices(offered.opportunities()));
        model.addAttribute("owners", owners.toGive(OWNERS, false, lead.state().ae()));
        model.addAttribute("mayBypass", mayBypass(lead, user));
        try {
            model.addAttribute("preview", conversion.preview(lead.id(), request.get(), user));
        } catch (BusinessException reason) {
            var refused = form.refused(reason);
            model.addAttribute("noPreview", refused.refusal());
            // Whoever looks for something to choose has not chosen yet.
            if (!form.isRefused() && form.value(LOOKS).isEmpty()) {
                model.addAttribute(Form.NAME, refused.at(lead.version()));
            }
        }
        return PAGE;
    }

    /** Everything as it is by default, with the best matches to be used again. */
    private static ConversionRequest proposed(Choices offered) {
        return new ConversionRequest(
                null,
                offered.accountId(),
                offered.contactId(),
                null,
                offered.opportunityName(),
                null,
                offered.closeDate(),
                null,
                false,
                null,
                false,
                null,
                null);
    }

    /** What goes with another choice than the one that was made stands in the form, but is not asked for. */
    private static ConversionRequest read(FormFields<ConversionRequest> sent) {
        return sent.without(VOID_WITH.getOrDefault(sent.typed().getOrDefault("opportunity", ""), Set.of()))
                .read();
    }

    private static boolean mayBypass(Lead lead, CurrentUser user) {
        return lead.status() != LeadStatus.QUALIFIED && user.may(Permission.CONVERT_WITHOUT_APPROVAL);
    }

    private static List<Choice> choices(List<Option> offered) {
        return offered.stream()
                .map(option -> new Choice(option.value(), option.label()))
                .toList();
    }
}
