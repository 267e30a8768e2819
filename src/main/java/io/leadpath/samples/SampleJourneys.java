package io.leadpath.samples;

/** Takes leads along their path by doing what people do: completing tasks as themselves. */
public interface SampleJourneys {

    /** Goes the journey of this name with the lead, which has just been received. */
    void go(String leadId, String journey);
}
