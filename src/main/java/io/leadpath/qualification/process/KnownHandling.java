package io.leadpath.qualification.process;

import io.leadpath.engine.KnownAnswers;
import io.leadpath.shared.Codes;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The next steps that the process knows after a rejection. */
@Component
class KnownHandling implements KnownAnswers {
    @Override
    public String decision() {
        return RejectionHandling.DECISION;
    }

    @Override
    public String output() {
        return "nextStep";
    }

    @Override
    public Set<String> values() {
        return Arrays.stream(RejectionHandling.Step.values())
                .map(Codes::toVariable)
                .collect(Collectors.toSet());
    }
}
