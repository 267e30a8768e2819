package io.leadpath.opportunity;

import java.util.Optional;

/** Where the pursuit of a deal stands. */
public interface PursuitSteps {

    /** The step the deal is in; empty once its pursuit is over. */
    Optional<PursuitStep> of(String opportunityId);
}
