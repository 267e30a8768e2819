package io.leadpath.personaldata.web;

import io.leadpath.account.Contacts;
import io.leadpath.layout.Form;
import io.leadpath.lead.Leads;
import io.leadpath.personaldata.PersonalData;
import io.leadpath.rest.FormFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person may ask for, for managers: to see everything that is kept, and that it is erased. */
@Controller
class PersonalDataPages {
    private static final String CONFIRMED = "confirmed";

    private final PersonalData personalData;
    private final Leads leads;
    private final Contacts contacts;

    PersonalDataPages(PersonalData personalData, Leads leads, Contacts contacts) {
        this.personalData = personalData;
        this.leads = leads;
        this.contacts = contacts;
    }

    @GetMapping("/leads/{id}/personal-data")
    String ofLead(@PathVariable String id, CurrentUser user, Model model) {
        user.require(Permission.EXPORT_PERSONAL_DATA);
        return page("/leads/" + id, leads.get(id).details().fullName(), Form.empty(), user, model);
    }

    @GetMapping("/contacts/{id}/personal-data")
    String ofContact(@PathVariable String id, CurrentUser user, Model model) {
        user.require(Permission.EXPORT_PERSONAL_DATA);
        return page("/contacts/" + id, contacts.get(id).details().fullName(), Form.empty(), user, model);
    }

    @PostMapping("/leads/{id}/erasure")
    String eraseLead(
            @PathVariable String id,
            FormFields<PersonalData.Request> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        personalData.checkLeadErasable(id, user);
        var person = leads.get(id).details().fullName();
        return erase(
                "/leads/" + id,
                person,
                sent,
                request -> personalData.eraseLead(id, request, user),
                user,
                model,
                response,
                redirect);
    }

    @PostMapping("/contacts/{id}/erasure")
    String eraseContact(
            @PathVariable String id,
            FormFields<PersonalData.Request> sent,
            CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        personalData.checkContactErasable(id, user);
        var person = contacts.get(id).details().fullName();
        return erase(
                "/contacts/" + id,
                person,
                sent,
                request -> personalData.eraseContact(id, request, user),
                user,
                model,
                response,
                redirect);
    }

    private static String erase(
            String record,
            String person,
            FormFields<PersonalData.Request> sent,
            Consumer<PersonalData.Request> erasure,
            CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var typed = sent.typed();
        try {
            refuseUnconfirmed(typed);
            erasure.accept(sent.read());
            redirect.addFlashAttribute(Form.DONE, "Erased. What is left names nobody.");
            return "redirect:" + record;
        } catch (BusinessException reason) {
            response.setStatus(reason.httpStatus());
            typed.remove(CONFIRMED);
            return page(record, person, Form.of(typed).refused(reason), user, model);
        }
    }

    private static void refuseUnconfirmed(Map<String, String> typed) {
        if (!"true".equals(typed.get(CONFIRMED))) {
            throw BusinessException.invalid(
                    CONFIRMED, ErrorCode.REQUIRED_FIELD_MISSING, "Confirm that you want this; it cannot be undone.");
        }
    }

    private static String page(String record, String person, Form form, CurrentUser user, Model model) {
        model.addAttribute("record", record);
        model.addAttribute("person", person);
        model.addAttribute("mayErase", user.may(Permission.ERASE_PERSONS));
        model.addAttribute(Form.NAME, form);
        return "personal-data";
    }
}
