package io.leadpath.lead;

import io.leadpath.analysts.AnalystsFiles;
import io.leadpath.persistence.WebDomain;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Row 3: whoever writes from one of these domains may not be reached there for long, which people are only told. */
@Component
class ThrowAwayDomains {
    private static final String FILE = "lead-qualification/disposable-domains.txt";

    private final DomainList list;

    ThrowAwayDomains(AnalystsFiles files) {
        this.list = new DomainList(() -> files.file(FILE));
    }

    /** The domain of the e-mail address when it is one of them. */
    Optional<String> in(LeadDetails details) {
        return WebDomain.ofEmail(details.email()).filter(this::contains).map(WebDomain::name);
    }

    boolean contains(WebDomain domain) {
        return list.contains(domain);
    }
}
