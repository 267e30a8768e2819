package io.leadpath.matching;

import io.leadpath.persistence.MatchKeys;

/**
 * A record that has at least one key in common with a lead, with all its keys. What its kind does not have is null.
 *
 * @param company the company's name: of a lead or an account
 */
record Candidate(
        MatchType type,
        String id,
        String accountId,
        String company,
        String firstName,
        String lastName,
        String country,
        String emailKey,
        String phoneKey,
        String mobileKey,
        String companyKey,
        String similarCompanyKey,
        String personKey,
        String lastNameKey,
        String domainKey,
        String partnerAccountId,
        String mergedInto) {

    String name() {
        if (type == MatchType.ACCOUNT) {
            return company;
        }
        return firstName == null ? lastName : firstName + " " + lastName;
    }

    /** A lead with its company, since there may be many of one name. */
    String nameToShow() {
        return type == MatchType.LEAD && company != null ? name() + ", " + company : name();
    }

    String countryKey() {
        return MatchKeys.name(country);
    }
}
