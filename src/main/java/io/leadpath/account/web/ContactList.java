package io.leadpath.account.web;

import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.layout.Listing;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.rest.QueryFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The contacts that somebody looks for, everywhere or at one account. */
@Controller
class ContactList {
    private static final String BY_NAME = "lastName,asc";

    /** What the address may say; how the list is sorted and paged, {@link PageParameters} reads. */
    record Question(
            @Size(max = 255) @Values.OneLine String q,
            @Size(max = 36) @Values.OneLine String accountId,
            String sort,
            String after,
            String size) {}

    private final Contacts contacts;
    private final Accounts accounts;

    ContactList(Contacts contacts, Accounts accounts) {
        this.contacts = contacts;
        this.accounts = accounts;
    }

    @GetMapping("/contacts")
    String list(
            QueryFields<Question> question,
            PageParameters page,
            CurrentUser user,
            HttpServletRequest request,
            Model model) {
        user.require(READ_OPPORTUNITIES);
        var list = Listing.of(request, BY_NAME, () -> find(question.read(), page));
        model.addAttribute("list", list);
        model.addAttribute(
                "companies",
                accounts.names(list.rows().stream()
                        .map(Contact::accountId)
                        .filter(Objects::nonNull)
                        .toList()));
        var chosen = list.value("accountId");
        if (chosen != null && !list.isWrong("accountId")) {
            model.addAttribute("company", accounts.names(List.of(chosen)).get(chosen));
        }
        return "contacts";
    }

    private Page<Contact> find(Question question, PageParameters page) {
        if (question.accountId() != null && accounts.find(question.accountId()).isEmpty()) {
            throw BusinessException.invalid(
                    "accountId",
                    ErrorCode.INVALID_CROSS_REFERENCE,
                    "'accountId' must be the id of an account; there is no '" + question.accountId() + "'.");
        }
        var wanted = page.sortedBy(Contacts.SORT_COLUMNS, BY_NAME);
        return Page.of(
                wanted,
                contacts.slice(question.q(), question.accountId(), wanted.window()),
                contacts.count(question.q(), question.accountId(), Page.COUNT_LIMIT));
    }
}
