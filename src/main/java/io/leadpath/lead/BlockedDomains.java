package io.leadpath.lead;

import io.leadpath.analysts.AnalystsFiles;
import io.leadpath.persistence.WebDomain;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Row 3: an enquiry from one of these domains is spam. Which they are stands in a file that analysts own. */
@Component
class BlockedDomains {
    private static final String FILE = "lead-qualification/blocked-domains.txt";

    private final DomainList list;

    BlockedDomains(AnalystsFiles files) {
        this.list = new DomainList(() -> files.file(FILE));
    }

    /** The blocked domain that the e-mail address or the website belongs to; empty when the enquiry may pass. */
    Optional<String> in(LeadDetails details) {
        return Stream.of(WebDomain.ofEmail(details.email()), WebDomain.ofWebsite(details.website()))
                .flatMap(Optional::stream)
                .filter(list::contains)
                .map(WebDomain::name)
                .findFirst();
    }
}
