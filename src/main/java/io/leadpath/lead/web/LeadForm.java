package io.leadpath.lead.web;

import io.leadpath.layout.Form;
import io.leadpath.lead.Grade;
import io.leadpath.lead.LeadSources;
import io.leadpath.lead.Rating;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which fields of a lead the form has, in which order, and how each is filled in. */
@Component
class LeadForm {
    private static final Map<String, String> LABELS = Map.of(
            "email", "E-mail",
            "lastName", "Last name (required)",
            "state", "State or province",
            "employees", "Number of employees",
            "source", "Source",
            "sourceDetail", "Source in its own words",
            "partnerAccountId", "Partner (the id of its account)",
            "emailOptOut", "No mail",
            "productsInUse", "Products in use");

    private final LeadSources sources;
    private final Users users;

    LeadForm(LeadSources sources, Users users) {
        this.sources = sources;
        this.users = users;
    }

    /** How a field is filled in. */
    enum Kind {
        TEXT,
        EMAIL,
        PHONE,
        AREA,
        CHOICE,
        TICK
    }

    /** @param options what a choice offers, by value */
    record Field(String name, String label, Kind kind, Map<String, String> options) {}

    record Group(String title, List<Field> fields) {}

    /** @param owner offered even if not one of those who usually own leads */
    List<Group> groups(String owner) {
        var grades = codes(Grade.values());
        return List.of(
                new Group(
                        "Person",
                        List.of(
                                text("salutation"),
                                text("firstName"),
                                text("lastName"),
                                text("title"),
                                field("email", Kind.EMAIL),
                                field("phone", Kind.PHONE),
                                field("mobile", Kind.PHONE),
                                field("doNotCall", Kind.TICK),
                                field("emailOptOut", Kind.TICK))),
                new Group(
                        "Company",
                        List.of(
                                text("company"),
                                text("website"),
                                text("industry"),
                                text("employees"),
                                text("annualRevenue"),
                                text("street"),
                                text("postalCode"),
                                text("city"),
                                text("state"),
                                text("country"))),
                new Group(
                        "Lead",
                        List.of(
                                choice("source", words(sources.sources())),
                                text("sourceDetail"),
                                choice("rating", codes(Rating.values())),
                                choice("owner", owners(owner)),
                                text("partnerAccountId"),
                                area("description"))),
                new Group(
                        "Qualification",
                        List.of(
                                choice("budget", grades),
                                area("budgetEvidence"),
                                choice("authority", grades),
                                area("authorityEvidence"),
                                choice("need", grades),
                                area("needEvidence"),
                                choice("timeline", grades),
                                area("timelineEvidence"))),
                new Group("Research", List.of(area("companyHistory"), area("management"), area("productsInUse"))));
    }

    private Map<String, String> owners(String owner) {
        var owners = new LinkedHashMap<String, String>();
        Stream.of(Role.SDR, Role.AE, Role.SALES_MANAGER, Role.CHANNEL_MANAGER)
                .flatMap(role -> users.withRole(role).stream())
                .forEach(user -> owners.putIfAbsent(user, users.nameOf(user)));
        Stream.of(Role.SDR, Role.AE, Role.CHANNEL_MANAGER)
                .forEach(role -> owners.putIfAbsent(role.groupId(), "Everybody in " + role.groupId()));
        if (!owner.isEmpty()) {
            owners.putIfAbsent(owner, users.nameOf(owner));
        }
        return owners;
    }

    private static Map<String, String> codes(Enum<?>[] codes) {
        return words(Arrays.stream(codes).map(Enum::name).toList());
    }

    private static Map<String, String> words(List<String> codes) {
        var words = new LinkedHashMap<String, String>();
        codes.forEach(code -> words.put(code, Codes.words(code)));
        return words;
    }

    private static Field text(String name) {
        return field(name, Kind.TEXT);
    }

    private static Field area(String name) {
        return field(name, Kind.AREA);
    }

    private static Field choice(String name, Map<String, String> options) {
        return new Field(name, label(name), Kind.CHOICE, options);
    }

    private static Field field(String name, Kind kind) {
        return new Field(name, label(name), kind, Map.of());
    }

    private static String label(String name) {
        return LABELS.getOrDefault(name, Form.label(name));
    }
}
