package io.leadpath.jobs;

/**
 * Counts how often one piece of work failed in a row for a reason nobody foresaw: it may pass, and one that stays must
 * not keep everything else waiting. What it remembers may be lost, and belongs to one thread.
 */
public final class Attempts {
    /** How often a piece is tried. */
    public static final int MOST = 3;

    private String piece = "";
    private int failures;

    /** The piece failed once more: how often it has by now. */
    public int failed(String reference) {
        failures = reference.equals(piece) ? failures + 1 : 1;
        piece = reference;
        return failures;
    }
}
