package io.leadpath.imports;

import io.leadpath.lead.LeadSources;
import io.leadpath.lead.Rating;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The wordings of other CRMs in our codes. Deliberately few: a wording that is not certain is not translated. */
final class Wordings {
    private static final Map<String, String> SOURCES = Map.of(
            "WEB_SITE", "WEB",
            "WEBSITE", "WEB",
            "PARTNER", "PARTNER_REFERRAL");

    /** Statuses of leads that others gave up; the value is the reason recorded. */
    private static final Map<String, String> GIVEN_UP = Map.ofEntries(
            Map.entry("JUNK", "JUNK"),
            Map.entry("JUNK_LEAD", "JUNK"),
            Map.entry("LOST", "LOST"),
            Map.entry("LOST_LEAD", "LOST"),
            Map.entry("UNQUALIFIED", "UNQUALIFIED"),
            Map.entry("UNQUALIFIED_LEAD", "UNQUALIFIED"),
            Map.entry("NOT_QUALIFIED", "UNQUALIFIED"),
            Map.entry("DISQUALIFIED", "UNQUALIFIED"),
            Map.entry("CLOSED_NOT_CONVERTED", "UNQUALIFIED"));

    private Wordings() {}

    /** The code of a source: one that is spelled like a configured code, a known synonym, or OTHER. */
    static String source(String wording, LeadSources sources) {
        var code = code(wording);
        var known = SOURCES.getOrDefault(code, code);
        return sources.knows(known) ? known : LeadSources.OTHER;
    }

    /** Why a lead with this status is not worked any more; empty when it is. */
    static Optional<String> givenUpAs(String status) {
        return Optional.ofNullable(GIVEN_UP.get(code(status)));
    }

    static Optional<Rating> rating(String wording) {
        return Arrays.stream(Rating.values())
                .filter(rating -> rating.name().equals(code(wording)))
                .findFirst();
    }

    static Optional<Boolean> yesOrNo(String wording) {
        return switch (wording.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y" -> Optional.of(true);
            case "false", "0", "no", "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static String code(String wording) {
        return wording.toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
    }
}
