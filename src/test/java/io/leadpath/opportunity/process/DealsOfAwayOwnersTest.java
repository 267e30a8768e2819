package io.leadpath.opportunity.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadpath.availability.Availability;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.CurrentUser;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PursuitTest
@Import(Deals.class)
class DealsOfAwayOwnersTest {
    @Autowired
    Deals deals;

    @Autowired
    Availability availability;

    @AfterEach
    void everybodyIsBack() {
        say("ae", true);
    }

    @Test
    void theTaskOfANewDealWaitsInTheGroupWhileItsOwnerIsAway() {
        say("ae", false);

        var deal = deals.newDeal("ae");

        assertThat(deals.task(deal).getAssignee()).isNull();
        assertThat(deals.details(deal).owner()).isEqualTo("ae");
    }

    @Test
    void theNextTaskIsTheOwnersAgainOnceTheOwnerIsBack() {
        say("ae", false);
        var deal = deals.newDeal("ae");

        advance(deal, "admin", "qualification");
        assertThat(deals.task(deal).getAssignee()).isNull();

        say("ae", true);
        advance(deal, "ae", "proposal");
        assertThat(deals.task(deal).getAssignee()).isEqualTo("ae");
        assertThat(deals.details(deal).owner()).isEqualTo("ae");
    }

    @Test
    void aColleagueTakesTheNextStepWhileTheOwnerIsAwayAndOnlyThen() {
        var deal = deals.newDeal("ae");
        say("ae", false);

        advance(deal, "ae2", "qualification");

        assertThat(deals.task(deal).getAssignee()).isNull();
        assertThat(deals.details(deal)).extracting("owner", "stage").containsExactly("ae", Stage.QUALIFICATION);

        say("ae", true);
        assertThatThrownBy(() -> advance(deal, "ae2", "proposal"))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("somebody else's");
        assertThat(deals.details(deal).stage()).isEqualTo(Stage.QUALIFICATION);
    }

    private void advance(String deal, String user, String stage) {
        deals.complete(deal, user, Map.of("pursuitResult", "advance", "stage", stage));
    }

    private void say(String user, boolean available) {
        availability.change(user, new Availability.Change(available, null), CurrentUser.SYSTEM);
    }
}
