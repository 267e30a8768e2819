package io.leadpath.lead;

import io.leadpath.persistence.Rows;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one record says otherwise than the one that is kept, in words for a note: nothing of it is lost. */
record LeadDifferences(LeadDetails said, LeadDetails known) {
    /** Told with what they say, or kept up to date by the product. */
    private static final Set<String> NOT_NAMED = Set.of(
            "salutation",
            "first_name",
            "last_name",
            "company",
            "title",
            "email",
            "phone",
            "mobile",
            "website",
            "description",
            "do_not_call",
            "email_opt_out",
            "owner");

    /** Name and ways to reach the person, each with what was said; empty when nothing differs. */
    String contactData() {
        return Stream.of(
                        news("name", said.fullName(), known.fullName()),
                        news("company", said.company(), known.company()),
                        news("title", said.title(), known.title()),
                        news("email", said.email(), known.email()),
                        news("phone", said.phone(), known.phone()),
                        news("mobile", said.mobile(), known.mobile()),
                        news("website", said.website(), known.website()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    boolean isOfAnotherAddress() {
        return news("email", said.email(), known.email()) != null;
    }

    /** True when the two have another address, or another first name: an equal company and last name is not enough. */
    boolean isOfAnotherPerson() {
        return known.email() != null && isOfAnotherAddress()
                || known.firstName() != null && news("first name", said.firstName(), known.firstName()) != null;
    }

    /** The names of the other fields that say something else; what they say would be too long. */
    String otherFields() {
        Map<String, Object> kept = Rows.columns(known);
        return Rows.columns(said).entrySet().stream()
                .filter(field -> !NOT_NAMED.contains(field.getKey()))
                .filter(field -> field.getValue() != null && !field.getValue().equals(kept.get(field.getKey())))
                .map(field -> field.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String news(String field, String said, String known) {
        return said == null || said.equalsIgnoreCase(known) ? null : field + " " + said;
    }
}
