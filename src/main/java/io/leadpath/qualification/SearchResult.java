package io.leadpath.qualification;

/** Whether the SDR found the person looked for. */
public enum SearchResult {
    FOUND,
    NOT_FOUND
}
