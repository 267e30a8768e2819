package io.leadpath.opportunity.process;

import static io.leadpath.security.Permission.EDIT_OPPORTUNITIES;

import io.leadpath.availability.Availability;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.PursuitResult;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A deal as its process knows it. */
@Component
class PursuitState {
    private final Users users;
    private final Availability availability;

    PursuitState(Users users, Availability availability) {
        this.users = users;
        this.availability = availability;
    }

    /** The variables that follow the record. While its owner is away the deal's task is the group's, the deal is not. */
    Map<String, Object> of(Opportunity deal) {
        var details = deal.details();
        var variables = new HashMap<String, Object>();
        variables.put(Variables.OPPORTUNITY_ID.name(), deal.id());
        variables.put(
                Variables.AE.name(),
                pursuer(deal).filter(availability::isAvailable).orElse(null));
        variables.put(Variables.STAGE.name(), Codes.toVariable(details.stage()));
        variables.put(Variables.CLOSE_DATE.name(), details.closeDate().toString());
        return variables;
    }

    /** The same with what came of it. */
    Map<String, Object> of(Opportunity deal, PursuitResult result, String wakeUpAt) {
        var variables = of(deal);
        variables.put(Variables.PURSUIT_RESULT.name(), Codes.toVariable(result));
        variables.put(Variables.WAKE_UP_AT.name(), wakeUpAt);
        return variables;
    }

    /** The owner, if that is a user who may; otherwise nobody has the deal and any account executive may take it. */
    Optional<String> pursuer(Opportunity deal) {
        return Optional.ofNullable(deal.details().owner())
                .flatMap(users::find)
                .filter(user -> user.may(EDIT_OPPORTUNITIES))
                .map(user -> user.id());
    }

    boolean isOwnerAway(Opportunity deal) {
        return pursuer(deal).filter(owner -> !availability.isAvailable(owner)).isPresent();
    }

    static PursuitResult closing(Opportunity deal) {
        return deal.details().stage() == Stage.CLOSED_WON ? PursuitResult.WON : PursuitResult.LOST;
    }
}
