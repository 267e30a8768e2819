package io.leadpath.monitoring.web;

import io.leadpath.monitoring.Funnel;
import io.leadpath.monitoring.FunnelQuery;
import io.leadpath.monitoring.Funnels;
import io.leadpath.rest.QueryFields;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Funnel")
@RestController
class FunnelController {
    private final Funnels funnels;

    FunnelController(Funnels funnels) {
        this.funnels = funnels;
    }

    @Operation(
            summary = "What became of the leads, in counts, rates and times",
            description =
                    "Counts the leads that were received from the day 'from' to the day 'to', both included, in the"
                            + " time zone leadpath.business-zone, whenever the rest happened; by default the last 90 days, grouped"
                            + " by source. 'received', 'returning' (of them, known contacts with a new interest), 'worked' (touched at least once), 'reviewed', 'approved' and 'converted' are"
                            + " leads; meetings are meetings; 'rejected', 'disputed' and 'overturned' are decisions, of which a lead"
                            + " can have several; a rejection that sent the lead to another team (WRONG_TERRITORY, WRONG_SEGMENT)"
                            + " is no fault of the SDR's: it stands in 'rejectedByReason' alone, and a lead that nobody has reviewed"
                            + " otherwise is not 'reviewed', so that it does not lower the rate 'approved'; 'won', 'lost', 'openOpportunities' and 'createdInError' are the opportunities that"
                            + " these leads' conversions made or were credited with. Those created in error are not lost ones and"
                            + " not in the rate. Rates are parts of one, null where there is nothing to divide by. 'steps' tells"
                            + " of every user task the median and the 90th percentile of its time in seconds, and how many ended"
                            + " or wait past their due date. SDRs and AEs get the figures of their own leads, channel managers"
                            + " those of leads that partners brought in.")
    @GetMapping("/api/funnel")
    Funnel read(QueryFields<FunnelQuery> fields, CurrentUser user) {
        user.require(Permission.SEE_FUNNEL);
        return funnels.of(fields.read(), user);
    }
}
