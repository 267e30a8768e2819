package io.leadpath.lead;

/** How promising the lead looks. */
public enum Rating {
    HOT,
    WARM,
    COLD
}
