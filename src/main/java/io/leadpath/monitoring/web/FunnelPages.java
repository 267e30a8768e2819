package io.leadpath.monitoring.web;

import io.leadpath.monitoring.Figures;
import io.leadpath.monitoring.Funnel;
import io.leadpath.monitoring.FunnelQuery;
import io.leadpath.monitoring.Funnels;
import io.leadpath.rest.QueryFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The funnel for people to look at: bars, and the same figures in tables. What is asked for stands in the address. */
@Controller
class FunnelPages {
    private static final FunnelQuery BY_DEFAULT = new FunnelQuery(null, null, null);

    /** What the leads can be grouped by, each as the address and as people say it. */
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("source", "Source");
        GROUPS.put("sdr", "SDR");
        GROUPS.put("ae", "Account executive");
        GROUPS.put("partner", "Partner");
    }

    private final Funnels funnels;

    FunnelPages(Funnels funnels) {
        this.funnels = funnels;
    }

    @GetMapping("/funnel")
    String funnel(QueryFields<FunnelQuery> fields, CurrentUser user, Model model) {
        user.require(Permission.SEE_FUNNEL);
        var shown = BY_DEFAULT;
        try {
            shown = funnels.withDefaults(fields.read());
        } catch (BusinessException refusal) {
            model.addAttribute("refusal", refusal.getMessage());
        }
        var funnel = funnels.of(shown, user);
        model.addAttribute("bars", new Bars());
        model.addAttribute("funnel", funnel);
        model.addAttribute("total", funnel.total());
        model.addAttribute("stages", stages(funnel.total()));
        model.addAttribute("groupings", GROUPS);
        model.addAttribute("grouping", GROUPS.get(funnel.groupBy()));
        model.addAttribute("largest", largest(funnel));
        model.addAttribute("longest", longest(funnel.total()));
        model.addAttribute("ownOnly", !user.may(Permission.SEE_ALL_FIGURES));
        return "funnel";
    }

    /** One bar: how many of those received came so far. */
    record Stage(String name, long number) {}

    private static List<Stage> stages(Figures figures) {
        return List.of(
                new Stage("Received", figures.received()),
                new Stage("Worked", figures.worked()),
                new Stage("Reviewed", figures.reviewed()),
                new Stage("Approved", figures.approved()),
                new Stage("Converted", figures.converted()),
                new Stage("Won", figures.won()));
    }

    private static long largest(Funnel funnel) {
        return funnel.groups().stream()
                .mapToLong(group -> group.figures().received())
                .max()
                .orElse(0);
    }

    private static long longest(Figures figures) {
        return figures.steps().stream()
                .filter(step -> step.p90Seconds() != null)
                .mapToLong(Figures.Step::p90Seconds)
                .max()
                .orElse(0);
    }

    /** How long the bars are. */
    public static final class Bars {
        /** The width of a bar, such as {@code 37%}. */
        public String width(Long part, long whole) {
            return part == null || whole == 0 ? "0%" : part * 100 / whole + "%";
        }
    }
}
