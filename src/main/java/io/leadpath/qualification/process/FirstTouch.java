package io.leadpath.qualification.process;

/** The names of the deadlines in service-levels that count until somebody is in touch with a lead for the first time. */
final class FirstTouch {
    /** No routing rule fitted. */
    static final String UNROUTED = "firstTouchUnrouted";
    /** The lead came from a file, with many others. */
    static final String IMPORTED = "firstTouchImported";
    /** What counts once somebody was in touch. */
    static final String OVER = "nextTouch";

    private static final String FIRST_TOUCH = "firstTouch";

    private FirstTouch() {}

    static boolean isMeantBy(String deadline) {
        return deadline.startsWith(FIRST_TOUCH);
    }
}
