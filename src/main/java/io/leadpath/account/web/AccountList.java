package io.leadpath.account.web;

import static io.leadpath.security.Permission.READ_OPPORTUNITIES;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.layout.Listing;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.rest.QueryFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The accounts that somebody looks for. */
@Controller
class AccountList {
    private static final String BY_NAME = "name,asc";

    /** What the address may say; how the list is sorted and paged, {@link PageParameters} reads. */
    record Question(@Size(max = 255) @Values.OneLine String q, String sort, String after, String size) {}

    private final Accounts accounts;

    AccountList(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/accounts")
    String list(
            QueryFields<Question> question,
            PageParameters page,
            CurrentUser user,
            HttpServletRequest request,
            Model model) {
        user.require(READ_OPPORTUNITIES);
        model.addAttribute("list", Listing.of(request, BY_NAME, () -> find(question.read(), page)));
        return "accounts";
    }

    private Page<Account> find(Question question, PageParameters page) {
        var wanted = page.sortedBy(Accounts.SORT_COLUMNS, BY_NAME);
        return Page.of(
                wanted, accounts.slice(question.q(), wanted.window()), accounts.count(question.q(), Page.COUNT_LIMIT));
    }
}
