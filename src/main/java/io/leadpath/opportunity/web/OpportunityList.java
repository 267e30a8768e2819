package io.leadpath.opportunity.web;

import static io.leadpath.security.Permission.READ_OPPORTUNITIES;
import static java.util.stream.Collectors.toSet;

import io.leadpath.account.Accounts;
import io.leadpath.layout.Choice;
import io.leadpath.layout.Listing;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.LeadOwners;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.Stage;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.rest.QueryFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The opportunities that somebody looks for. */
@Controller
class OpportunityList {
    private static final String NEXT_TO_CLOSE = "closeDate,asc";
    private static final Choice OPEN = new Choice("OPEN", "Open");
    private static final Choice CLOSED = new Choice("CLOSED", "Closed");
    private static final List<Choice> STAGES = Stream.concat(
                    Stream.of(OPEN, CLOSED),
                    Arrays.stream(Stage.values()).map(stage -> new Choice(stage.name(), stage.label())))
            .toList();

    /** What the address may say; how the list is sorted and paged, {@link PageParameters} reads. */
    record Question(
            @Size(max = 120) @Values.OneLine String q,
            String stage,
            @Size(max = 64) String owner,
            String sort,
            String after,
            String size) {}

    private final Opportunities opportunities;
    private final Accounts accounts;
    private final LeadOwners owners;
    private final OwnerChoices ownerChoices;

    OpportunityList(Opportunities opportunities, Accounts accounts, LeadOwners owners, OwnerChoices ownerChoices) {
        this.opportunities = opportunities;
        this.accounts = accounts;
        this.owners = owners;
        this.ownerChoices = ownerChoices;
    }

    @GetMapping("/opportunities")
    String list(
            QueryFields<Question> question,
            PageParameters page,
            CurrentUser user,
            HttpServletRequest request,
            Model model) {
        user.require(READ_OPPORTUNITIES);
        var list = Listing.of(request, NEXT_TO_CLOSE, () -> find(question.read(), page, user));
        model.addAttribute("list", list);
        model.addAttribute(
                "companies",
                accounts.names(list.rows().stream().map(Opportunity::accountId).toList()));
        model.addAttribute("stages", STAGES);
        model.addAttribute("owners", ownerChoices.toFilter(List.of(Role.AE, Role.SALES_MANAGER), false));
        return "opportunities";
    }

    private Page<Opportunity> find(Question question, PageParameters page, CurrentUser user) {
        var owner = OwnerChoices.id(question.owner(), user);
        owners.check(owner);
        var criteria = new Opportunities.Criteria(question.q(), stages(question.stage()), owner);
        var wanted = page.sortedBy(Opportunities.SORT_COLUMNS, NEXT_TO_CLOSE);
        return Page.of(
                wanted,
                opportunities.slice(criteria, wanted.window()),
                opportunities.count(criteria, Page.COUNT_LIMIT));
    }

    /** The stages behind one entry of the list of choices; none at all means every stage. */
    private static Set<Stage> stages(String chosen) {
        if (chosen == null) {
            return Set.of();
        }
        var stages = Arrays.stream(Stage.values())
                .filter(stage ->
                        chosen.equals(stage.name()) || chosen.equals(stage.isClosed() ? CLOSED.value() : OPEN.value()))
                .collect(toSet());
        if (stages.isEmpty()) {
            var known = String.join(", ", STAGES.stream().map(Choice::value).toList());
            throw BusinessException.invalid("stage", ErrorCode.INVALID_VALUE, "'stage' must be one of " + known + ".");
        }
        return stages;
    }
}
