package io.leadpath.lead;

import io.leadpath.persistence.WebDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * Domains listed in a text file that analysts own: one a line, {@code #} begins a comment, a leading dot means the domain
 * and all below it. A changed file is read again at the next question.
 */
final class DomainList {
    private static final Logger LOG = LoggerFactory.getLogger(DomainList.class);

    private final Supplier<Resource> file;
    private volatile Read read;

    /** Asked where the file is at every question, because it may be put there later. */
    DomainList(Supplier<Resource> file) {
        this.file = file;
    }

    /** What the file said when it was in this state. */
    private record Read(String state, Set<String> exactly, Set<String> withAllBelow) {}

    boolean contains(WebDomain domain) {
        var now = upToDate();
        return now.exactly().contains(domain.name()) || domain.withParents().anyMatch(now.withAllBelow()::contains);
    }

    private Read upToDate() {
        var present = file.get();
        var known = read;
        try {
            var state = state(present);
            if (known == null || !known.state().equals(state)) {
                known = read(present, state);
                read = known;
            }
        } catch (IOException e) {
            if (known == null) {
                throw new UncheckedIOException("Cannot read " + present, e);
            }
            LOG.warn("Cannot read {} again ({}); what it said before still counts", present, e.getMessage());
        }
        return known;
    }

    /** What is inside the application does not change while it runs. */
    private static String state(Resource file) throws IOException {
        return file.isFile()
                ? file.getFile() + "," + file.lastModified() + "," + file.contentLength()
                : file.getDescription();
    }

    private Read read(Resource file, String state) throws IOException {
        var exactly = new HashSet<String>();
        var withAllBelow = new HashSet<String>();
        var lines = file.getContentAsString(StandardCharsets.UTF_8).lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            var entry = entry(lines.get(number - 1));
            var below = entry.startsWith(".");
            var domain = entry.isEmpty() ? Optional.<WebDomain>empty() : WebDomain.of(entry.substring(below ? 1 : 0));
            if (domain.isPresent()) {
                (below ? withAllBelow : exactly).add(domain.get().name());
            } else if (!entry.isEmpty()) {
                LOG.warn("{}, line {}: '{}' is no domain and is passed over", file.getFilename(), number, entry);
            }
        }
        LOG.info("{} lists {} domains", file.getFilename(), exactly.size() + withAllBelow.size());
        return new Read(state, Set.copyOf(exactly), Set.copyOf(withAllBelow));
    }

    /** Without its comment, and without the mark that some editors put in front of a text. */
    private static String entry(String line) {
        return line.replace("\uFEFF", "").replaceFirst("#.*", "").strip();
    }
}
