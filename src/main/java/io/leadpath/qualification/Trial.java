package io.leadpath.qualification;

import java.time.Instant;

/** A free trial of the product. {@code result} is null while it runs. */
public record Trial(String id, String leadId, Instant startedAt, Instant endsAt, int extensions, TrialResult result) {}
