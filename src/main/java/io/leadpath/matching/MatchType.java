package io.leadpath.matching;

/** What kind of record is matched. */
public enum MatchType {
    LEAD("leads"),
    CONTACT("contacts"),
    ACCOUNT("accounts"),
    OPPORTUNITY("opportunities");

    private final String path;

    MatchType(String path) {
        this.path = path;
    }

    /** Where the page of such a record is. */
    public String page(String id) {
        return "/" + path + "/" + id;
    }
}
