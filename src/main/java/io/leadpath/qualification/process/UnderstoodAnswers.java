package io.leadpath.qualification.process;

import io.leadpath.engine.KnownAnswers;
import io.leadpath.security.Role;
import io.leadpath.shared.Codes;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the delegates and gateways of lead-qualification understand of its decisions' answers. */
@Component
class UnderstoodAnswers implements KnownAnswers.Reader {
    @Override
    public List<KnownAnswers> understands() {
        return List.of(
                KnownAnswers.of(
                        "lead-routing",
                        "team",
                        Arrays.stream(Role.values()).map(Role::groupId).toArray(String[]::new)),
                KnownAnswers.of(
                        "lead-routing",
                        "ownerStrategy",
                        Arrays.stream(RoutingRule.OwnerStrategy.values())
                                .map(Codes::toVariable)
                                .toArray(String[]::new)),
                KnownAnswers.rowsOf("service-levels", "deadline", "lead-routing", "serviceLevel"),
                KnownAnswers.of(
                        "qualification-criteria",
                        "nextStep",
                        "scheduleMeeting",
                        "review",
                        "trial",
                        "nurture",
                        "disqualify"),
                KnownAnswers.of(
                        RejectionHandling.DECISION,
                        "nextStep",
                        Arrays.stream(RejectionHandling.Step.values())
                                .map(Codes::toVariable)
                                .toArray(String[]::new)));
    }
}
