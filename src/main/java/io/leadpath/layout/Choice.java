package io.leadpath.layout;

/** One of the values a field offers: what the address or the form says, and what people read. */
public record Choice(String value, String label) {}
