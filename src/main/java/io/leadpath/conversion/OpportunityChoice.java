package io.leadpath.conversion;

/** What a conversion does about an opportunity. */
public enum OpportunityChoice {
    /** Makes a new one. The default. */
    CREATE_NEW,
    /** Converts the lead into an open one, instead of making a duplicate. */
    CHOOSE_EXISTING,
    /** Account and contact only: existing customers, partners, vendors, employees. */
    NONE
}
