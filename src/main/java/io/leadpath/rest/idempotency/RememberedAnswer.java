package io.leadpath.rest.idempotency;

/** What a successful request was answered, and the fingerprint of the request it answered. */
record RememberedAnswer(String fingerprint, String contentType, String location, String etag, String body) {}
