package io.leadpath.matching;

import static io.leadpath.matching.MatchReason.EMAIL_AT_WEBSITE;
import static io.leadpath.matching.MatchReason.SAME_COMPANY_NAME;
import static io.leadpath.matching.MatchReason.SAME_COUNTRY;
import static io.leadpath.matching.MatchReason.SAME_EMAIL;
import static io.leadpath.matching.MatchReason.SAME_LAST_NAME;
import static io.leadpath.matching.MatchReason.SAME_NAME;
import static io.leadpath.matching.MatchReason.SAME_PHONE;
import static io.leadpath.matching.MatchReason.SAME_WEBSITE;
import static io.leadpath.matching.MatchReason.SIMILAR_COMPANY_NAME;
import static io.leadpath.matching.MatchReason.SIMILAR_NAME;

import io.leadpath.persistence.MatchKeys;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Finds everything that a lead and a record have in common, whichever of it brought the record to light. */
@Component
@EnableConfigurationProperties(MatchingSettings.class)
class Comparison {
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private final MatchingSettings settings;

    Comparison(MatchingSettings settings) {
        this.settings = settings;
    }

    Set<MatchReason> reasons(LeadKeys lead, Candidate record) {
        var reasons = EnumSet.noneOf(MatchReason.class);
        add(reasons, SAME_EMAIL, same(lead.email(), record.emailKey()));
        add(
                reasons,
                SAME_PHONE,
                Stream.of(record.phoneKey(), record.mobileKey())
                        .anyMatch(phone -> phone != null && lead.phones().contains(phone)));
        addDomains(reasons, lead, record);
        addCompany(reasons, lead, record);
        addPerson(reasons, lead, record);
        add(reasons, SAME_COUNTRY, !reasons.isEmpty() && same(lead.country(), record.countryKey()));
        return reasons;
    }

    private static void addDomains(Set<MatchReason> reasons, LeadKeys lead, Candidate record) {
        if (same(lead.domain(), record.domainKey())) {
            reasons.add(SAME_WEBSITE);
        } else {
            add(reasons, EMAIL_AT_WEBSITE, same(lead.emailDomain(), record.domainKey()));
        }
    }

    private void addCompany(Set<MatchReason> reasons, LeadKeys lead, Candidate record) {
        if (same(lead.company(), record.companyKey())) {
            reasons.add(SAME_COMPANY_NAME);
        } else {
            add(
                    reasons,
                    SIMILAR_COMPANY_NAME,
                    same(lead.similarCompany(), record.similarCompanyKey())
                            || similar(lead.similarCompany(), record.similarCompanyKey()));
        }
    }

    private void addPerson(Set<MatchReason> reasons, LeadKeys lead, Candidate record) {
        if (record.type() == MatchType.ACCOUNT) {
            add(reasons, SAME_NAME, same(lead.personAsCompany(), record.companyKey()));
        } else if (same(lead.person(), record.personKey())) {
            reasons.add(SAME_NAME);
        } else if (same(lead.lastName(), record.lastNameKey())) {
            reasons.add(SAME_LAST_NAME);
        } else {
            add(reasons, SIMILAR_NAME, similar(lead.person(), record.personKey()));
        }
    }

    /** 0 to 1: how alike the names read, which decides between records that have the same in common. */
    static double alike(LeadKeys lead, Candidate record) {
        var name = record.type() == MatchType.ACCOUNT && lead.companyName() != null
                ? lead.companyName()
                : lead.personName();
        return similarity(MatchKeys.name(name), MatchKeys.name(record.name()));
    }

    private boolean similar(String one, String other) {
        return similarity(one, other) >= settings.similarName();
    }

    private static double similarity(String one, String other) {
        return one == null || other == null ? 0 : SIMILARITY.apply(one, other);
    }

    private static boolean same(String one, String other) {
        return one != null && !one.isEmpty() && one.equals(other);
    }

    private static void add(Set<MatchReason> reasons, MatchReason reason, boolean given) {
        if (given) {
            reasons.add(reason);
        }
    }
}
