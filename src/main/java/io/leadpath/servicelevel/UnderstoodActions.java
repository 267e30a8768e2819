package io.leadpath.servicelevel;

import io.leadpath.engine.KnownAnswers;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be done when a deadline of service-levels is over. */
@Component
class UnderstoodActions implements KnownAnswers.Reader {
    @Override
    public List<KnownAnswers> understands() {
        return List.of(KnownAnswers.of(
                "service-levels",
                "action",
                Arrays.stream(EscalationAction.values())
                        .map(EscalationAction::code)
                        .toArray(String[]::new)));
    }
}
