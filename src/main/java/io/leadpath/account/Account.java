package io.leadpath.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A company, or an individual, that business is done with. */
public record Account(String id, @JsonUnwrapped AccountDetails details, Instant createdAt, long version) {}
