package io.leadpath.lead.web;

import static io.leadpath.security.Permission.CONVERT_WITHOUT_APPROVAL;
import static io.leadpath.security.Permission.EDIT_LEADS;
import static io.leadpath.security.Permission.IMPORT_LEADS;
import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.layout.Choice;
import io.leadpath.layout.Listing;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadOwners;
import io.leadpath.lead.LeadSearch;
import io.leadpath.lead.LeadSources;
import io.leadpath.lead.LeadStatus;
import io.leadpath.rest.Page;
import io.leadpath.rest.PageParameters;
import io.leadpath.rest.QueryFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.Values;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The leads that somebody looks for. */
@Controller
class LeadList {
    private static final String NEWEST = "createdAt,desc";
    private static final String BULK_CONVERSION = "/conversions/bulk";

    /** What the address may say; how the list is sorted and paged, {@link PageParameters} reads. */
    record Question(
            @Size(max = 255) @Values.OneLine String q,
            LeadStatus status,
            @Size(max = 64) String owner,
            @Size(max = 40) String source,
            String sort,
            String after,
            String size) {}

    private final LeadSearch search;
    private final LeadOwners owners;
    private final LeadSources sources;
    private final OwnerChoices ownerChoices;

    LeadList(LeadSearch search, LeadOwners owners, LeadSources sources, OwnerChoices ownerChoices) {
        this.search = search;
        this.owners = owners;
        this.sources = sources;
        this.ownerChoices = ownerChoices;
    }

    @GetMapping("/leads")
    String list(
            QueryFields<Question> question,
            PageParameters page,
            CurrentUser user,
            HttpServletRequest request,
            Model model) {
        user.require(READ_LEADS);
        var list = Listing.of(request, NEWEST, () -> find(question.read(), page, user));
        model.addAttribute("list", list);
        model.addAttribute("statuses", Choice.of(LeadStatus.values()));
        model.addAttribute("owners", ownerChoices.toFilter(OwnerChoices.SELLING, true));
        model.addAttribute("sources", Choice.of(sources.sources()));
        model.addAttribute("mayAdd", user.may(EDIT_LEADS));
        model.addAttribute("mayImport", user.may(IMPORT_LEADS));
        if (user.may(CONVERT_WITHOUT_APPROVAL) && !list.rows().isEmpty()) {
            var owner = OwnerChoices.id(list.value("owner"), user);
            model.addAttribute(
                    "bulkConversion",
                    list.question(BULK_CONVERSION, owner == null ? Map.of() : Map.of("owner", owner)));
        }
        return "leads";
    }

    private Page<Lead> find(Question question, PageParameters page, CurrentUser user) {
        var owner = OwnerChoices.id(question.owner(), user);
        owners.check(owner);
        sources.check(question.source());
        var wanted = page.sortedBy(LeadSearch.SORT_COLUMNS, NEWEST);
        var criteria = new LeadSearch.Criteria(
                question.q(),
                question.status() == null ? Set.of() : Set.of(question.status()),
                owner,
                question.source(),
                LeadAccess.seesPartnerLeadsOnly(user));
        return Page.of(wanted, search.slice(criteria, wanted.window()), search.count(criteria, Page.COUNT_LIMIT));
    }
}
