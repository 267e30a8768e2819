package io.leadpath.opportunity.process;

import static io.leadpath.security.Permission.EDIT_ALL_OPPORTUNITIES;

import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.OpportunityPursuit;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * The account executive to whom a manager assigns the task gets the deal with it, and so does one who takes the task of a
 * deal that nobody has. A manager who takes it helps out and does not become the owner.
 */
@Component("ownerFollowsAssignee")
class OwnerFollowsAssignee implements TaskListener {
    private final Opportunities opportunities;
    private final OpportunityPursuit pursuit;
    private final PursuitState state;
    private final Users users;

    OwnerFollowsAssignee(Opportunities opportunities, OpportunityPursuit pursuit, PursuitState state, Users users) {
        this.opportunities = opportunities;
        this.pursuit = pursuit;
        this.state = state;
        this.users = users;
    }

    @Override
    public void notify(DelegateTask task) {
        var deal = opportunities.get(Variables.opportunityOf(task.getExecution()));
        var pursuer = state.pursuer(deal);
        var who = whoAssigns(task);
        if (isAe(task.getAssignee()) && (pursuer.isEmpty() || who.may(EDIT_ALL_OPPORTUNITIES))) {
            pursuit.give(deal.id(), task.getAssignee(), who);
        }
    }

    private boolean isAe(String userId) {
        return userId != null
                && users.find(userId).filter(user -> user.has(Role.AE)).isPresent();
    }

    /** The product itself when nobody is logged in. */
    private CurrentUser whoAssigns(DelegateTask task) {
        return Optional.ofNullable(
                        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication())
                .flatMap(authentication -> users.find(authentication.getUserId()))
                .orElse(CurrentUser.SYSTEM);
    }
}
