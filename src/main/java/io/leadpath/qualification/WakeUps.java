package io.leadpath.qualification;

import java.time.Instant;
import java.util.Optional;

/** When leads that are nurtured are taken up again. */
public interface WakeUps {
    /** Empty for a lead that is not nurtured. */
    Optional<Instant> next(String leadId);
}
