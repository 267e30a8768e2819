package io.leadpath.lead;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The name of a server as it is compared: lower case, letters beyond ASCII in their coded form. */
record WebDomain(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:");
    private static final Pattern BEFORE_NAME = Pattern.compile("^[/\\\\]*([^/\\\\?#]*@)?");
    private static final Pattern BEHIND_NAME = Pattern.compile("[/\\\\?#:].*$", Pattern.DOTALL);

    /** Empty for what is no name of a server, such as an address of numbers in brackets. */
    static Optional<WebDomain> of(String text) {
        try {
            var name = IDN.toASCII(text.strip().replaceAll("\\.$", ""), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            return NAME.matcher(name).matches() ? Optional.of(new WebDomain(name)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The domains that the lead's e-mail address and website belong to. */
    static Stream<WebDomain> of(LeadDetails details) {
        return Stream.of(ofEmail(details.email()), ofWebsite(details.website())).flatMap(Optional::stream);
    }

    static Optional<WebDomain> ofEmail(String email) {
        return Optional.ofNullable(email)
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .flatMap(WebDomain::of);
    }

    /** A leading "www." names no other domain. */
    static Optional<WebDomain> ofWebsite(String website) {
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

    /** The domain itself and every one above it: a.b.c, b.c, c. */
    Stream<String> withParents() {
        var labels = name.split("\\.");
        return IntStream.range(0, labels.length)
                .mapToObj(first -> String.join(".", Arrays.copyOfRange(labels, first, labels.length)));
    }
}
