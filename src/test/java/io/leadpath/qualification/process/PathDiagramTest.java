package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.qualification.PathDiagrams;
import io.leadpath.qualification.PathDiagrams.Diagram;
import io.leadpath.qualification.PathDiagrams.Presence;
import io.leadpath.qualification.PathDiagrams.Stage;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PathTest
@Import(Journey.class)
class PathDiagramTest {
    private static final Pattern DRAWN = Pattern.compile("<g class=\"([^\"]+)\" data-element=\"([^\"]+)\">");

    @Autowired
    Journey journey;

    @Autowired
    PathDiagrams diagrams;

    @AfterEach
    void nowAgain() {
        ClockUtil.reset();
    }

    @Test
    void aNewLeadHasPassedTheRoutingAndIsInOutreach() {
        var lead = journey.newLead();

        var main = draw(lead, null);
        assertThat(of(main, "passed"))
                .containsExactly("leadReceived", "leadReceivedToRouting", "routing", "routingToOutreach");
        assertThat(of(main, "present")).containsExactly("outreach");
        assertThat(main.stages())
                .containsExactly(
                        new Stage("lead-qualification", "Lead qualification", Presence.NOW),
                        new Stage("routing", "Routing", Presence.BEFORE),
                        new Stage("outreach", "Outreach", Presence.NOW));
        assertThat(main.shown().id()).isEqualTo("lead-qualification");

        var outreach = draw(lead, "outreach");
        assertThat(of(outreach, "present")).containsExactly("workLead");
        assertThat(outreach.way()).extracting(Stage::name).containsExactly("Lead qualification", "Outreach");
        assertThat(of(draw(lead, "routing"), "passed"))
                .contains("routeLead", "isPartnersLead", "isPartnersLeadToLeadRouted", "leadRouted")
                .doesNotContain("reviewPartnerLead", "isPartnersLeadToReviewPartnerLead");
    }

    @Test
    void ofTheFlowsOfAGatewayOnlyTheTakenOneIsPassed() {
        var lead = journey.leadInReview();

        var main = draw(lead, null);
        assertThat(of(main, "present")).containsExactly("review");
        assertThat(of(main, "passed"))
                .contains("isMeetingNextToMeeting", "meeting", "isReadyForReviewToReview")
                .doesNotContain("isMeetingNextToReview", "nurture", "leadHeldBack");
        assertThat(of(draw(lead, "awaitMeeting"), "passed")).contains("meetingBegins");
    }

    @Test
    void aStepThatIsRepeatedSaysHowOften() {
        var lead = journey.newLead();
        journey.complete(lead, "workLead", "sdr", Map.of("outreachResult", "noAnswer"));
        journey.timerFires(lead, "nextAttemptDue");

        var outreach = draw(lead, "outreach");

        assertThat(of(outreach, "present")).containsExactly("workLead");
        assertThat(outreach.svg()).contains("Work lead: the lead is here, since ", ">2× now<");
    }

    @Test
    void aConversionThatWaitsForItsJobIsWhereTheLeadStands() {
        var lead = journey.leadWhoseConversionWaits(Map.of("opportunityChoice", "createNew", "confirmed", true));

        var main = draw(lead, null);

        assertThat(of(main, "present")).containsExactly("convertLead");
        assertThat(main.svg()).contains("Convert lead: about to begin");
    }

    @Test
    void aPathThatEndedHasNoPresent() {
        var lead = journey.leadWhoseConversionWaits(Map.of("opportunityChoice", "createNew", "confirmed", true));
        journey.conversionRuns(lead);

        var main = draw(lead, null);

        assertThat(of(main, "present")).isEmpty();
        assertThat(of(main, "passed")).contains("convertLead", "convertLeadToLeadConverted", "leadConverted");
        assertThat(main.stages()).extracting(Stage::presence).doesNotContain(Presence.NOW);
    }

    @Test
    void whatWasCalledOffIsToldFromWhatWasPassed() {
        var lead = journey.newLead();
        journey.message(lead, "LeadWithdrawn");

        assertThat(of(draw(lead, "outreach"), "off")).containsExactly("workLead");
    }

    @Test
    void aStageThatTheModelDoesNotHaveIsTheProcessItself() {
        assertThat(draw(journey.newLead(), "no-such-stage").shown().id()).isEqualTo("lead-qualification");
    }

    @Test
    void aLeadWithoutAPathHasNoDiagram() {
        assertThat(diagrams.of("no-such-lead", null)).isEmpty();
    }

    private Diagram draw(String lead, String stage) {
        return diagrams.of(lead, stage).orElseThrow();
    }

    private static Set<String> of(Diagram diagram, String standing) {
        var found = new TreeSet<String>();
        var drawn = DRAWN.matcher(diagram.svg());
        while (drawn.find()) {
            if (Set.of(drawn.group(1).split(" ")).contains(standing)) {
                found.add(drawn.group(2));
            }
        }
        return found;
    }
}
