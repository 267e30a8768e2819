package io.leadpath.matching;

import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.SharedDomains;
import io.leadpath.persistence.MatchKeys;
import io.leadpath.persistence.PhoneKeys;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a lead is recognised by; each null where the lead says nothing, or nothing that tells it from others. */
record LeadKeys(
        String email,
        Set<String> phones,
        String company,
        String similarCompany,
        String firstWord,
        String person,
        String lastName,
        String personAsCompany,
        String domain,
        String emailDomain,
        String country,
        String companyName,
        String personName) {

    /** Takes the keys from what is known about a lead. */
    @Component
    static class Reader {
        private final PhoneKeys phoneKeys;
        private final SharedDomains shared;

        Reader(PhoneKeys phoneKeys, SharedDomains shared) {
            this.phoneKeys = phoneKeys;
            this.shared = shared;
        }

        LeadKeys of(LeadDetails lead) {
            return new LeadKeys(
                    MatchKeys.email(lead.email()),
                    Stream.of(lead.phone(), lead.mobile())
                            .map(phone -> phoneKeys.key(phone, lead.country()))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()),
                    MatchKeys.company(lead.company()),
                    MatchKeys.similarCompany(lead.company()),
                    MatchKeys.firstWord(lead.company()),
                    MatchKeys.person(lead.firstName(), lead.lastName()),
                    MatchKeys.name(lead.lastName()),
                    lead.company() == null ? MatchKeys.company(lead.fullName()) : null,
                    ofOneCompany(MatchKeys.domain(lead.website())),
                    ofOneCompany(MatchKeys.emailDomain(lead.email())),
                    MatchKeys.name(lead.country()),
                    lead.company(),
                    lead.fullName());
        }

        private String ofOneCompany(String domain) {
            return domain == null || shared.isShared(domain) ? null : domain;
        }
    }
}
