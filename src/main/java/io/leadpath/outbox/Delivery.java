package io.leadpath.outbox;

/** How an attempt to deliver went. {@code problem} is kept and logged: words and codes, nothing about people. */
public record Delivery(Result result, String problem) {
    private static final int LONGEST_PROBLEM = 500;

    public enum Result {
        DELIVERED,
        /** It certainly did not arrive; the same attempt may succeed later. */
        FAILED,
        /** It certainly did not arrive, and never will. */
        REFUSED,
        /** It may have arrived. */
        UNCERTAIN,
        /** There is no point in it any more. */
        OBSOLETE
    }

    public Delivery {
        problem = problem == null || problem.length() <= LONGEST_PROBLEM
                ? problem
                : problem.substring(0, LONGEST_PROBLEM);
    }

    public static Delivery delivered() {
        return new Delivery(Result.DELIVERED, null);
    }

    public static Delivery failed(String problem) {
        return new Delivery(Result.FAILED, problem);
    }

    public static Delivery refused(String problem) {
        return new Delivery(Result.REFUSED, problem);
    }

    public static Delivery uncertain(String problem) {
        return new Delivery(Result.UNCERTAIN, problem);
    }

    public static Delivery obsolete(String problem) {
        return new Delivery(Result.OBSOLETE, problem);
    }
}
