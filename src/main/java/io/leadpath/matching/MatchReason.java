package io.leadpath.matching;

/**
 * Why a record may be the same as a lead, the strongest first. The points of the strongest reason count in full, each
 * further one adds its smaller number, up to 100.
 */
public enum MatchReason {
    /** The contact this lead is known to be, and whom that contact works for. */
    KNOWN_CONTACT(100, 95, 0, "is the contact this lead is known to be"),
    SAME_EMAIL(90, 90, 30, "has the same e-mail address"),
    /** An account or opportunity of a contact with the lead's e-mail address. */
    CONTACT_WORKS_THERE(0, 75, 10, "has a contact with the same e-mail address"),
    SAME_PHONE(60, 60, 20, "has the same phone number"),
    SAME_NAME(50, 40, 35, "has the same name as the person"),
    SAME_COMPANY_NAME(40, 80, 25, "has the same company name"),
    SAME_WEBSITE(30, 60, 15, "has the same website"),
    SIMILAR_COMPANY_NAME(30, 55, 10, "has a similar company name"),
    /** The lead's mail comes from the domain of the record's website. */
    EMAIL_AT_WEBSITE(20, 50, 10, "has the website that the e-mail address belongs to"),
    SIMILAR_NAME(30, 30, 20, "has a similar name"),
    SAME_LAST_NAME(20, 20, 30, "has the same last name"),
    /** Says something beside another reason only. */
    SAME_COUNTRY(0, 0, 5, "is in the same country"),
    /** An open opportunity of an account that matches; the account's reasons stand behind. */
    OPEN_AT_MATCHING_ACCOUNT(0, 0, 0, "is open at an account that matches");

    private final int ofPerson;
    private final int ofCompany;
    private final int besides;
    private final String words;

    MatchReason(int ofPerson, int ofCompany, int besides, String words) {
        this.ofPerson = ofPerson;
        this.ofCompany = ofCompany;
        this.besides = besides;
        this.words = words;
    }

    int points(MatchType type) {
        return type == MatchType.LEAD || type == MatchType.CONTACT ? ofPerson : ofCompany;
    }

    int besides() {
        return besides;
    }

    /** The reason in words that fit after the record's name. */
    public String words() {
        return words;
    }
}
