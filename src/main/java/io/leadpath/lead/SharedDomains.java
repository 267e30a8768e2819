package io.leadpath.lead;

import io.leadpath.analysts.AnalystsFiles;
import io.leadpath.persistence.WebDomain;
import org.springframework.stereotype.Component;

/** Domains that say nothing about the company behind an e-mail address or website, because everybody may be there. */
@Component
public class SharedDomains {
    private static final String FILE = "lead-qualification/shared-domains.txt";

    private final DomainList list;
    private final ThrowAwayDomains throwAwayDomains;

    SharedDomains(AnalystsFiles files, ThrowAwayDomains throwAwayDomains) {
        this.list = new DomainList(() -> files.file(FILE));
        this.throwAwayDomains = throwAwayDomains;
    }

    public boolean isShared(String domain) {
        return WebDomain.of(domain)
                .filter(name -> list.contains(name) || throwAwayDomains.contains(name))
                .isPresent();
    }
}
