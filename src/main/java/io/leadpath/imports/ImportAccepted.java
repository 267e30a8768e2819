package io.leadpath.imports;

/** A file was stored and waits to be worked through. */
record ImportAccepted(String importId) {}
