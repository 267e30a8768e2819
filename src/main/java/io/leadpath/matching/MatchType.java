package io.leadpath.matching;

/** What kind of record is matched. */
public enum MatchType {
    LEAD,
    CONTACT,
    ACCOUNT,
    OPPORTUNITY
}
