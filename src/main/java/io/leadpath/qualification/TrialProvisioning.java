package io.leadpath.qualification;

/** Whoever sets trials up: a person by hand, or the company's own product. */
public interface TrialProvisioning {

    /**
     * Has the trial set up, or its end put off. Takes part in the caller's transaction and never waits for the product;
     * {@link Trials#provisioned} is told when it is done.
     */
    void provision(Trial trial);

    /** The trial has ended early: nothing more is asked for. Takes part in the caller's transaction. */
    void callOff(Trial trial);

    /** Whether it tells when the lead begins to use the trial. Where it cannot, a trial counts as used from the start. */
    boolean tellsOfUse();
}
