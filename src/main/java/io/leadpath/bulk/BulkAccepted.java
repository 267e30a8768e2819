package io.leadpath.bulk;

/** A bulk conversion was recorded and waits to be worked through. */
record BulkAccepted(String id) {}
