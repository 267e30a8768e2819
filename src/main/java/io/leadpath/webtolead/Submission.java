package io.leadpath.webtolead;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What somebody sent by the form: the fields by their names, those nobody knows left out, as browsers send more. */
record Submission(Map<String, String> fields) {
    /** The fields a visitor fills in, with the names the API gives them. */
    static final List<String> OF_THE_LEAD = List.of(
            "salutation",
            "firstName",
            "lastName",
            "company",
            "title",
            "email",
            "phone",
            "mobile",
            "website",
            "street",
            "city",
            "state",
            "postalCode",
            "country",
            "industry",
            "description",
            "source");

    static final String CONSENT = "consent";
    static final String RETURN_URL = "returnUrl";
    /** People do not see this field; programs that fill in whatever there is give themselves away. */
    static final String TRAP = "referenceCode";

    private static final Set<String> YES = Set.of("on", "true", "yes", "1");

    Submission {
        var known = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (isKnown(name) && value != null) {
                known.put(name, value);
            }
        });
        fields = known;
    }

    /** Nothing that could be read. */
    static Submission empty() {
        return new Submission(Map.of());
    }

    boolean hasConsent() {
        return YES.contains(fields.getOrDefault(CONSENT, "").strip().toLowerCase(Locale.ROOT));
    }

    boolean isTrapped() {
        return !fields.getOrDefault(TRAP, "").isBlank();
    }

    String returnUrl() {
        return fields.get(RETURN_URL);
    }

    /** The values of {@link #OF_THE_LEAD} that were given. */
    Map<String, String> ofTheLead() {
        var values = new LinkedHashMap<>(fields);
        values.keySet().retainAll(OF_THE_LEAD);
        return values;
    }

    private static boolean isKnown(String name) {
        return OF_THE_LEAD.contains(name) || name.equals(CONSENT) || name.equals(RETURN_URL) || name.equals(TRAP);
    }
}
