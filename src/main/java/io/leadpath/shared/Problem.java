package io.leadpath.shared;

/** What is wrong with one field of a request: its name as the API spells it, the code and a sentence for people. */
public record Problem(String field, ErrorCode code, String message) {}
