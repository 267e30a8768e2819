package io.leadpath.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A person at an account. */
public record Contact(
        String id, String accountId, @JsonUnwrapped ContactDetails details, Instant createdAt, long version) {}
