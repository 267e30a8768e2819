package io.leadpath.webtolead;

/** Something new waits to be taken in. */
record SubmissionAccepted() {}
