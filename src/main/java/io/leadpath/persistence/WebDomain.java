package io.leadpath.persistence;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The name of a server as it is compared: lower case, letters beyond ASCII in their coded form. */
public record WebDomain(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:");
    private static final Pattern BEFORE_NAME = Pattern.compile("^[/\\\\]*([^/\\\\?#]*@)?");
    private static final Pattern BEHIND_NAME = Pattern.compile("[/\\\\?#:].*$", Pattern.DOTALL);

    /** Empty for what is no name of a server, such as an address of numbers in brackets. */
    public static Optional<WebDomain> of(String text) {
        try {
            var name = IDN.toASCII(text.strip().replaceAll("\\.$", ""), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            return NAME.matcher(name).matches() ? Optional.of(new WebDomain(name)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static Optional<WebDomain> ofEmail(String email) {
        return Optional.ofNullable(email)
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .flatMap(WebDomain::of);
    }

    /** A leading "www." names no other domain. */
    public static Optional<WebDomain> ofWebsite(String website) {
        return Optional.ofNullable(website)
                .map(address -> hasScheme(address) ? SCHEME.matcher(address).replaceFirst("") : address)
                .map(address -> BEFORE_NAME.matcher(address).replaceFirst(""))
                .map(address -> BEHIND_NAME.matcher(address).replaceFirst(""))
                .flatMap(WebDomain::of)
                .map(domain -> domain.name().startsWith("www.")
                        ? new WebDomain(domain.name().substring(4))
                        : domain);
    }

    /** "example.com:8080" begins like a scheme, but a digit follows. */
    private static boolean hasScheme(String address) {
        return SCHEME.matcher(address).find() && !address.matches("(?s)[^/:]*:\\d.*");
    }

    /**
     * The part that somebody registered: a.example.co.uk is example.co.uk. Empty for a name that nobody can own alone,
     * such as co.uk or the common part of a hosting service.
     */
    public Optional<WebDomain> registered() {
        try {
            var domain = InternetDomainName.from(name);
            if (domain.isUnderPublicSuffix()) {
                return Optional.of(new WebDomain(domain.topPrivateDomain().toString()));
            }
            return domain.hasPublicSuffix() ? Optional.empty() : belowUnknownTop();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A top domain that the list does not know is a suffix by the list's own rule. */
    private Optional<WebDomain> belowUnknownTop() {
        var labels = withParents().toList();
        return labels.size() > 1 ? Optional.of(new WebDomain(labels.get(labels.size() - 2))) : Optional.empty();
    }

    /** The domain itself and every one above it: a.b.c, b.c, c. */
    public Stream<String> withParents() {
        var labels = name.split("\\.");
        return IntStream.range(0, labels.length)
                .mapToObj(first -> String.join(".", Arrays.copyOfRange(labels, first, labels.length)));
    }
}
